import ArgumentParser
import ClusterObjects
import GatewayMigration
import ReportFormats
import RequestRouting
import SnapshotStore

/// `netlapse migration`: how far the move from Ingress to the Gateway API has come.
struct Migration: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "migration",
    abstract: "Show how far the move from Ingress to the Gateway API has come.",
    discussion: """
      The unit is a cell: one host and path of the Ingresses of one controller. For each cell both \
      sides are compiled and compared request by request. CUT_OVER means that the Ingress is gone \
      and the Gateway serves what it served; a cell is done when it has been so for --done-after, \
      without going back, and with nothing lost that protected it. A redirect to HTTPS never \
      stands for a backend, a route without a confirming status is not in force, and what was not \
      seen is UNKNOWN.

      Example: netlapse migration --fail-on regressed,orphaned
      Example: netlapse migration explain shop.example /cart
      Example: netlapse migration requests -o json

      Exit codes: 0 done; 1 a --fail-on state or flag is there; 3 with --fail-on: it cannot be \
      assessed; 64 wrong usage; 66 no such snapshot or cluster; 74 the store cannot be read.
      """,
    subcommands: [MigrationExplain.self, MigrationRequests.self])

  static let answersWithTable = true

  @OptionGroup var global: GlobalOptions
  @OptionGroup var clusters: ClusterOptions
  @OptionGroup var moments: MomentOptions
  @OptionGroup var readiness: ReadinessOptions
  @OptionGroup var progress: ProgressOptions

  @Option(name: [.short, .long], help: "Only cells of Ingresses in this namespace.")
  var namespace: String?

  @Option(help: ArgumentHelp("Only what happened from this time on.", valueName: "moment"))
  var since: MomentExpression?

  @Option(
    help: ArgumentHelp(
      "Exit 1 when a cell is in one of these states or has one of these flags, and 3 when that "
        + "cannot be assessed: regressed, orphaned, cut_over_at_risk, ...",
      valueName: "state|flag"))
  var failOn: [String] = []

  @Flag(
    inversion: .prefixedNo,
    help: "With --fail-on: exit 0, not 3, when something cannot be assessed (default: not).")
  var allowIncomplete: Bool?

  func validate() throws { _ = try MigrationGate(failOn) }

  func answer() throws -> ExitStatus {
    let reading = MigrationReading(
      global: global, clusters: clusters, moments: moments, readiness: readiness)
    let options = try progress.options(readiness, global.settings)
    let gate = try MigrationGate(
      failOn.isEmpty ? try global.settings.words(.migrationFailOn) ?? [] : failOn)
    let allowsIncomplete =
      try allowIncomplete ?? global.settings.flag(.migrationAllowIncomplete) ?? false
    let report = try global.readStore().read { history in
      let moment = try reading.moment(in: history)
      let timeline = try reading.timeline(history, upTo: moment, options, in: namespace)
      let start = try since.map {
        try SinceTime($0, history, moment.snapshot.cluster, now: global.clock).instant
      }
      let cells = timeline.cells.filter { $0.isOwned(in: namespace) }
      let keys = Set(cells.map(\.key))
      return MigrationReport(
        moment: moment, cells: cells,
        burndown: timeline.burndown.filter { point in
          start.map { point.snapshot.endedAt >= $0 } ?? true
        },
        events: timeline.events.filter { event in
          keys.contains(event.cell) && (start.map { event.by.endedAt >= $0 } ?? true)
        },
        forecast: MigrationForecast(timeline.burndown), options: options,
        review: timeline.review(of: cells, at: moment),
        unseen: timeline.latest.map { MigrationReading.unseen(in: $0.inventory) } ?? [])
    }
    try Console(global).print(report)
    progress.flagsWithoutEffect(on: report.cells).forEach(Console.note)
    guard let gate else { return .done }
    if gate.isMet(by: report.cells) { return .found }
    return gate.isAssessed(in: report.cells, unseen: report.unseen) || allowsIncomplete
      ? .done : .incomplete
  }
}
