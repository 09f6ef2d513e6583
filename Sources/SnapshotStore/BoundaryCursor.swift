import GRDB

/// Rows in the order of their first column, a position, handed out as far as a reader has come.
struct BoundaryCursor {
  private let rows: RowCursor
  private var pending: Row?

  init(_ db: Database, sql: String, collection: Int64) throws {
    rows = try Row.fetchCursor(db, sql: sql, arguments: [collection])
    pending = try rows.next()?.copy()
  }

  /// The next row at or before a position; nil when there is none so far.
  mutating func next(upTo position: Int64) throws -> Row? {
    guard let row = pending, try row.integer(0) <= position else { return nil }
    pending = try rows.next()?.copy()
    return row
  }
}
