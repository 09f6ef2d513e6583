import ClusterObjects
import FoundationEssentials
import GRDB

/// The dictionaries of resources, by generation.
///
/// A class because the dictionaries it has loaded are kept for one transaction; they must not
/// outlive it, because what was trained in it may be rolled back.
final class DictionaryTable {
  private let db: Database
  private let choices: CompressionChoices
  private var loaded: [Int64: CompressionDictionary] = [:]
  private var newest: [ResourceName: Int64] = [:]

  init(_ db: Database, _ choices: CompressionChoices) {
    self.db = db
    self.choices = choices
  }

  func dictionary(_ id: Int64) throws -> CompressionDictionary {
    if let dictionary = loaded[id] { return dictionary }
    let bytes = try Data.fetchOne(
      db, sql: "SELECT data FROM dictionary WHERE id = ?", arguments: [id])
    guard let bytes else {
      throw CompressionFault(description: "dictionary \(id) is missing")
    }
    let dictionary = try bytes.withUnsafeBytes { try CompressionDictionary(id: id, bytes: $0) }
    loaded[id] = dictionary
    return dictionary
  }

  /// The one for new contents of a resource; nil when there is none yet.
  func newest(for resource: ResourceName) throws -> CompressionDictionary? {
    if let id = newest[resource] { return try dictionary(id) }
    let id = try Int64.fetchOne(
      db,
      sql: "SELECT id FROM dictionary WHERE resource = ? ORDER BY generation DESC LIMIT 1",
      arguments: [resource.text])
    guard let id else { return nil }
    newest[resource] = id
    return try dictionary(id)
  }

  /// Makes a dictionary the one for new contents of a resource.
  func insert(_ bytes: [UInt8], for resource: ResourceName) throws {
    try db.execute(
      sql: """
        INSERT INTO dictionary(resource, generation, data, first_raw, first_stored, recent_raw,
          recent_stored)
        VALUES (?1, 1 + coalesce((SELECT max(generation) FROM dictionary WHERE resource = ?1), 0),
          ?2, 0, 0, 0, 0)
        """, arguments: [resource.text, Data(bytes)])
    newest[resource] = db.lastInsertedRowID
  }

  /// Drops those that no content was written with.
  func removeUnused() throws {
    try db.execute(
      sql: """
        DELETE FROM dictionary WHERE id NOT IN
          (SELECT dictionary FROM content WHERE dictionary IS NOT NULL)
        """)
    newest = [:]
  }

  /// Adds to what the newest dictionary of a resource has compressed.
  func count(_ totals: CompressionTotals, by dictionary: CompressionDictionary) throws {
    try db.execute(
      sql: """
        UPDATE dictionary SET
          first_raw = first_raw + iif(first_raw < ?4, ?2, 0),
          first_stored = first_stored + iif(first_raw < ?4, ?3, 0),
          recent_raw = iif(recent_raw < ?4, recent_raw, 0) + iif(first_raw < ?4, 0, ?2),
          recent_stored = iif(recent_raw < ?4, recent_stored, 0) + iif(first_raw < ?4, 0, ?3)
        WHERE id = ?1
        """, arguments: [dictionary.id, totals.rawBytes, totals.frameBytes, choices.windowBytes])
  }

  /// Whether the last megabyte compressed half as badly again as the first one after training did.
  func isWornOut(_ dictionary: CompressionDictionary) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT recent_raw >= ? AND 2.0 * recent_stored * first_raw > 3.0 * first_stored * recent_raw
        FROM dictionary WHERE id = ?
        """, arguments: [choices.windowBytes, dictionary.id]) ?? false
  }
}
