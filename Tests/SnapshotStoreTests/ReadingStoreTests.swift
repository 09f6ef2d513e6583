import ClusterObjects
import FoundationEssentials
import GRDB
import StoreSchema
import Testing

@testable import SnapshotStore

/// A store that is opened to ask: nothing is written by that.
struct ReadingStoreTests {
  private func recorded() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    _ = try store.record(SnapshotBuilder.pods(at: 1, ["x": "1"]))
    _ = try store.record(SnapshotBuilder.pods(at: 2, ["x": "2"]))
    return folder
  }

  @Test func readingChangesNoByte() throws {
    let folder = try recorded()
    let rows = try StoreRows(folder.store(create: false))
    try folder.settle()
    try folder.tamper { _ = try Row.fetchAll($0, sql: "PRAGMA journal_mode = WAL") }
    let bytes = try folder.bytes(of: "record.db")
    do {
      let store = try SnapshotStore(reading: folder.database)
      #expect(try StoreRows(store) == rows)
      #expect(store.examine().allSatisfy { $0.outcome == .ok })
    }
    #expect(try folder.bytes(of: "record.db") == bytes)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["record.db"])
  }

  @Test func itCannotWrite() throws {
    let folder = try recorded()
    let store = try SnapshotStore(reading: folder.database)
    #expect(throws: StoreError.self) { try store.record(SnapshotBuilder.pods(at: 3, ["x": "3"])) }
  }

  /// Readers neither wait for a long write nor see half of it.
  @Test func aLongWriteIsNotSeenBeforeItsEnd() throws {
    let folder = try recorded()
    let writer = try folder.store(create: false)
    let before = try StoreRows(writer)
    try writer.transaction { db in
      try db.execute(sql: "DELETE FROM version; DELETE FROM snapshot")
      let reader = try SnapshotStore(reading: folder.database)
      #expect(try StoreRows(reader) == before)
      #expect(reader.examine().allSatisfy { $0.outcome == .ok })
      return .rollback
    }
    _ = try writer.record(SnapshotBuilder.pods(at: 3, ["x": "3"]))
    #expect(try StoreRows(SnapshotStore(reading: folder.database)) == StoreRows(writer))
  }

  /// A second writer waits a while, and then says that the store is busy.
  @Test func aSecondWriterIsToldToTryAgain() throws {
    let folder = try recorded()
    let first = try folder.store(create: false)
    let second = try folder.store(create: false)
    try first.transaction { _ in
      let error = #expect(throws: StoreError.self) {
        try second.record(SnapshotBuilder.pods(at: 3, ["x": "3"]))
      }
      #expect(error?.category == .busy)
      return .rollback
    }
    #expect(try !second.record(SnapshotBuilder.pods(at: 3, ["x": "3"])).wasAlreadyRecorded)
  }

  @Test(arguments: SchemaMigration.all.dropLast().map(\.version))
  func anOlderLayoutIsBroughtUpToDateFirst(version: Int) throws {
    let source = try recorded()
    let rows = try StoreRows(source.store(create: false))
    let folder = try TemporaryFolder()
    try OlderLayout.copy(source, to: folder, version: version)
    let store = try SnapshotStore(reading: folder.database)
    #expect(try StoreRows(store) == rows)
    #expect(try store.inspect { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 3)
  }
}
