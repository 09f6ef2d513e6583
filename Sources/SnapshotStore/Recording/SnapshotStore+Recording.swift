package import ClusterObjects
import GRDB

extension SnapshotStore: Recorder {
  /// Records a snapshot in one transaction.
  ///
  /// Of two with the same digest the first stays with all that is beside its content: source,
  /// cluster name, clock offset, and when its scopes were answered.
  ///
  /// - Throws: ``RecordingRefusal`` or ``StoreError``; nothing is written then.
  package func record(_ snapshot: CollectedSnapshot) throws -> RecordingResult {
    try record(snapshot, recordedAt: .now)
  }

  /// The same, with the clock given.
  ///
  /// - Parameter again: whether a snapshot that was pruned is recorded all the same.
  package func record(
    _ snapshot: CollectedSnapshot, recordedAt: Instant, again: Bool = false
  ) throws -> RecordingResult {
    try write { db in
      let writer = try SnapshotWriter(
        db, snapshot: snapshot, recordedAt: recordedAt, compression: compression)
      let (id, wasAlreadyRecorded) = try writer.write(again: again)
      let history = StoreHistory(db, path: path)
      let record = try history.snapshot(id: id)
      return RecordingResult(
        snapshot: record, wasAlreadyRecorded: wasAlreadyRecorded,
        counts: try history.counts(of: record))
    }
  }

  /// Gives a snapshot a name, taking it away from the one that had it.
  ///
  /// - Returns: the id of the snapshot that had the name before, nil when none or the same had it.
  /// - Throws: ``StoreError``.
  package func tag(_ snapshot: SnapshotRecord, as name: String) throws -> Int64? {
    try write { db in
      let previous = try Int64.fetchOne(
        db, sql: "SELECT snapshot FROM tag WHERE name = ?", arguments: [name])
      try db.execute(
        sql: "INSERT OR REPLACE INTO tag(name, snapshot) VALUES (?, ?)",
        arguments: [name, snapshot.id])
      return previous == snapshot.id ? nil : previous
    }
  }

  /// Takes a name away.
  ///
  /// - Returns: whether anything had it.
  /// - Throws: ``StoreError``.
  package func untag(_ name: String) throws -> Bool {
    try write { db in
      try db.execute(sql: "DELETE FROM tag WHERE name = ?", arguments: [name])
      return db.changesCount > 0
    }
  }
}
