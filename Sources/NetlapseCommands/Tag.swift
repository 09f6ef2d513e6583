import ArgumentParser
import ClusterObjects
import ReportFormats
import SnapshotStore

/// `netlapse tag`: gives a snapshot a name.
struct Tag: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Give a snapshot a name: a change ticket, an upgrade, an incident.",
    discussion: """
      The name is then a moment: tag:NAME. A name belongs to one snapshot; --force moves it.

      Example: netlapse tag latest before-CHG123

      Exit codes: 0 done; 64 the name is taken or malformed; 66 no such snapshot; 74 the store \
      cannot be written; 75 it is busy.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var clusters: ClusterOptions

  @Argument(help: "The snapshot; with --remove left out.")
  var moment: MomentExpression?

  @Argument(help: "Its name.")
  var name: String?

  @Option(help: ArgumentHelp("Take this name away instead.", valueName: "name"))
  var remove: String?

  @Flag(help: "Take the name away from the snapshot that has it.")
  var force = false

  func validate() throws {
    if remove != nil {
      if moment != nil || name != nil { throw ValidationError("--remove takes no moment") }
      return
    }
    guard moment != nil, let name else { throw ValidationError("give a moment and a name") }
    try Self.requireName(name)
  }

  /// - Throws: an error of usage for what is no name.
  static func requireName(_ name: String) throws {
    let isName =
      !name.isEmpty && name.utf8.count <= 128
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    guard isName else {
      throw ValidationError(
        "\(name): a tag is at most 128 letters, digits, dashes, dots and underscores")
    }
  }

  /// The snapshot that has a name.
  static func owner(of name: String, in store: SnapshotStore) throws -> SnapshotRecord? {
    try store.read { history in
      try history.clusters().lazy.flatMap { try history.snapshots(of: $0) }
        .first { $0.tags.contains(name) }
    }
  }

  func answer() throws -> ExitStatus {
    let store = try global.openStore()
    if let remove {
      guard try store.untag(remove) else { throw CommandFailure(.notFound, "no tag \(remove)") }
      return .done
    }
    guard let moment, let name else { return .usage }
    let snapshot = try store.read { history in
      let cluster = try clusters.choose(from: history, global.settings)
      return try MomentResolver(history: history, cluster: cluster, now: global.clock)
        .resolve(moment).snapshot
    }
    if !force, let owner = try Self.owner(of: name, in: store), owner.id != snapshot.id {
      throw CommandFailure(
        .usage, "\(name) already names id:\(owner.id)", hint: "--force moves it")
    }
    _ = try store.tag(snapshot, as: name)
    let tagged = try store.read { history in
      try history.snapshots(of: snapshot.cluster).filter { $0.id == snapshot.id }.map {
        SnapshotList.Entry(
          snapshot: $0, coverage: try history.coverage(of: $0), counts: try history.counts(of: $0))
      }
    }
    try Console(global).print(SnapshotList(entries: tagged))
    return .done
  }
}
