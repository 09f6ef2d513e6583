import ClusterObjects
import GRDB
import StoreSchema
import Testing

@testable import SnapshotStore

/// A file that says it is ours and is not: made to run somebody else's SQL, to read for ever, or to
/// fill the memory.
struct HostileSchemaTests {
  private func recorded(_ folder: TemporaryFolder) throws {
    let store = try folder.store()
    _ = try store.record(SnapshotBuilder.pods(at: 1, ["x": "1"]))
    _ = try store.record(SnapshotBuilder.pods(at: 2, ["x": "2"]))
  }

  private func expectRefused(_ folder: TemporaryFolder) {
    let error = #expect(throws: StoreError.self) { try folder.store(create: false) }
    switch error {
    case .damaged, .notAStore: break
    default: Issue.record("\(String(describing: error))")
    }
  }

  @Test(arguments: [
    "DROP TABLE tag; CREATE VIEW tag AS SELECT 'a' AS name, 1 AS snapshot",
    """
    DROP TABLE tag; CREATE VIEW tag(name, snapshot) AS
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i FROM n
    """,
    "CREATE TRIGGER t AFTER INSERT ON snapshot BEGIN DELETE FROM version; END",
    "CREATE TRIGGER snapshot AFTER INSERT ON snapshot BEGIN SELECT 1; END",
    "CREATE VIEW extra AS SELECT 1",
    "CREATE TABLE extra(x)",
    "CREATE INDEX extra ON version(since)",
    "CREATE UNIQUE INDEX extra ON version(level)",
    "DROP INDEX version_until",
    "DROP INDEX version_until; CREATE INDEX version_until ON version(collection, until)",
    "DROP TABLE content",
    "ALTER TABLE pruned DROP COLUMN taken",
    "ALTER TABLE content RENAME COLUMN base TO basis",
    "ALTER TABLE content ADD COLUMN extra TEXT DEFAULT 'x'",
    "CREATE VIRTUAL TABLE extra USING fts5(x)",
    "DROP TABLE tag; CREATE TABLE tag(name, snapshot)",
  ])
  func anotherSchemaIsRefused(sql: String) throws {
    let folder = try TemporaryFolder()
    try recorded(folder)
    try folder.tamper(sql: sql)
    expectRefused(folder)
  }

  /// Every table a view: nothing is left that is ours.
  @Test func viewsInPlaceOfAllTablesAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.tamper { db in
      for table in ["cluster", "snapshot", "tag", "version", "object", "content", "collection"] {
        try db.execute(sql: "CREATE VIEW \(table) AS SELECT 1 AS id, 'uid:x' AS key")
      }
      try db.execute(sql: "PRAGMA application_id = \(StoreFile.applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(SchemaMigration.all.count)")
    }
    expectRefused(folder)
  }

  @Test func ourMarkWithoutTablesIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.tamper(
      sql: "PRAGMA application_id = \(StoreFile.applicationID); PRAGMA user_version = 1")
    expectRefused(folder)
  }

  /// SQLite keeps statistics in tables of its own; who ran ANALYZE did no harm.
  @Test func statisticsAreNoHarm() throws {
    let folder = try TemporaryFolder()
    try recorded(folder)
    try folder.tamper(sql: "ANALYZE")
    let store = try folder.store(create: false)
    #expect(store.examine().allSatisfy { $0.outcome == .ok })
  }

  /// Numbers at the ends of their range, in every column that holds one.
  @Test(arguments: [
    "UPDATE version SET since = -9223372036854775807 - 1 WHERE since = 64",
    "UPDATE version SET since = -9223372036854775807, until = 9223372036854775806 "
      + "WHERE since = 64",
    "UPDATE version SET until = 9223372036854775806",
    "UPDATE version SET until = -9223372036854775807",
    "UPDATE version SET level = 9223372036854775807",
    "UPDATE version SET content = -1",
    "UPDATE snapshot SET pos = 9223372036854775807 WHERE id = 2",
    "UPDATE snapshot SET pos = -9223372036854775807 - 1 WHERE id = 1",
    "UPDATE snapshot SET taken = 9223372036854775807",
    "UPDATE snapshot SET taken = -9223372036854775807, ended = 9223372036854775807",
    "UPDATE snapshot SET objects = -9223372036854775807 - 1",
    "UPDATE snapshot SET objects = 9223372036854775807, catalogue = -1, bytes_added = -1",
    "UPDATE snapshot SET recorded = -9223372036854775807 - 1",
    "UPDATE snapshot SET cluster = 99",
    "UPDATE content SET size = 9223372036854775807",
    "UPDATE content SET size = -1",
    "UPDATE coverage_entry SET recipe = -9223372036854775807 - 1",
    "UPDATE sqlite_sequence SET seq = 9223372036854775807",
    "UPDATE snapshot SET source = printf('%.*c', 1000000, 'x')",
  ])
  func hugeValuesEndNothing(sql: String) throws {
    let folder = try TemporaryFolder()
    try recorded(folder)
    try folder.tamper(sql: sql)
    let store = try folder.store(create: false)
    #expect(store.examine().count == 7)
    let key = ObjectKey(resource: "pods", namespace: "a", name: "x")
    _ = try? store.read { history in
      let records = try history.snapshots(of: .uid("east"))
      for record in records {
        _ = (try? history.counts(of: record))?.unchanged
        _ = try? history.state(of: "pods", at: record)
        _ = try? history.observation(of: key, at: record)
        _ = try? history.changes(of: "pods", from: records[0], to: record)
      }
      _ = try? history.versions(of: key, in: .uid("east"))
      return true
    }
    _ = try? store.record(SnapshotBuilder.pods(at: 0, ["x": "2", "y": "1"]))
    _ = try? store.record(SnapshotBuilder.pods(at: 1, ["x": "3", "y": "1"]))
    _ = try? store.record(SnapshotBuilder.pods(at: 9, [:]))
  }

  /// No file can make the program hold more than this in one value.
  @Test func aValueBeyondAllLimitsIsAnError() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let large = "SELECT length(zeroblob(\(256 << 20)) || 'x')"
    #expect(throws: StoreError.self) { try store.inspect { try Int.fetchOne($0, sql: large) } }
    #expect(throws: StoreError.self) { try store.write { try Int.fetchOne($0, sql: large) } }
  }
}
