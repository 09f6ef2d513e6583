import ClusterObjects
import FoundationEssentials
import GRDB
import StoreSchema
import Testing

@testable import SnapshotStore

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Which files are opened, how, and what becomes of the others: nothing.
struct OpeningTests {
  private func mode(_ path: String) throws -> UInt32 {
    var status = stat()
    try #require(stat(path, &status) == 0, "\(path)")
    return status.st_mode & 0o777
  }

  @Test func fileAndFolderAreTheirOwnersOnly() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("new/deeper/record.db")
    let store = try SnapshotStore(path: path, create: true)
    _ = try store.record(SnapshotBuilder.pods(at: 1, ["x": "1"]))
    #expect(try mode(path) == 0o600)
    #expect(try mode(path + "-wal") == 0o600)
    #expect(try mode(folder.file("new/deeper")) == 0o700)
    #expect(store.path == path)
  }

  @Test func nothingIsCreatedUnlessAsked() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: StoreError.self) { try folder.store(create: false) }
    guard case .noSuchFile(folder.database) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test func creatingLeavesAnExistingStoreAlone() throws {
    let folder = try TemporaryFolder()
    _ = try folder.store().record(SnapshotBuilder.pods(at: 1, ["x": "1"]))
    let store = try folder.store(create: true)
    #expect(try store.read { try $0.snapshots(of: .uid("east")).count } == 1)
  }

  @Test func anEmptyFileBecomesAStore() throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "record.db")
    let store = try folder.store()
    _ = try store.record(SnapshotBuilder.pods(at: 1, ["x": "1"]))
    #expect(try store.inspect { try Int.fetchOne($0, sql: "PRAGMA auto_vacuum") } == 2)
  }

  @Test func aFolderIsNoStore() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StoreError.self) { try SnapshotStore(path: folder.path, create: true) }
    let error = #expect(throws: StoreError.self) {
      try SnapshotStore(path: folder.path, create: false)
    }
    guard case .notAStore = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func pragmasAreInForce() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let expected = [
      "application_id": "\(StoreFile.applicationID)", "auto_vacuum": "2", "cell_size_check": "1",
      "journal_mode": "wal", "mmap_size": "0", "trusted_schema": "0",
      "user_version": "\(SchemaMigration.all.count)",
    ]
    func values(_ db: Database) throws -> [String: String] {
      try expected.reduce(into: [:]) { values, pragma in
        let value = try DatabaseValue.fetchOne(db, sql: "PRAGMA \(pragma.key)")
        values[pragma.key] = value?.storage.value.map { "\($0)" }
      }
    }
    #expect(try store.inspect(values) == expected)
    #expect(try store.write(values) == expected)
  }

  @Test func theSchemaTableCannotBeWritten() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    #expect(throws: StoreError.self) {
      try store.write { db in
        try db.execute(sql: "PRAGMA writable_schema = ON")
        try db.execute(sql: "DELETE FROM sqlite_schema WHERE name = 'tag'")
      }
    }
  }

  /// What analysis gets cannot write.
  @Test func readingConnectionsCannotWrite() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    #expect(throws: StoreError.self) {
      try store.inspect { try $0.execute(sql: "DELETE FROM tag") }
    }
  }

  // MARK: Other files

  @Test func aTextFileIsRefusedUntouched() throws {
    let folder = try TemporaryFolder()
    let text = Array(String(repeating: "not a database\n", count: 300).utf8)
    try folder.write(text, to: "record.db")
    for create in [true, false] {
      let error = #expect(throws: StoreError.self) { try folder.store(create: create) }
      guard case .notAStore = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(try folder.bytes(of: "record.db") == text)
    }
  }

  @Test(arguments: [
    "CREATE TABLE birds(name TEXT)",
    "CREATE TABLE birds(name TEXT); PRAGMA application_id = 252006673",
    "CREATE TABLE birds(name TEXT); PRAGMA user_version = 1",
    "PRAGMA application_id = 252006673",
    "PRAGMA user_version = 7",
  ])
  func anotherProgramsDatabaseIsRefusedUntouched(sql: String) throws {
    let folder = try TemporaryFolder()
    try folder.tamper(sql: sql)
    let bytes = try folder.bytes(of: "record.db")
    for create in [true, false] {
      let error = #expect(throws: StoreError.self) { try folder.store(create: create) }
      guard case .notAStore = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(try folder.bytes(of: "record.db") == bytes)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["record.db"])
    }
  }

  @Test func aNewerSchemaIsRefusedUntouched() throws {
    let folder = try TemporaryFolder()
    _ = try folder.store()
    try folder.settle()
    try folder.tamper(sql: "PRAGMA user_version = 99")
    let bytes = try folder.bytes(of: "record.db")
    for create in [true, false] {
      let error = #expect(throws: StoreError.self) { try folder.store(create: create) }
      guard case .newerSchema(_, version: 99, known: SchemaMigration.all.count) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(try folder.bytes(of: "record.db") == bytes)
    }
  }
}
