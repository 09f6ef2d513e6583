import ArgumentParser
import ClusterObjects
import NetworkModel
import ReportFormats
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
      objects. What one of the two could not see is never a difference: it is listed as not \
      comparable. Tables fold pods and endpoints that roll into one line per Service; -o wide and \
      -o json show each.

      Example: netlapse diff 2026-11-20 latest --resource services
      Example: netlapse diff latest~1 latest --fail-on oneWayDoor,disruptive

      Exit codes: 0 no differences; 1 differences (with --fail-on: of these classes); 3 no \
      differences, but something could not be compared (with --fail-on: the classes could not be \
      assessed); 64 wrong usage; 66 no such snapshot or cluster; 74 the store cannot be read.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var clusters: ClusterOptions
  @OptionGroup var moments: MomentOptions
  @OptionGroup var changes: ChangeOptions

  @Argument(help: "The moment to start from.")
  var from: MomentExpression = .latest(stepsBack: 1)

  @Argument(help: "The moment to compare with.")
  var to: MomentExpression = .latest(stepsBack: 0)

  @Option(help: ArgumentHelp("The cluster of FROM.", valueName: "name|uid"))
  var fromCluster: String?

  @Option(help: ArgumentHelp("The cluster of TO.", valueName: "name|uid"))
  var toCluster: String?

  @Option(help: "Compare only these resources; may be repeated.")
  var resource: [String] = []

  @Flag(help: "Exit 0, not 3, when something could not be compared.")
  var allowIncomplete = false

  func answer() throws -> ExitStatus {
    let gateClasses = try ChangeOptions.classes(in: changes.failOn, flag: "--fail-on")
    let (report, gate) = try global.readStore().read { history in
      let (before, after) = try sides(in: history)
      let report = try DiffEngine(history: history, resources: try resources())
        .compare(before, after)
      return (
        report, try gateClasses.map { try ChangeGate($0, before: before, after: after) }
      )
    }
    let parts = try changes.parts()
    let shown = report.keeping(
      classes: try ChangeOptions.classes(in: changes.classes, flag: "--class"),
      facts: parts.contains(.facts), objects: parts.contains(.objects))
    try Console(global).print(DiffAnswer(report: shown, gate: gate))
    if let gate {
      if gate.isClosed(by: report) { return .found }
      return gate.isAssessed(in: report) || allowIncomplete ? .done : .incomplete
    }
    if !shown.isEmpty { return .found }
    return shown.isComplete || allowIncomplete ? .done : .incomplete
  }

  private func sides(in history: any History) throws -> (FactReader, FactReader) {
    let clusterFrom = try ClusterOptions.choose(fromCluster ?? clusters.cluster, from: history)
    let clusterTo = try ClusterOptions.choose(toCluster ?? clusters.cluster, from: history)
    let start = clusterFrom == clusterTo ? from : betweenClusters(from)
    let cache = ContentCache()
    func reader(_ expression: MomentExpression, _ cluster: ClusterKey) throws -> FactReader {
      let moment = try moments.resolve(expression, in: history, cluster, now: global.clock)
      return FactReader(NetworkEvidence(history: history, moment: moment, cache: cache))
    }
    return (try reader(start, clusterFrom), try reader(to, clusterTo))
  }

  /// Between two clusters the default is the latest of both.
  private func betweenClusters(_ from: MomentExpression) -> MomentExpression {
    from == .latest(stepsBack: 1) ? .latest(stepsBack: 0) : from
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
