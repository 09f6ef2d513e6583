package import ClusterObjects
import FoundationEssentials
import GRDB
package import StoreSchema

/// The record in one SQLite file.
///
/// Every content of every object is stored once, with the intervals in which it was seen; the rows
/// are a function of the set of recorded snapshots, so neither order nor repetition matters.
package final class SnapshotStore: Sendable {
  /// Where the file lies.
  package let path: String
  let compression: CompressionChoices
  private let file: OpenedFile

  /// Opens a store.
  ///
  /// - Parameters:
  ///   - create: make the file (0600) and its folder (0700) when they are missing.
  ///   - migrations: the layouts this program knows.
  /// - Throws: ``StoreError``.
  package convenience init(
    path: String, create: Bool, migrations: [SchemaMigration] = SchemaMigration.all
  ) throws {
    try self.init(
      path: path, create: create, migrations: migrations, compression: CompressionChoices())
  }

  /// Opens a store that exists, to ask and not to write.
  ///
  /// - Throws: ``StoreError``.
  package init(reading path: String) throws {
    self.path = path
    compression = CompressionChoices()
    file = try StoreFile(path: path, migrations: SchemaMigration.all, isForReading: true).open()
  }

  /// The same, with the thresholds of compression given, and whether only to read.
  init(
    path: String, create: Bool, migrations: [SchemaMigration], compression: CompressionChoices,
    opensReadOnly: Bool? = nil
  ) throws {
    let file = StoreFile(
      path: path, migrations: migrations, opensReadOnly: create ? false : opensReadOnly)
    if create { try file.createIfMissing() }
    self.path = path
    self.compression = compression
    self.file = try file.open()
  }

  /// Reads one consistent state of the record, whatever is written meanwhile.
  ///
  /// - Throws: ``StoreError``, and whatever `body` throws.
  package func read<Result>(_ body: (any History) throws -> Result) throws -> Result {
    try inspect { try body(StoreHistory($0, path: path)) }
  }

  /// Writes in one transaction: all of it, or nothing.
  func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
    var result: Result?
    try transaction { db in
      result = try body(db)
      return .commit
    }
    guard let result else { throw StoreError.failed(path: path, detail: "nothing was done") }
    return result
  }

  /// One transaction that writes, ended as `body` says.
  func transaction(_ body: (Database) throws -> Database.TransactionCompletion) throws {
    try requireWritable()
    try naming {
      try file.connections.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) { try body(db) }
      }
    }
  }

  /// Statements that end transactions of their own, with no reader of this process at work.
  func outsideTransaction(_ body: (Database) throws -> Void) throws {
    try requireWritable()
    try naming { try file.connections.barrierWriteWithoutTransaction { try body($0) } }
  }

  private func requireWritable() throws {
    guard file.isReadOnly else { return }
    throw StoreError.permissionDenied(
      path: path, detail: "the file or its folder may be read only")
  }

  /// Reads the tables themselves.
  func inspect<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try naming {
      let result = try file.connections.read(body)
      if let stamp = file.stamp, try FileStamp(path: path) != stamp {
        throw StoreError.busy(path: path)
      }
      return result
    }
  }

  /// Gives the database's errors the file's name.
  private func naming<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch let fault as CompressionFault {
      throw StoreError.damaged(path: path, detail: fault.description)
    } catch is RowDecodingError {
      throw StoreError.damaged(path: path, detail: "a row holds something else than it should")
    }
  }
}
