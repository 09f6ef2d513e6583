import ArgumentParser
import ClusterObjects
import ReportFormats
import SnapshotStore

/// `netlapse snapshots`: what is on record.
struct Snapshots: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshots",
    abstract: "List what is on record, and how complete it is.",
    discussion: """
      New, changed and gone count against what was known before, in order of time.

      Example: netlapse snapshots --since 2d

      Exit codes: 0 done; 64 several clusters are on record and none was named; 66 no record or no \
      such cluster; 74 the store cannot be read.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var clusters: ClusterOptions

  @Option(help: ArgumentHelp("Only snapshots from this time on.", valueName: "moment"))
  var since: MomentExpression?

  func answer() throws -> ExitStatus {
    let report = try global.readStore().read { history in
      let cluster = try clusters.choose(from: history, global.settings)
      let start = try since.map { expression in
        try SinceTime(expression, history, cluster, now: global.clock).instant
      }
      let counts = try history.counts(of: cluster)
      let entries = try history.snapshots(of: cluster)
        .filter { snapshot in start.map { snapshot.startedAt >= $0 } ?? true }
        .map { snapshot in
          SnapshotList.Entry(
            snapshot: snapshot, coverage: try history.coverage(of: snapshot),
            counts: counts[snapshot.id] ?? SnapshotCounts())
        }
      return SnapshotList(entries: entries)
    }
    try Console(global).print(report)
    return .done
  }
}
