package import ClusterObjects

/// What rules know besides the cell.
package struct ReviewContext: Sendable {
  /// The last snapshot.
  package let snapshot: SnapshotRecord
  /// How the migration is judged.
  package let options: MigrationOptions
  /// What happened, in order.
  package let events: [MigrationEvent]

  package init(snapshot: SnapshotRecord, options: MigrationOptions, events: [MigrationEvent]) {
    self.snapshot = snapshot
    self.options = options
    self.events = events
  }

  /// Since when a flag stands.
  func since(_ flag: CellFlag, of cell: MigrationCell) -> CellChange {
    cell.flagsSince[flag] ?? sinceState(of: cell)
  }

  /// Since when a cell is in its state.
  func sinceState(of cell: MigrationCell) -> CellChange {
    cell.stateSince ?? CellChange(after: nil, by: snapshot)
  }
}
