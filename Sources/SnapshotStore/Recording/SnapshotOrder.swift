import ClusterObjects
import FoundationEssentials
import GRDB

/// The order of one cluster's snapshots, and the room in it for one more.
struct SnapshotOrder {
  private let db: Database
  private let cluster: Int64

  init(_ db: Database, cluster: Int64) {
    self.db = db
    self.cluster = cluster
  }

  /// The position for a snapshot, after those of the same millisecond that sort after it were
  /// moved up by one.
  ///
  /// - Throws: ``RecordingRefusal/tooManyAtOnce(_:)``.
  func makeRoom(at start: Instant, endedAt: Instant, digest: ContentDigest) throws -> Int64 {
    let first = Position.first(in: start)
    let ties = try Row.fetchAll(
      db,
      sql: """
        SELECT ended, digest, pos FROM snapshot
        WHERE cluster = ? AND pos BETWEEN ? AND ? ORDER BY pos
        """, arguments: [cluster, first, first + Position.ranks - 1])
    guard ties.count < Position.ranks else { throw RecordingRefusal.tooManyAtOnce(start) }
    let rank = try ties.filter { row in
      let ended = try row.integer(0)
      guard let otherDigest = try row.digest(1) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a snapshot has no digest")
      }
      if ended != endedAt.millisecondsSinceEpoch { return ended < endedAt.millisecondsSinceEpoch }
      return otherDigest.bytes.lexicographicallyPrecedes(digest.bytes)
    }.count
    for row in ties[rank...].reversed() {
      let position = try row.integer(2)
      try move(from: position, to: position + 1)
    }
    return first + Int64(rank)
  }

  /// The snapshots after a position, in order.
  func later(than position: Int64) throws -> [LaterSnapshot] {
    try Row.fetchAll(
      db, sql: "SELECT pos, coverage FROM snapshot WHERE cluster = ? AND pos > ? ORDER BY pos",
      arguments: [cluster, position]
    ).map { LaterSnapshot(position: try $0.integer(0), coverage: try $0.integer(1)) }
  }

  /// Gives a snapshot another position, with every boundary that lies on it.
  func move(from old: Int64, to new: Int64) throws {
    try db.execute(
      sql: "UPDATE snapshot SET pos = ? WHERE cluster = ? AND pos = ?",
      arguments: [new, cluster, old])
    let versions = VersionTable(db: db)
    let collections = try Int64.fetchAll(
      db, sql: "SELECT id FROM collection WHERE cluster = ?", arguments: [cluster])
    for collection in collections {
      try db.execute(
        sql: "UPDATE partial SET pos = ? WHERE collection = ? AND pos = ?",
        arguments: [new, collection, old])
      let ending = try Row.fetchAll(
        db, sql: VersionTable.endingSQL, arguments: [collection, old])
      let beginning = try Row.fetchAll(
        db, sql: VersionTable.beginningSQL, arguments: [collection, old])
      for row in ending {
        try versions.put(
          object: row.integer(0), collection: collection,
          VersionRow(since: row.integer(1), until: new, content: row.integer(3)))
      }
      for row in beginning {
        try versions.remove(object: row.integer(0), since: old)
        try versions.put(
          object: row.integer(0), collection: collection,
          VersionRow(since: new, until: row.integer(2), content: row.integer(3)))
      }
    }
  }
}
