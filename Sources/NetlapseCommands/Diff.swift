import ArgumentParser
import ClusterObjects
import NetworkModel
import ReportFormats
import RequestRouting
import SnapshotDiff
import SnapshotStore

/// `netlapse diff`: what changed between two moments.
struct Diff: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed between two moments, and what it means.",
    discussion: """
      First what changed in the network, the gravest first: oneWayDoor (cannot be taken back \
      without rebuilding), disruptive, routing, capacity, policy, churn, cosmetic. Then the \
      objects, and requests that Ingresses and Gateways answer differently. What one of the two \
      could not see is never a difference: it is listed as not comparable. Tables \
      fold pods and endpoints that roll into one line per Service; -o wide and -o json show each.

      Example: netlapse diff 2026-11-20 latest --resource services
      Example: netlapse diff latest~1 latest --fail-on oneWayDoor,disruptive

      With --with the second side is the first one with manifests laid over it, as far as it can \
      be known what the server would make of them: "what would this merge change?"

      Example: helm template ... | netlapse diff --with - --fail-on oneWayDoor

      Exit codes: 0 no differences; 1 differences (with --fail-on: of these classes); 3 no \
      differences, but something could not be compared (with --fail-on: the classes could not be \
      assessed); 64 wrong usage; 65 a manifest is malformed; 66 no such snapshot or cluster; 74 \
      the store cannot be read.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var clusters: ClusterOptions
  @OptionGroup var moments: MomentOptions
  @OptionGroup var changes: ChangeOptions

  @Argument(help: "The moment to start from (default: latest~1; with --with: latest).")
  var from: MomentExpression?

  @Argument(help: "The moment to compare with (default: latest).")
  var to: MomentExpression?

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "Compare with FROM itself under these manifests: a file, a folder, or - for standard input; "
        + "may be repeated.", valueName: "path"))
  var manifests: [String] = []

  @Option(name: [.short, .long], help: "The namespace of manifests that name none.")
  var namespace: String?

  @Option(help: ArgumentHelp("The cluster of FROM.", valueName: "name|uid"))
  var fromCluster: String?

  @Option(help: ArgumentHelp("The cluster of TO.", valueName: "name|uid"))
  var toCluster: String?

  @Option(help: "Compare only these resources; may be repeated.")
  var resource: [String] = []

  @Flag(
    help: """
      For requests: count routes as in force where no status says anything; always so with --with.
      """)
  var assumeReady = false

  @Flag(
    inversion: .prefixedNo,
    help: "Exit 0, not 3, when something could not be compared (default: not).")
  var allowIncomplete: Bool?

  func validate() throws {
    guard !manifests.isEmpty else { return }
    if to != nil { throw ValidationError("--with takes the place of the second moment") }
    if toCluster != nil { throw ValidationError("--with and --to-cluster exclude each other") }
  }

  func answer() throws -> ExitStatus {
    let gateClasses = try changes.gateClasses(global.settings)
    let allowsIncomplete =
      try allowIncomplete ?? global.settings.flag(.diffAllowIncomplete) ?? false
    let (whole, requests, gate, notes) = try global.readStore().read { history in
      let (sides, notes) = try sides(in: history)
      let report = try DiffEngine(history: sides.history, resources: try resources())
        .compare(sides.before, sides.after)
      let gate = try gateClasses.map {
        try ChangeGate($0, before: sides.before, after: sides.after)
      }
      let requests = try requestChanges(sides)
      guard let notes else { return (report, requests, gate, notes) }
      return (report.replacing(incomparable: notes.incomparable), requests, gate, notes)
    }
    let parts = try changes.parts()
    let shown = whole.keeping(
      classes: try ChangeOptions.classes(in: changes.classes, flag: "--class"),
      facts: parts.contains(.facts), objects: parts.contains(.objects))
    try Console(global).print(
      DiffAnswer(report: shown, requests: requests, gate: gate, candidate: notes))
    if let gate {
      if gate.isClosed(by: whole) { return .found }
      return gate.isAssessed(in: whole) || allowsIncomplete ? .done : .incomplete
    }
    if !shown.isEmpty || (requests?.count ?? 0) > 0 { return .found }
    let isComplete = shown.isComplete && requests?.isComplete ?? true
    return isComplete || allowsIncomplete ? .done : .incomplete
  }

  /// Nil where only other parts, classes or resources are asked for.
  private func requestChanges(_ sides: Sides) throws -> RequestChanges? {
    guard try changes.parts().contains(.requests) else { return nil }
    let classes = try ChangeOptions.classes(in: changes.classes, flag: "--class")
    let isStated = !changes.only.isEmpty
    guard isStated || (resource.isEmpty && classes?.contains(.routing) ?? true) else { return nil }
    return try RequestChangeReader(
      before: sides.before.evidence, after: sides.after.evidence,
      assumesReady: assumeReady || !manifests.isEmpty
    ).changes()
  }

  private typealias Sides = (history: any History, before: FactReader, after: FactReader)

  private func sides(in history: any History) throws -> (Sides, CandidateNotes?) {
    let clusterFrom = try clusters.choose(fromCluster, from: history, global.settings)
    func moment(_ expression: MomentExpression, _ cluster: ClusterKey) throws -> Moment {
      try moments.resolve(expression, in: history, cluster, global)
    }
    let cache = ContentCache()
    func reader(_ history: any History, _ moment: Moment) -> FactReader {
      FactReader(NetworkEvidence(history: history, moment: moment, cache: cache))
    }
    guard manifests.isEmpty else {
      let start = try moment(from ?? .latest(stepsBack: 0), clusterFrom)
      let candidate = try Candidate(
        over: start, in: history, manifests,
        namespace: try namespace ?? global.settings.value(.namespace), now: global.clock)
      let sides = (
        candidate.whatIf.history, reader(candidate.whatIf.history, start),
        reader(candidate.whatIf.history, candidate.whatIf.candidateMoment)
      )
      return (sides, candidate.notes)
    }
    let clusterTo = try clusters.choose(toCluster, from: history, global.settings)
    // Between two clusters the default is the latest of both.
    let start = from ?? .latest(stepsBack: clusterFrom == clusterTo ? 1 : 0)
    let before = try moment(start, clusterFrom)
    let after = try moment(to ?? .latest(stepsBack: 0), clusterTo)
    return ((history, reader(history, before), reader(history, after)), nil)
  }

  private func resources() throws -> Set<ResourceName>? {
    if resource.isEmpty { return nil }
    return Set(
      try resource.flatMap { $0.split(separator: ",") }.map { name in
        guard let known = ResourceCatalogue.current.resource(called: String(name)) else {
          throw CommandFailure(.usage, "--resource \(name): netlapse records no such resource")
        }
        return known.name
      })
  }
}
