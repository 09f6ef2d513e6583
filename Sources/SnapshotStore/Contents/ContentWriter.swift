import ClusterObjects
import FoundationEssentials
import GRDB

/// Stores contents of the objects of one resource as small as is worth it.
///
/// None of its choices is seen by a reader, and none enters a digest.
struct ContentWriter {
  let db: Database
  let table: ContentTable
  let codec: FrameCodec
  let dictionaries: DictionaryTable
  let resource: ResourceName
  let choices: CompressionChoices

  /// The id of a content of this object, nil when the object has not had it yet.
  func id(of digest: ContentDigest, object: Int64) throws -> Int64? {
    let statement = try db.cachedStatement(
      sql: "SELECT id FROM content WHERE object = ? AND substr(digest, 1, 4) = ? AND digest = ?")
    return try Int64.fetchOne(
      statement, arguments: [object, digest.data.prefix(4), digest.data])
  }

  /// Stores a content that the object has not had yet.
  ///
  /// - Parameter replaced: the object's content until now, which this one may resemble.
  func insert(
    _ bytes: UnsafeRawBufferPointer, digest: ContentDigest, object: Int64,
    replacing replaced: Int64?, totals: inout CompressionTotals
  ) throws -> Int64 {
    let encoded = try encode(bytes, near: replaced)
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO content(object, digest, size, encoding, base, dictionary, data)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    statement.setUncheckedArguments([
      object, digest.data, bytes.count, encoded.encoding.rawValue, encoded.base,
      encoded.dictionary, encoded.data,
    ])
    try statement.execute()
    totals.add(rawBytes: bytes.count, frameBytes: encoded.frameBytes)
    return db.lastInsertedRowID
  }

  /// Lays the bytes of a stored content down anew.
  ///
  /// - Parameter base: the content to rest on, if that pays; never one that rests on this one.
  func rewrite(_ content: Int64, near base: Int64?) throws {
    let bytes = try table.bytes(of: content)
    let encoded = try bytes.withUnsafeBytes { try encode($0, near: base) }
    let statement = try db.cachedStatement(
      sql: """
        UPDATE content SET encoding = ?, base = ?, dictionary = ?, data = ? WHERE id = ?
        """)
    statement.setUncheckedArguments([
      encoded.encoding.rawValue, encoded.base, encoded.dictionary, encoded.data, content,
    ])
    try statement.execute()
  }

  /// The contents of this resource that were written before it had a dictionary, oldest first.
  func withoutDictionary() throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT c.id FROM cluster u CROSS JOIN collection k ON k.cluster = u.id
          CROSS JOIN object o ON o.collection = k.id CROSS JOIN content c ON c.object = o.id
        WHERE k.resource = ? AND c.dictionary IS NULL AND c.base IS NULL ORDER BY c.id
        """, arguments: [resource.text])
  }

  /// The contents of this resource that were written last, newest first.
  func newest(atMost count: Int) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT c.id FROM cluster u CROSS JOIN collection k ON k.cluster = u.id
          CROSS JOIN object o ON o.collection = k.id CROSS JOIN content c ON c.object = o.id
        WHERE k.resource = ? ORDER BY c.id DESC LIMIT ?
        """, arguments: [resource.text, count])
  }

  private func encode(_ bytes: UnsafeRawBufferPointer, near base: Int64?) throws -> EncodedContent {
    let dictionary = try dictionaries.newest(for: resource)
    let frame = try codec.compress(bytes, on: dictionary.map { .dictionary($0) } ?? .nothing)
    let frameBytes = frame.count
    var encoded =
      frameBytes < bytes.count
      ? EncodedContent(
        encoding: .frame, base: nil, dictionary: dictionary?.id, data: Data(frame),
        frameBytes: frameBytes)
      : EncodedContent(
        encoding: .plain, base: nil, dictionary: nil, data: Data(bytes), frameBytes: frameBytes)
    guard let base, bytes.count >= choices.differenceBytesMin,
      try depth(of: base) < CompressionChoices.chainMax
    else { return encoded }
    let difference = try table.withBytes(of: base) {
      Data(try codec.compress(bytes, on: .prefix($0)))
    }
    if 2 * difference.count <= frameBytes {
      encoded = EncodedContent(
        encoding: .difference, base: base, dictionary: nil, data: difference,
        frameBytes: frameBytes)
    }
    return encoded
  }

  /// How many differences are read before this content is.
  private func depth(of content: Int64) throws -> Int {
    let statement = try db.cachedStatement(sql: "SELECT base FROM content WHERE id = ?")
    var (depth, next) = (0, content)
    while depth < CompressionChoices.chainMax,
      let base = try Int64.fetchOne(statement, arguments: [next])
    {
      depth += 1
      next = base
    }
    return depth
  }
}
