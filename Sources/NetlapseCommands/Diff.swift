import ArgumentParser
import ClusterObjects
import ReportFormats
import SnapshotDiff
import SnapshotStore

/// `netlapse diff`: what changed between two moments.
struct Diff: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed between two moments.",
    discussion: """
      What one of the two could not see is never a difference: it is listed as not comparable. \
      Tables fold pods and endpoints that roll into one line per Service; -o wide and -o json show \
      each.

      Example: netlapse diff 2026-11-20 latest --resource services

      Exit codes: 0 no differences; 1 differences; 3 no differences, but something could not be \
      compared; 64 wrong usage; 66 no such snapshot or cluster; 74 the store cannot be read.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var clusters: ClusterOptions
  @OptionGroup var moments: MomentOptions

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
    let report = try global.readStore().read { history in
      let clusterFrom = try ClusterOptions.choose(fromCluster ?? clusters.cluster, from: history)
      let clusterTo = try ClusterOptions.choose(toCluster ?? clusters.cluster, from: history)
      let start = clusterFrom == clusterTo ? from : betweenClusters(from)
      return try DiffEngine(history: history, resources: try resources()).compare(
        try moments.resolve(start, in: history, clusterFrom, now: global.clock),
        try moments.resolve(to, in: history, clusterTo, now: global.clock))
    }
    try Console(global).print(report)
    if !report.objects.isEmpty { return .found }
    return report.incomparable.isEmpty || allowIncomplete ? .done : .incomplete
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
