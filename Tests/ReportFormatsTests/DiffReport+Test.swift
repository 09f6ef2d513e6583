import ClusterObjects

@testable import SnapshotDiff

extension DiffReport {
  /// A report of changes between snapshots 1 and 2 of one cluster.
  static func test(
    _ objects: [ObjectChange] = [], facts: FactDifference = FactDifference(),
    incomparable: [Incomparable] = [], asked: Instant? = nil,
    carried: [ResourceName] = [], clusterName: String? = "prod"
  ) -> DiffReport {
    func moment(_ id: Int64, asked: Instant?) -> Moment {
      let snapshot = SnapshotRecord.test(id: id, clusterName: clusterName)
      let older = SnapshotRecord.test(id: 9, clusterName: clusterName)
      let sources = carried.map { ($0, (snapshot: older, coverage: Coverage())) }
      return Moment(
        snapshot: snapshot, asked: asked, sources: Dictionary(uniqueKeysWithValues: sources))
    }
    return DiffReport(
      from: moment(1, asked: nil), to: moment(2, asked: asked), facts: facts, objects: objects,
      incomparable: incomparable)
  }
}
