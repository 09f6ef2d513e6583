import ClusterObjects
import GRDB

/// Snapshots that were pruned, by what they say.
struct PrunedTable {
  let db: Database

  func remember(cluster: String, digest: ContentDigest, taken: Int64, at time: Instant) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO pruned(cluster, digest, taken, pruned) VALUES (?, ?, ?, ?)")
    statement.setUncheckedArguments([cluster, digest.data, taken, time.millisecondsSinceEpoch])
    try statement.execute()
  }

  /// When the snapshot was pruned; nil when it was not.
  func time(cluster: String, digest: ContentDigest) throws -> Instant? {
    try Int64.fetchOne(
      db, sql: "SELECT pruned FROM pruned WHERE cluster = ? AND digest = ?",
      arguments: [cluster, digest.data]
    ).map { Instant(millisecondsSinceEpoch: $0) }
  }

  func forget(cluster: String, digest: ContentDigest) throws {
    try db.execute(
      sql: "DELETE FROM pruned WHERE cluster = ? AND digest = ?",
      arguments: [cluster, digest.data])
  }
}
