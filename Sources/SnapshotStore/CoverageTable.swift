import ClusterObjects
import FoundationEssentials
import GRDB

/// Coverage tables, each stored once however many snapshots share it; error messages and what is
/// known of the answers beside them, per snapshot.
final class CoverageTable {
  private let db: Database
  private var known: [Int64: Coverage] = [:]

  init(_ db: Database) { self.db = db }

  /// The id of this coverage, stored when it is new.
  func id(of coverage: Coverage) throws -> Int64 {
    var frame = FramedDigest()
    let scopes = coverage.entries.keys.sorted()
    for scope in scopes {
      guard let entry = coverage[scope] else { continue }
      for field in [scope.resource.text, scope.namespace, scope.name, entry.outcome.rawValue] {
        frame.add(field)
      }
      frame.add(String(entry.recipe))
    }
    let digest = frame.digest.data
    if let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM coverage WHERE digest = ?", arguments: [digest])
    {
      return id
    }
    try db.execute(sql: "INSERT INTO coverage(digest) VALUES (?)", arguments: [digest])
    let id = db.lastInsertedRowID
    for scope in scopes {
      guard let entry = coverage[scope] else { continue }
      try db.execute(
        sql: "INSERT INTO coverage_entry VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          id, scope.resource.text, scope.namespace, scope.name, entry.outcome.rawValue,
          entry.recipe,
        ])
    }
    return id
  }

  /// The coverage of this id, without notes and answers.
  func coverage(_ id: Int64) throws -> Coverage {
    if let coverage = known[id] { return coverage }
    var entries: [Scope: CoverageEntry] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT resource, namespace, name, outcome, recipe FROM coverage_entry WHERE coverage = ?
        """, arguments: [id])
    while let row = try rows.next() {
      let scope = try Self.scope(row)
      let outcome = try row.text(3)
      // A word nobody knows is no knowledge.
      entries[scope] = CoverageEntry(
        CoverageOutcome(rawValue: outcome) ?? .notCollected, recipe: Int(try row.integer(4)))
    }
    let coverage = Coverage(entries)
    known[id] = coverage
    return coverage
  }

  /// Keeps the messages of a snapshot's coverage.
  func writeNotes(of coverage: Coverage, snapshot: Int64) throws {
    for (scope, entry) in coverage.entries {
      guard let note = entry.note else { continue }
      try db.execute(
        sql: "INSERT INTO coverage_note VALUES (?, ?, ?, ?, ?)",
        arguments: [snapshot, scope.resource.text, scope.namespace, scope.name, note])
    }
  }

  /// Keeps when the scopes of a snapshot's coverage were answered, and at which resourceVersions.
  func writeAnswers(of coverage: Coverage, snapshot: Int64, startedAt: Instant) throws {
    guard let list = AnswerList(coverage) else { return }
    try db.execute(
      sql: "INSERT INTO answer VALUES (?, ?)",
      arguments: [snapshot, Data(list.encoded(startedAt: startedAt))])
  }

  /// The coverage of this id with the messages and answers of one snapshot.
  func coverage(
    _ id: Int64, withNotesOf snapshot: Int64, startedAt: Instant
  ) throws -> Coverage {
    var coverage = try coverage(id)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT resource, namespace, name, text FROM coverage_note WHERE snapshot = ?",
      arguments: [snapshot])
    while let row = try rows.next() {
      let scope = try Self.scope(row)
      coverage[scope]?.note = try row.text(3)
    }
    let stored = try Data.fetchOne(
      db.cachedStatement(sql: "SELECT answers FROM answer WHERE snapshot = ?"),
      arguments: [snapshot])
    guard let stored else { return coverage }
    guard
      let list = AnswerList(
        encoded: stored, startedAt: startedAt, count: coverage.entries.count)
    else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "the answers of snapshot \(snapshot) are unreadable")
    }
    return list.added(to: coverage)
  }

  /// The first three columns: resource, namespace, name.
  private static func scope(_ row: Row) throws -> Scope {
    Scope(ResourceName(try row.text(0)), namespace: try row.text(1), name: try row.text(2))
  }
}
