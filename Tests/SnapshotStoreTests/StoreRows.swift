import ClusterObjects
import FoundationEssentials
import GRDB

@testable import SnapshotStore

/// The logical content of a store: every row, without ids, counters of bytes and clocks.
struct StoreRows: Equatable {
  let snapshots: [String]
  let versions: [String]
  let partials: [String]
  let contents: [String]
  let coverages: [String]
  let notes: [String]
  /// What the third layout added: clock offsets, and when what was answered.
  var answers: [String]

  init(_ store: SnapshotStore) throws {
    self = try store.inspect { try StoreRows($0) }
  }

  init(_ db: Database) throws {
    snapshots = try Self.rows(
      db,
      """
      SELECT c.key, s.pos, s.taken, s.ended, s.evidence, hex(v.digest), hex(s.digest), s.objects
      FROM snapshot s JOIN cluster c ON c.id = s.cluster JOIN coverage v ON v.id = s.coverage
      """)
    versions = try Self.rows(
      db,
      """
      SELECT c.key, k.resource, o.namespace, o.name, v.since, v.until, v.level, hex(t.digest)
      FROM version v JOIN object o ON o.id = v.object
        JOIN collection k ON k.id = o.collection AND k.id = v.collection
        JOIN cluster c ON c.id = k.cluster
        JOIN content t ON t.id = v.content AND t.object = o.id
      """)
    partials = try Self.partials(db)
    contents = try Self.rows(
      db,
      """
      SELECT c.key, k.resource, o.namespace, o.name, hex(t.digest), t.size
      FROM content t JOIN object o ON o.id = t.object JOIN collection k ON k.id = o.collection
        JOIN cluster c ON c.id = k.cluster
      """)
    coverages = try Self.rows(
      db,
      """
      SELECT hex(c.digest), e.resource, e.namespace, e.name, e.outcome, e.recipe
      FROM coverage c LEFT JOIN coverage_entry e ON e.coverage = c.id
      """)
    notes = try Self.rows(
      db,
      """
      SELECT hex(s.digest), n.resource, n.namespace, n.name, n.text
      FROM coverage_note n JOIN snapshot s ON s.id = n.snapshot
      """)
    answers = try Self.rows(
      db,
      """
      SELECT hex(s.digest), s.clock_offset, hex(a.answers)
      FROM snapshot s LEFT JOIN answer a ON a.snapshot = s.id
      WHERE s.clock_offset IS NOT NULL OR a.answers IS NOT NULL
      """)
  }

  private static func rows(_ db: Database, _ sql: String) throws -> [String] {
    try Row.fetchAll(db, sql: sql).map { row in
      row.databaseValues.map { "\($0.storage.value ?? "-")" }.joined(separator: "|")
    }.sorted()
  }

  private static func partials(_ db: Database) throws -> [String] {
    let objects = try Row.fetchAll(
      db,
      sql: """
        SELECT o.id, c.key || '|' || k.resource || '|' || o.namespace || '|' || o.name
        FROM object o JOIN collection k ON k.id = o.collection JOIN cluster c ON c.id = k.cluster
        """)
    let names = Dictionary(
      uniqueKeysWithValues: objects.map { row -> (Int64, String) in (row[0], row[1]) })
    let lists = try Row.fetchAll(
      db, sql: "SELECT p.pos, s.objects FROM partial p JOIN seen s ON s.id = p.seen")
    return lists.flatMap { row -> [String] in
      let bytes: Data = row[1]
      let position: Int64 = row[0]
      return (SeenList(encoded: bytes)?.objects ?? [-1]).map {
        "\(position)|\(names[$0] ?? "nobody")"
      }
    }.sorted()
  }
}
