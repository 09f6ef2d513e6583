package import ClusterObjects
package import NetworkModel

/// What metrics tell about a snapshot that was just recorded.
package struct MeasuredSnapshot: Sendable {
  /// The snapshot on record.
  package let record: SnapshotRecord
  /// What it looked at.
  package let coverage: Coverage
  /// How many objects of each resource it lists.
  package let objectsByResource: [ResourceName: Int]
  /// What differs from the snapshot before it, by class (``DiffReport/classCounts``); nil where
  /// nobody compared.
  package var changes: [ChangeClass: (facts: Int, objects: Int)]?
  /// How full ranges of addresses are; empty where nobody knows.
  package var pools: [AddressPool] = []

  package init(
    record: SnapshotRecord, coverage: Coverage, objectsByResource: [ResourceName: Int]
  ) {
    self.record = record
    self.coverage = coverage
    self.objectsByResource = objectsByResource
  }
}
