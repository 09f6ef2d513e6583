import ArgumentParser
import ClusterObjects
import EvidenceSources
import ReportFormats
import SnapshotStore

/// `netlapse ingest`: files become snapshots.
struct Ingest: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Record snapshots from files.",
    discussion: """
      A path is a file or folder with the output of kubectl get ... -o json or -o yaml, or with \
      manifests; - is standard input. All paths together are one snapshot, or with --each every \
      entry of a folder is one.

      The time is --at, else the one in the name (2026-11-01T00-05-00Z), else that of \
      coverage.json; standard input is now.

      Example: netlapse ingest --each collected/

      Exit codes: 0 recorded, already on record, or pruned before; 64 the cluster is not stated; \
      65 an input is malformed (with --each the others are recorded all the same); 66 no such \
      file; 74 the store cannot be written; 75 it is busy; 77 permission denied.
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Files, folders, or - for standard input.")
  var paths: [String]

  @Flag(help: "Read every entry of the folders as a snapshot of its own.")
  var each = false

  @Option(help: ArgumentHelp("The cluster's name.", valueName: "name"))
  var cluster: String?

  @Option(help: ArgumentHelp("The time of the snapshot (RFC 3339).", valueName: "time"))
  var at: String?

  @Flag(name: [.customShort("A"), .long], help: "The lists are of all namespaces.")
  var allNamespaces = false

  @Option(name: [.short, .long], help: "The lists are of this namespace.")
  var namespace: String?

  @Flag(help: "Believe empty lists (--trust-empty=RESOURCE: those of one resource).")
  var trustEmpty = false

  @Option(help: .hidden)
  var trustEmptyOf: [String] = []

  @Flag(help: "Take the files' modification time when nothing else gives one.")
  var timeFromFiles = false

  @Flag(help: "Accept a time more than five minutes in the future.")
  var allowFuture = false

  @Flag(help: "Record what was on record before and has been pruned.")
  var again = false

  @Option(help: ArgumentHelp("Tag the snapshot.", valueName: "name"))
  var tag: String?

  func validate() throws {
    if let at, Instant(rfc3339: at) == nil {
      throw ValidationError("--at \(at): not an RFC 3339 time, such as 2026-11-22T10:00:00Z")
    }
    if allNamespaces, namespace != nil { throw ValidationError("-A and -n exclude each other") }
    if each, at != nil { throw ValidationError("--each and --at exclude each other") }
    if each, tag != nil { throw ValidationError("--each and --tag exclude each other") }
    if each, paths.contains("-") { throw ValidationError("--each cannot read standard input") }
    if let tag { try Tag.requireName(tag) }
    for name in trustEmptyOf where ResourceCatalogue.current.resource(called: name) == nil {
      throw ValidationError("--trust-empty=\(name): netlapse records no such resource")
    }
  }

  func answer() throws -> ExitStatus {
    // Read before the store is made: what cannot be read should leave no trace.
    let inputs = each ? try FileEvidenceReader.inputs(in: paths).map { [$0] } : [paths]
    guard !inputs.isEmpty else {
      throw CommandFailure(.malformedInput, "\(paths.joined(separator: " ")): nothing in it")
    }
    let console = Console(global)
    var report = IngestReport()
    var store: SnapshotStore?
    for (index, input) in Self.inOrderOfTime(inputs).enumerated() {
      let place = "\(index + 1)/\(inputs.count) \(input[0])"
      var options = options
      options.followsLinks = !each || paths.contains(input[0])
      let reader = FileEvidenceReader(options: options) { console.progress("\(place): \($0)") }
      do {
        let evidence = try reader.read(input)
        let open = try store ?? global.openStore(create: true)
        store = open
        report.add(try record(evidence, in: open), hints: evidence.hints)
      } catch RecordingRefusal.pruned(let time) {
        report.skipped.append(IngestReport.Skipped(path: input[0], prunedAt: time))
      } catch  where each && Self.concernsOneInput(error) {
        let failure = CommandFailure(error)
        report.failures.append(
          IngestReport.Failure(
            path: input[0], code: failure.status.rawValue, message: failure.message))
      }
    }
    console.progress("")
    try console.print(report)
    return report.failures.isEmpty ? .done : .malformedInput
  }

  /// Whether the other inputs can be recorded all the same.
  private static func concernsOneInput(_ error: any Error) -> Bool {
    error is EvidenceError || error is RecordingRefusal
  }

  private var options: FileEvidenceOptions {
    var options = FileEvidenceOptions(now: global.clock)
    options.clusterName = cluster
    options.at = at.flatMap { Instant(rfc3339: $0) }
    options.namespaceScope =
      allNamespaces ? .allNamespaces : namespace.map { .namespace($0) } ?? .judged
    options.emptyLists =
      trustEmpty ? .always : trustEmptyOf.isEmpty ? .never : .resources(Set(trustEmptyOf))
    options.timeFromFiles = timeFromFiles
    options.allowFuture = allowFuture
    return options
  }

  /// Oldest first, which is what recording costs least in; names without a time keep their place
  /// at the end.
  private static func inOrderOfTime(_ inputs: [[String]]) -> [[String]] {
    inputs.map { input in
      (input, Instant(fileName: input[0].split(separator: "/").last.map(String.init) ?? ""))
    }.sorted { ($0.1 ?? .latest) < ($1.1 ?? .latest) }.map(\.0)
  }

  private func record(
    _ evidence: FileEvidence, in store: SnapshotStore
  ) throws -> IngestReport.Entry {
    let result = try store.record(evidence.snapshot, recordedAt: .now, again: again)
    if let tag {
      if let owner = try Tag.owner(of: tag, in: store), owner.id != result.snapshot.id {
        throw CommandFailure(
          .usage, "recorded as id:\(result.snapshot.id), but \(tag) already names id:\(owner.id)",
          hint: "netlapse tag id:\(result.snapshot.id) \(tag) --force moves it")
      }
      _ = try store.tag(result.snapshot, as: tag)
    }
    var counts: [ResourceName: Int] = [:]
    for object in evidence.snapshot.objects { counts[object.key.resource, default: 0] += 1 }
    return IngestReport.Entry(
      result: result, coverage: evidence.snapshot.coverage, objectsByResource: counts,
      refused: evidence.refused)
  }
}
