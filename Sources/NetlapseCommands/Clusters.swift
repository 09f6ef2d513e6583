import ArgumentParser
import ClusterObjects
import ReportFormats
import SnapshotStore

/// `netlapse clusters`: which clusters are on record.
struct Clusters: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "clusters",
    abstract: "List the clusters on record.",
    discussion: """
      A cluster is told apart by the UID of its kube-system namespace; snapshots that do not hold \
      it belong to the name they were given.

      Example: netlapse clusters

      Exit codes: 0 done; 66 no record; 74 the store cannot be read.
      """)

  @OptionGroup var global: GlobalOptions

  func answer() throws -> ExitStatus {
    let report = try global.readStore().read { history in
      ClusterList(
        entries: try history.clusters().map { cluster in
          ClusterList.Entry(cluster: cluster, snapshots: try history.snapshots(of: cluster))
        })
    }
    try Console(global).print(report)
    return .done
  }
}
