package import ClusterObjects

/// How many cells were in which state at one snapshot.
package struct BurndownPoint: Sendable {
  /// The snapshot.
  package let snapshot: SnapshotRecord
  /// Cells by state; states without cells are left out.
  package let byState: [CellState: Int]

  /// Cells that are to be moved: retired and superseded ones do not count.
  package var total: Int { byState.filter { $0.key.isInScope }.values.reduce(0, +) }

  /// Cells whose Ingress is gone and whose Gateway serves.
  package var cutOver: Int { byState[.cutOver] ?? 0 }

  /// Whether some cell's state is not known.
  package var hasUnknown: Bool { (byState[.unknown] ?? 0) > 0 }
}
