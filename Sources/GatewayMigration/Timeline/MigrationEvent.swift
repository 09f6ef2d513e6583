package import ClusterObjects

/// A cell went from one state to another between two snapshots.
package struct MigrationEvent: Sendable {
  /// The last snapshot that knew the old state; nil: none.
  package let after: SnapshotRecord?
  /// The first one that knew the new state.
  package let by: SnapshotRecord
  /// Which cell.
  package let cell: CellKey
  /// The old state; nil: the cell came to be known.
  package let from: CellState?
  /// The new state.
  package let to: CellState
  /// What is known of the cause, one sentence without a full stop.
  package let cause: String
  /// Whether it went back.
  package let isRegression: Bool
}
