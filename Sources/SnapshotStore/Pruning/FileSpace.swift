import GRDB

/// How the bytes of the file are used.
struct FileSpace {
  /// Above this share of empty space inside of pages the file is worth writing anew.
  private static let unusedShareMax = 0.2
  /// A rewrite writes the file once beside it and once into the write-ahead log.
  private static let copies: Int64 = 2

  let pageBytes: Int64
  let pages: Int64
  /// Empty pages.
  let freePages: Int64
  /// Empty bytes inside of pages that hold something, as far as they add up to whole pages of one
  /// tree: the rest a rewrite does not give back either.
  let unusedBytes: Int64

  init(_ db: Database) throws {
    func number(_ sql: String) throws -> Int64 { try Int64.fetchOne(db, sql: sql) ?? 0 }
    pageBytes = try number("PRAGMA page_size")
    pages = try number("PRAGMA page_count")
    freePages = try number("PRAGMA freelist_count")
    unusedBytes =
      try pageBytes
      * number("SELECT sum(unused / \(pageBytes)) FROM dbstat WHERE aggregate = TRUE")
  }

  var fileBytes: Int64 { pages * pageBytes }
  /// What it would be without its empty pages.
  var packedBytes: Int64 { fileBytes - freePages * pageBytes }
  /// About what it would be, written anew.
  var rewrittenBytes: Int64 { packedBytes - unusedBytes }

  /// Whether much of the file is such space, or anything of it that keeps the file above a limit.
  func isWorthRewriting(limitBytes: Int64?) -> Bool {
    Double(unusedBytes) > Self.unusedShareMax * Double(packedBytes)
      || (unusedBytes > 0 && limitBytes.map { packedBytes > $0 } ?? false)
  }

  /// Room on the disk that a rewrite takes meanwhile.
  var rewriteBytes: Int64 { Self.copies * packedBytes }
}
