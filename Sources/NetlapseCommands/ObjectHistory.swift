import ArgumentParser
import ClusterObjects
import JSONScanner
import ReportFormats
import SnapshotDiff
import SnapshotStore

/// `netlapse history`: every content an object had.
struct ObjectHistory: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show when an object changed, and how.",
    discussion: """
      A change happened after one snapshot and by another; never is one instant printed for it. \
      The first content on record was first seen, which does not mean that it was new.

      Example: netlapse history services shop/web --since 30d

      Exit codes: 0 done; 66 the object was never seen, or no such cluster; 74 the store cannot be \
      read.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var clusters: ClusterOptions
  @OptionGroup var subject: ObjectOptions

  @Option(help: ArgumentHelp("Only what was seen from this time on.", valueName: "moment"))
  var since: MomentExpression?

  func answer() throws -> ExitStatus {
    let (resource, key) = try subject.resolve()
    let report = try global.readStore().read { history in
      let cluster = try clusters.choose(from: history)
      let intervals = try HistoryReader(history: history).read(key, of: resource, in: cluster)
      let start = try since.map {
        try SinceTime($0, history, cluster, now: global.clock).instant
      }
      return HistoryReport(
        key: key,
        intervals: intervals.filter { interval in
          start.map { interval.version.lastSeen.endedAt >= $0 } ?? true
        })
    }
    guard !report.intervals.isEmpty else {
      throw CommandFailure(
        .notFound, "\(report.key) was never seen" + (since == nil ? "" : " in that time"),
        hint: "netlapse snapshots shows what was looked at")
    }
    try Console(global).print(report)
    return .done
  }
}
