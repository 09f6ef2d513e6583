import ClusterObjects
import GRDB
import Testing

@testable import SnapshotStore

/// SQLite's choice of index, which has gone wrong before: every statement that a hot path runs,
/// and how.
struct QueryPlanTests {
  @Test(arguments: [
    (
      VersionTable.aliveSQL,
      "SEARCH v USING INDEX version_since (collection=? AND level=? AND since>? AND since<?)"
    ),
    (
      VersionTable.begunSQL,
      "SEARCH v USING INDEX version_since (collection=? AND level=? AND since>? AND since<?)"
    ),
    (
      VersionTable.endedSQL,
      "SEARCH version USING INDEX version_until (collection=? AND until>? AND until<?)"
    ),
    (
      VersionTable.boundariesSQL,
      "SEARCH version USING INDEX version_until (collection=? AND until>? AND until<?)"
    ),
    (
      VersionTable.beginningSQL,
      "SEARCH v USING INDEX version_since (collection=? AND level=? AND since=?)"
    ),
    (
      VersionTable.endingSQL,
      "SEARCH version USING INDEX version_until (collection=? AND until=?)"
    ),
  ])
  func intervalsAreFoundByRange(sql: String, plan: String) throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let found = try store.inspect { try Self.plan(of: sql, in: $0) }
    #expect(found.contains(plan), "\(found)")
  }

  /// What was run, not what a test believes is run: every statement is traced and explained.
  @Test func readingScansNothingThatGrows() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var random = RandomHistory(seed: 77)
    for snapshot in random.snapshots(10...10) { _ = try store.record(snapshot) }
    try store.inspect { db in
      let statements = try Self.statements(of: db) {
        let history = StoreHistory(db, path: "")
        for cluster in try history.clusters() {
          let records = try history.snapshots(of: cluster)
          for record in records {
            _ = try history.counts(of: record)
            for resource in RandomHistory.resources {
              _ = try history.state(of: resource, at: record)
              _ = try history.changes(of: resource, from: records[0], to: record)
            }
            for key in RandomHistory.keys { _ = try history.observation(of: key, at: record) }
          }
          for key in RandomHistory.keys { _ = try history.versions(of: key, in: cluster) }
        }
      }
      #expect(statements.count > 8)
      try Self.expectNoScan(statements, in: db)
    }
  }

  @Test(arguments: 78..<82)
  func recordingScansNothingThatGrows(seed: Int) throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var random = RandomHistory(seed: seed)
    try store.write { db in
      let statements = try Self.statements(of: db) {
        for snapshot in random.snapshots(12...12) {
          let writer = try SnapshotWriter(
            db, snapshot: snapshot, recordedAt: .earliest, compression: .eager(&random.generator))
          _ = try writer.write(again: false)
        }
      }
      #expect(statements.count > 12, "seed \(seed)")
      try Self.expectNoScan(statements, in: db)
    }
  }

  // MARK: Plans

  private final class Recording {
    var statements: Set<String> = []
  }

  private static func statements(of db: Database, _ body: () throws -> Void) throws -> [String] {
    let recording = Recording()
    db.trace(options: .statement) { event in
      if case .statement(let statement) = event { recording.statements.insert(statement.sql) }
    }
    try body()
    db.trace(options: [])
    return recording.statements.filter { !$0.hasPrefix("PRAGMA") }.sorted()
  }

  private static func plan(of sql: String, in db: Database) throws -> [String] {
    // `?` stands for a value of its own, `?2` for the second one wherever it stands.
    let numbers = sql.split(separator: "?", omittingEmptySubsequences: false)
      .dropFirst().map { Int($0.prefix { $0.isNumber }) }
    let count = numbers.compactMap { $0 }.max() ?? numbers.count
    let arguments = StatementArguments((0..<count).map { _ in 1 })
    return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)", arguments: arguments)
      .map { $0["detail"] }
  }

  /// All tables but `cluster` and `tag`, under the names that statements give them.
  private static let growing: Set<Substring> = [
    "version", "object", "o", "content", "c", "snapshot", "s", "partial", "p", "seen", "coverage",
    "coverage_entry", "coverage_note", "collection", "k",
  ]

  private static func expectNoScan(_ statements: [String], in db: Database) throws {
    for sql in statements {
      for step in try plan(of: sql, in: db) where step.hasPrefix("SCAN ") {
        let table = step.dropFirst(5).prefix { $0 != " " }
        #expect(!growing.contains(table), "\(step)\n\(sql)")
      }
    }
  }
}
