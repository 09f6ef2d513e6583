import ArgumentParser
import ClusterObjects
import GatewayMigration
import ReportFormats
import RequestRouting
import SnapshotStore

/// `netlapse migration explain`: the whole story of one host and path.
struct MigrationExplain: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell the whole story of one host and path.",
    discussion: """
      What the Ingress says, which routes hold it, which requests would go elsewhere, what its \
      annotations mean for the move, and what happened to it.

      Example: netlapse migration explain shop.example /cart

      Exit codes: 0 done; 64 wrong usage; 66 no such cell, snapshot or cluster; 74 the store \
      cannot be read.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var clusters: ClusterOptions
  @OptionGroup var moments: MomentOptions
  @OptionGroup var readiness: ReadinessOptions
  @OptionGroup var progress: ProgressOptions

  @Argument(help: "The host as the Ingress writes it; * for rules without a host.")
  var host: String

  @Argument(help: "The path as the Ingress writes it (default: all of the host).")
  var path: String?

  func answer() throws -> ExitStatus {
    let reading = MigrationReading(
      global: global, clusters: clusters, moments: moments, readiness: readiness)
    let options = try progress.options(readiness, global.settings)
    let wanted = HostName.normalized(host)
    let (report, near) = try global.readStore().read { history in
      let moment = try reading.moment(in: history)
      let timeline = try reading.timeline(history, upTo: moment, options)
      let cells = timeline.cells.filter { cell in
        cell.key.host == wanted && (path.map { cell.key.path == $0 } ?? true)
      }
      let keys = Set(cells.map(\.key))
      let report = CellReport(
        moment: moment, cells: cells, events: timeline.events.filter { keys.contains($0.cell) },
        options: options, review: timeline.review(of: cells, at: moment))
      let ofHost = timeline.cells.filter { $0.key.host == wanted }.map(\.key.path)
      let hosts = Array(Set(timeline.cells.map(\.key.host)))
      return (
        report,
        ofHost.isEmpty
          ? NearestName.find(wanted, among: hosts).map { "perhaps \($0)" }
          : "paths of \(wanted): \(ofHost.prefix(5).joined(separator: ", "))"
      )
    }
    guard !report.cells.isEmpty else {
      throw CommandFailure(
        .notFound, "no Ingress on record has \(wanted)\(path.map { " \($0)" } ?? "")",
        hint: near ?? "netlapse migration -o wide lists all cells")
    }
    try Console(global).print(report)
    return .done
  }
}
