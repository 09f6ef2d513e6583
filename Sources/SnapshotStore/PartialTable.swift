import ClusterObjects
import FoundationEssentials
import GRDB

/// What partial lists held, each list stored once.
final class PartialTable {
  private let db: Database
  private var known: [Int64: Set<Int64>] = [:]

  init(_ db: Database) { self.db = db }

  /// Keeps what the list of a collection held at a position.
  func insert(collection: Int64, position: Int64, objects: [Int64]) throws {
    let encoded = SeenList(objects: objects).encoded
    let digest = ContentDigest(of: encoded).data
    let id: Int64
    if let present = try Int64.fetchOne(
      db, sql: "SELECT id FROM seen WHERE digest = ?", arguments: [digest])
    {
      id = present
    } else {
      try db.execute(
        sql: "INSERT INTO seen(digest, objects) VALUES (?, ?)",
        arguments: [digest, Data(encoded)])
      id = db.lastInsertedRowID
    }
    try db.execute(
      sql: "INSERT INTO partial VALUES (?, ?, ?)", arguments: [collection, position, id])
  }

  /// Whether a partial list at this position held the object.
  func holds(object: Int64, collection: Int64, position: Int64) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT seen FROM partial WHERE collection = ? AND pos = ?")
    guard let id = try Int64.fetchOne(statement, arguments: [collection, position]) else {
      return false
    }
    return try objects(of: id).contains(object)
  }

  /// The first position strictly between two at which a partial list held the object.
  func firstSighting(
    of object: Int64, collection: Int64, after: Int64, before: Int64
  ) throws -> Int64? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT pos, seen FROM partial WHERE collection = ? AND pos > ? AND pos < ? ORDER BY pos
        """)
    let rows = try Row.fetchCursor(statement, arguments: [collection, after, before])
    while let row = try rows.next() {
      if try objects(of: row.integer(1)).contains(object) { return try row.integer(0) }
    }
    return nil
  }

  /// What a list held.
  func objects(of id: Int64) throws -> Set<Int64> {
    if let objects = known[id] { return objects }
    let stored = try Data.fetchOne(
      db, sql: "SELECT objects FROM seen WHERE id = ?", arguments: [id])
    guard let stored, let list = SeenList(encoded: stored) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "the list \(id) of a partial coverage is unreadable")
    }
    let objects = Set(list.objects)
    known[id] = objects
    return objects
  }
}
