import ClusterObjects
import GRDB
import StoreSchema
import Testing

@testable import SnapshotStore

/// A record in a place where nothing can be written: read all the same, and never mistaken.
struct ReadOnlyStoreTests {
  private func recorded() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.tamper { _ = try $0.execute(sql: "VACUUM") }
    let store = try folder.store()
    _ = try store.record(SnapshotBuilder.pods(at: 1, ["x": "1"]))
    _ = try store.record(SnapshotBuilder.pods(at: 2, ["x": "2"]))
    return folder
  }

  private func openReadOnly(
    _ folder: TemporaryFolder, migrations: [SchemaMigration] = SchemaMigration.all
  ) throws -> SnapshotStore {
    try SnapshotStore(
      path: folder.database, create: false, migrations: migrations,
      compression: CompressionChoices(), opensReadOnly: true)
  }

  @Test func itAnswersAsTheOtherDoes() throws {
    let folder = try recorded()
    let rows = try StoreRows(folder.store(create: false))
    try folder.settle()
    let bytes = try folder.bytes(of: "record.db")
    let store = try openReadOnly(folder)
    #expect(try StoreRows(store) == rows)
    #expect(store.examine().allSatisfy { $0.outcome == .ok })
    #expect(try folder.bytes(of: "record.db") == bytes)
  }

  @Test func itCanBeReadWhileSomebodyWrites() throws {
    let folder = try recorded()
    let writer = try folder.store(create: false)
    let store = try openReadOnly(folder)
    _ = try writer.record(SnapshotBuilder.pods(at: 3, ["x": "3"]))
    #expect(try StoreRows(store) == StoreRows(writer))
  }

  @Test func itWritesNothing() throws {
    let folder = try recorded()
    try folder.settle()
    let store = try openReadOnly(folder)
    let record = try store.read { try $0.snapshots(of: .uid("east"))[0] }
    func expectPermissionDenied(_ body: () throws -> Void) {
      let error = #expect(throws: StoreError.self) { try body() }
      #expect(error?.category == .permission)
    }
    expectPermissionDenied { _ = try store.record(SnapshotBuilder.pods(at: 9, ["x": "9"])) }
    expectPermissionDenied { _ = try store.tag(record, as: "x") }
    expectPermissionDenied {
      _ = try store.prune(dryRun: true, now: .now) { _ in [record] }
    }
  }

  /// Without locks a writer goes unnoticed until the reader looks: what it read is of no use then.
  @Test func whatWasWrittenMeanwhileIsNoticed() throws {
    let folder = try recorded()
    try folder.settle()
    let store = try openReadOnly(folder)
    let writer = try folder.store(create: false)
    let error = #expect(throws: StoreError.self) {
      try store.read { _ in _ = try writer.record(SnapshotBuilder.pods(at: 3, ["x": "3"])) }
    }
    #expect(error?.category == .busy)
  }

  @Test func anOlderLayoutIsNotGuessedAt() throws {
    let folder = try recorded()
    try folder.settle()
    let next = SchemaMigration(
      version: SchemaMigration.all.count + 1, sql: "ALTER TABLE tag ADD COLUMN colour TEXT")
    let error = #expect(throws: StoreError.self) {
      try openReadOnly(folder, migrations: SchemaMigration.all + [next])
    }
    #expect(error?.category == .permission)
  }
}
