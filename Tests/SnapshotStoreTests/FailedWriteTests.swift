import ClusterObjects
import GRDB
import TestSupport
import Testing

@testable import SnapshotStore

/// All or nothing: whatever stops a recording leaves the rows as they were.
struct FailedWriteTests {
  private static let tables = [
    "cluster", "coverage", "coverage_entry", "coverage_note", "snapshot", "collection", "object",
    "version", "partial", "seen", "content", "dictionary", "pruned",
    "answer",
  ]

  /// Blows after a number of changed rows, on the writing connection only.
  private func lightFuse(_ store: SnapshotStore, after count: Int) throws {
    try store.write { db in
      try db.execute(sql: "CREATE TEMP TABLE IF NOT EXISTS fuse(rest INTEGER)")
      try db.execute(sql: "DELETE FROM fuse")
      try db.execute(sql: "INSERT INTO fuse VALUES (?)", arguments: [count])
      for table in Self.tables {
        for event in ["INSERT", "UPDATE", "DELETE"] {
          try db.execute(
            sql: """
              CREATE TEMP TRIGGER IF NOT EXISTS \(table)_\(event) BEFORE \(event) ON main.\(table)
              BEGIN
                UPDATE fuse SET rest = rest - 1;
                SELECT RAISE(ABORT, 'planted') WHERE (SELECT rest FROM fuse) < 0;
              END
              """)
        }
      }
    }
  }

  @Test(arguments: 3000..<3012)
  func aFailureBetweenAnyTwoWritesLeavesNothing(seed: Int) throws {
    var random = RandomHistory(seed: seed)
    let folder = try TemporaryFolder()
    let store = try folder.store()
    for snapshot in random.snapshots(3...6) { _ = try store.record(snapshot) }
    let rows = try StoreRows(store)
    let next = random.snapshot()
    var writes = 0
    while true {
      try lightFuse(store, after: writes)
      guard (try? store.record(next)) == nil else { break }
      #expect(try StoreRows(store) == rows, "seed \(seed), after \(writes) writes")
      writes += 1
      try #require(writes < 1000, "seed \(seed)")
    }
    let whole = try TemporaryFolder()
    let untouched = try whole.store()
    var again = RandomHistory(seed: seed)
    for snapshot in again.snapshots(3...6) { _ = try untouched.record(snapshot) }
    _ = try untouched.record(next)
    #expect(try StoreRows(store) == StoreRows(untouched), "seed \(seed)")
    let reopened = try folder.store(create: false)
    #expect(try StoreRows(reopened) == StoreRows(untouched), "seed \(seed)")
    #expect(reopened.examine().allSatisfy { $0.outcome == .ok }, "seed \(seed)")
  }

  @Test(arguments: 3100..<3110)
  func aFullDiskLeavesNothing(seed: Int) throws {
    var random = RandomHistory(seed: seed)
    let folder = try TemporaryFolder()
    let store = try folder.store()
    for snapshot in random.snapshots(2...5) { _ = try store.record(snapshot) }
    let rows = try StoreRows(store)
    let large = Self.largeSnapshot(&random.generator)
    let pages = try store.write { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    for room in [0, 1, 2, 5, 20] {
      try store.write { try $0.execute(sql: "PRAGMA max_page_count = \(pages + room)") }
      do {
        _ = try store.record(large)
        Issue.record("the disk was not full (seed \(seed), room \(room))")
      } catch StoreError.noSpace {
        #expect(try StoreRows(store) == rows, "seed \(seed), room \(room)")
      }
    }
    let reopened = try folder.store(create: false)
    #expect(try StoreRows(reopened) == rows, "seed \(seed)")
    #expect(reopened.examine().allSatisfy { $0.outcome == .ok }, "seed \(seed)")
    _ = try reopened.record(large)
    #expect(reopened.examine().allSatisfy { $0.outcome == .ok }, "seed \(seed)")
  }

  /// 200 KB that no compression makes smaller than half.
  private static func largeSnapshot(_ generator: inout SeededGenerator) -> CollectedSnapshot {
    var builder = SnapshotBuilder(at: Int64(generator.index(below: 12)))
    builder.cover("pods", .complete)
    for index in 0..<40 {
      let noise = (0..<312).map { _ in String(generator.next(), radix: 16) }.joined()
      builder.add("pods", "a", "pod-\(index)", noise)
    }
    return builder.snapshot
  }

  /// A refusal inside the transaction leaves no cluster behind either.
  @Test func aRefusedFirstSnapshotLeavesAnEmptyStore() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let rows = try StoreRows(store)
    var builder = SnapshotBuilder(at: 1)
    builder.cover("pods", .forbidden)
    builder.add("pods", "a", "x", "1")
    #expect(throws: RecordingRefusal.self) { try store.record(builder.snapshot) }
    #expect(try StoreRows(store) == rows)
    #expect(try store.read { try $0.clusters() } == [])
  }
}
