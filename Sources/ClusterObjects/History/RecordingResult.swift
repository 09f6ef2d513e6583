/// What came of recording a snapshot.
package struct RecordingResult: Sendable {
  /// The snapshot, as it is on record.
  package let snapshot: SnapshotRecord
  /// Whether it had been on record before, so that nothing was written.
  package let wasAlreadyRecorded: Bool
  /// What it holds against what was known before it.
  package let counts: SnapshotCounts

  package init(snapshot: SnapshotRecord, wasAlreadyRecorded: Bool, counts: SnapshotCounts) {
    self.snapshot = snapshot
    self.wasAlreadyRecorded = wasAlreadyRecorded
    self.counts = counts
  }
}
