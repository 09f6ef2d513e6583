import ClusterObjects

/// What one snapshot can say about the objects of one resource: the mask without which an interval
/// that spans an uncovered snapshot would claim what nobody saw.
struct Knowledge {
  private let coverage: ResourceCoverage
  private let partials: PartialTable
  private let position: Int64

  init(
    _ history: StoreHistory, _ row: StoreHistory.SnapshotRow, _ resource: ResourceName
  ) throws {
    coverage = ResourceCoverage(
      try history.coverageTable.coverage(row.coverage), resource: resource)
    partials = history.partials
    position = row.record.position
  }

  /// Whether the snapshot knows about the object: its scope is determinate, or a partial list held
  /// it.
  func holds(_ object: Int64, _ key: ObjectKey, in collection: Int64) throws -> Bool {
    switch coverage.outcome(namespace: key.namespace, name: key.name) {
    case .complete, .notServed: true
    case .partial: try partials.holds(object: object, collection: collection, position: position)
    case .forbidden, .failed, .notCollected: false
    }
  }
}
