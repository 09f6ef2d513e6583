import ClusterObjects
import FoundationEssentials
import GRDB

/// Canonical bytes, each content once per object, compressed.
///
/// A class because of libzstd's working memory; it does not outlive the transaction it is used in.
final class ContentTable {
  private let db: Database
  private let codec: FrameCodec
  private let dictionaries: DictionaryTable
  private let choices: CompressionChoices

  init(_ db: Database, _ choices: CompressionChoices = CompressionChoices()) throws {
    self.db = db
    self.choices = choices
    codec = try FrameCodec()
    dictionaries = DictionaryTable(db, choices)
  }

  // MARK: Reading

  /// Hands the bytes of a content to `body`.
  func withBytes<Result>(
    of content: Int64, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    try bytes(of: content).withUnsafeBytes(body)
  }

  /// The bytes of a content.
  func bytes(of content: Int64) throws -> [UInt8] {
    try bytes(of: content, chain: 0)
  }

  private func bytes(of content: Int64, chain: Int) throws -> [UInt8] {
    let statement = try db.cachedStatement(
      sql: "SELECT \(ContentRow.columns), data FROM content WHERE id = ?")
    let rows = try Row.fetchCursor(statement, arguments: [content])
    guard let row = try rows.next() else { throw Self.damage(content, "it is missing") }
    let description = try ContentRow(row)
    do {
      switch (description.encoding, description.base) {
      case (.plain, nil):
        let bytes = try row.withUnsafeData(atIndex: 4) { [UInt8]($0 ?? Data()) }
        guard bytes.count == description.sizeBytes else {
          throw CompressionFault(description: "it has \(bytes.count) bytes")
        }
        return bytes
      case (.frame, nil):
        let basis = try basis(of: description)
        return try row.withUnsafeData(atIndex: 4) { data in
          try (data ?? Data()).withUnsafeBytes {
            try codec.decompress($0, sizeBytes: description.sizeBytes, on: basis)
          }
        }
      case (.difference, let base?) where chain < CompressionChoices.chainMax:
        // Copied, because reading the base uses the same statement.
        let frame = try row.blob(4)
        return try bytes(of: base, chain: chain + 1).withUnsafeBytes { prefix in
          try frame.withUnsafeBytes {
            try codec.decompress($0, sizeBytes: description.sizeBytes, on: .prefix(prefix))
          }
        }
      default: throw CompressionFault(description: "it contradicts itself")
      }
    } catch let fault as CompressionFault {
      throw Self.damage(content, fault.description)
    }
  }

  private func basis(of row: ContentRow) throws -> FrameCodec.Basis {
    try row.dictionary.map { .dictionary(try dictionaries.dictionary($0)) } ?? .nothing
  }

  private static func damage(_ content: Int64, _ detail: String) -> DatabaseError {
    DatabaseError(
      resultCode: .SQLITE_CORRUPT, message: "content \(content) cannot be read: \(detail)")
  }

  // MARK: Writing

  /// What writes contents of one resource.
  func writer(of resource: ResourceName) -> ContentWriter {
    ContentWriter(
      db: db, table: self, codec: codec, dictionaries: dictionaries, resource: resource,
      choices: choices)
  }

  /// Drops dictionaries that no content was written with.
  func removeUnusedDictionaries() throws { try dictionaries.removeUnused() }
}
