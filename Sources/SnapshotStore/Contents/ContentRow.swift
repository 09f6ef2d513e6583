import GRDB

/// A content as its row describes it, without the bytes.
struct ContentRow {
  /// The column list that ``init(_:)`` reads; `data` follows it.
  static let columns = "encoding, size, base, dictionary"

  let encoding: ContentEncoding
  let sizeBytes: Int
  let base: Int64?
  let dictionary: Int64?

  /// Larger than this no object can be that the reader lets in.
  private static let sizeBytesMax: Int64 = 256 << 20

  /// - Throws: an error of the database when the row is damaged.
  init(_ row: Row) throws {
    let size = try row.integer(1)
    guard let encoding = ContentEncoding(rawValue: try row.integer(0)),
      0...Self.sizeBytesMax ~= size
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a content is unreadable") }
    self.encoding = encoding
    sizeBytes = Int(size)
    base = row.hasNull(atIndex: 2) ? nil : try row.integer(2)
    dictionary = row.hasNull(atIndex: 3) ? nil : try row.integer(3)
  }
}
