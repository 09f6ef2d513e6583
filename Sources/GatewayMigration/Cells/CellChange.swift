package import ClusterObjects

/// Something came about between two snapshots.
package struct CellChange: Sendable {
  /// The last snapshot that knew it otherwise; nil: none did.
  package let after: SnapshotRecord?
  /// The first one that knew it so.
  package let by: SnapshotRecord
}
