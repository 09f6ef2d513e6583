import FoundationEssentials
import GRDB
import StoreSchema

@testable import SnapshotStore

/// A folder for one test, removed with everything in it when the test lets go of it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory
      .appending(path: "netlapse-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where the store of the test lies.
  var database: String { file("record.db") }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func store(
    create: Bool = true, compression: CompressionChoices = CompressionChoices()
  ) throws -> SnapshotStore {
    try SnapshotStore(
      path: database, create: create, migrations: SchemaMigration.all, compression: compression)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: file(name)))
  }

  func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: file(name))))
  }

  /// Lets SQLite at the file without any of the store's precautions.
  func tamper(_ name: String = "record.db", sql: String) throws {
    try tamper(name) { try $0.execute(sql: sql) }
  }

  func tamper(_ name: String = "record.db", _ body: (Database) throws -> Void) throws {
    let queue = try DatabaseQueue(path: file(name), configuration: Configuration())
    try queue.writeWithoutTransaction(body)
    try queue.close()
  }

  /// Moves everything from the journal into the file itself.
  func settle() throws {
    try tamper { db in
      _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      _ = try Row.fetchAll(db, sql: "PRAGMA journal_mode = DELETE")
    }
  }
}
