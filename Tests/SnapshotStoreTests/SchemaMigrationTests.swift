import ClusterObjects
import GRDB
import StoreSchema
import Testing

@testable import SnapshotStore

/// Older layouts are brought up to date, all steps or none.
struct SchemaMigrationTests {
  private static let next = SchemaMigration(
    version: SchemaMigration.all.count + 1, sql: "ALTER TABLE tag ADD COLUMN colour TEXT")

  private func open(
    _ folder: TemporaryFolder, adding migrations: SchemaMigration...
  ) throws -> SnapshotStore {
    try SnapshotStore(
      path: folder.database, create: false, migrations: SchemaMigration.all + migrations)
  }

  private func columns(_ store: SnapshotStore) throws -> [String] {
    try store.inspect { try String.fetchAll($0, sql: "SELECT name FROM pragma_table_info('tag')") }
  }

  private func version(_ store: SnapshotStore) throws -> Int? {
    try store.inspect { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  private func recorded() throws -> (folder: TemporaryFolder, rows: StoreRows) {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var random = RandomHistory(seed: 5)
    for snapshot in random.snapshots(4...4) { _ = try store.record(snapshot) }
    return (folder, try StoreRows(store))
  }

  @Test func theyAreNumberedWithoutAGap() {
    #expect(SchemaMigration.all.map(\.version) == Array(1...SchemaMigration.all.count))
    #expect(SchemaMigration.all.allSatisfy { !$0.sql.isEmpty })
  }

  @Test(arguments: SchemaMigration.all.map(\.version))
  func theLayoutIsTheOneWrittenDown(version: Int) throws {
    let file = StoreFile(path: "", migrations: SchemaMigration.all)
    let digest = try file.layoutDigest(version: version)
    #expect(SchemaMigration.all[version - 1].layoutDigest == digest, "it is \(digest)")
  }

  @Test func anOlderLayoutIsBroughtUpToDate() throws {
    let (folder, rows) = try recorded()
    let store = try open(folder, adding: Self.next)
    #expect(try columns(store).contains("colour"))
    #expect(try version(store) == Self.next.version)
    #expect(try StoreRows(store) == rows)
    #expect(store.examine().allSatisfy { $0.outcome == .ok })
    // Once is enough.
    #expect(try StoreRows(open(folder, adding: Self.next)) == rows)
    #expect(throws: StoreError.self) { try folder.store(create: false) }
  }

  /// A record of each older netlapse: everything is there, what came later is not known, and the
  /// same snapshots are still the same.
  @Test(arguments: SchemaMigration.all.dropLast().map(\.version), 40..<44)
  func olderRecordsGoOn(version: Int, seed: Int) throws {
    let source = try TemporaryFolder()
    let modern = try source.store()
    var random = RandomHistory(seed: seed)
    let snapshots = random.snapshots(6...9)
    for snapshot in snapshots { _ = try modern.record(snapshot) }
    var rows = try StoreRows(modern)
    #expect(!rows.answers.isEmpty, "seed \(seed)")
    let folder = try TemporaryFolder()
    try OlderLayout.copy(source, to: folder, version: version)

    let store = try folder.store(create: false)
    rows.answers = []
    #expect(try StoreRows(store) == rows, "seed \(seed)")
    #expect(store.examine().allSatisfy { $0.outcome == .ok }, "seed \(seed)")
    for snapshot in snapshots {
      let result = try store.record(snapshot)
      #expect(result.wasAlreadyRecorded, "seed \(seed)")
      #expect(result.snapshot.clockOffsetMilliseconds == nil, "seed \(seed)")
      let coverage = try store.read { try $0.coverage(of: result.snapshot) }
      #expect(coverage.isAlike(snapshot.coverage), "seed \(seed)")
      #expect(coverage.entries.values.allSatisfy { $0 == $0.withoutAnswer }, "seed \(seed)")
    }
    #expect(try StoreRows(store) == rows, "seed \(seed)")
  }

  @Test func allStepsAreTakenAtOnce() throws {
    let (folder, _) = try recorded()
    let third = SchemaMigration(
      version: Self.next.version + 1, sql: "ALTER TABLE tag ADD COLUMN shade TEXT")
    let store = try open(folder, adding: Self.next, third)
    #expect(try columns(store).suffix(2) == ["colour", "shade"])
    #expect(try version(store) == third.version)
  }

  @Test(arguments: [
    [SchemaMigration(version: next.version, sql: next.sql + "; INSERT INTO nowhere VALUES (1)")],
    [
      next,
      SchemaMigration(version: next.version + 1, sql: "DELETE FROM snapshot; CREATE TABLE tag(x)"),
    ],
    [next, SchemaMigration(version: next.version + 1, sql: "this is no SQL")],
  ])
  func aStepThatFailsChangesNothing(migrations: [SchemaMigration]) throws {
    let (folder, rows) = try recorded()
    #expect(throws: StoreError.self) {
      try SnapshotStore(
        path: folder.database, create: false, migrations: SchemaMigration.all + migrations)
    }
    let store = try folder.store(create: false)
    #expect(try columns(store) == ["name", "snapshot"])
    #expect(try version(store) == SchemaMigration.all.count)
    #expect(try StoreRows(store) == rows)
  }

  @Test func aFirstStepThatFailsLeavesAnEmptyFile() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StoreError.self) {
      try SnapshotStore(
        path: folder.database, create: true,
        migrations: [SchemaMigration(version: 1, sql: "CREATE TABLE tag(x); nonsense")])
    }
    let store = try folder.store()
    _ = try store.record(SnapshotBuilder.pods(at: 1, ["x": "1"]))
    #expect(store.examine().allSatisfy { $0.outcome == .ok })
  }
}
