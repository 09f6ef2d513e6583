import ClusterObjects
import FoundationEssentials
import GRDB

/// Canonical bytes, each content once per object.
struct ContentTable {
  /// How the bytes of a row are laid down.
  private enum Encoding: Int64 {
    /// As they are.
    case plain = 0
  }

  let db: Database

  /// The id of a content, stored when the object has not had it yet.
  ///
  /// - Parameter mayExist: whether the object had contents before.
  func id(
    of collected: CollectedObject, in bytes: [UInt8], object: Int64, mayExist: Bool
  ) throws -> Int64 {
    let digest = collected.digest.data
    if mayExist {
      let statement = try db.cachedStatement(
        sql: "SELECT id FROM content WHERE object = ? AND substr(digest, 1, 4) = ? AND digest = ?")
      if let id = try Int64.fetchOne(statement, arguments: [object, digest.prefix(4), digest]) {
        return id
      }
    }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO content(object, digest, size, encoding, data)
        VALUES (?, ?, ?, ?, ?)
        """)
    statement.setUncheckedArguments([
      object, digest, collected.content.count, Encoding.plain.rawValue,
      Data(bytes[collected.content]),
    ])
    try statement.execute()
    return db.lastInsertedRowID
  }

  /// Hands the bytes of a content to `body`.
  func withBytes<Result>(
    of content: Int64, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    let statement = try db.cachedStatement(
      sql: "SELECT encoding, size, data FROM content WHERE id = ?")
    let rows = try Row.fetchCursor(statement, arguments: [content])
    guard let row = try rows.next() else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "content \(content) is missing")
    }
    let encoding = try row.integer(0)
    let size = try row.integer(1)
    return try row.withUnsafeData(atIndex: 2) { data in
      guard Encoding(rawValue: encoding) == .plain, let data, data.count == size
      else {
        throw DatabaseError(
          resultCode: .SQLITE_CORRUPT, message: "content \(content) cannot be read")
      }
      return try data.withUnsafeBytes { try body($0) }
    }
  }
}
