import ClusterObjects
import FoundationEssentials
import GRDB
import TestSupport
import Testing

@testable import SnapshotStore

/// What pruning gives back to the file system, and what it says of that.
struct ReclaimingTests {
  /// Ten snapshots of forty objects, of which each snapshot changes what `changes` says; nothing in
  /// them can be compressed to less than half.
  private func recorded(
    in folder: TemporaryFolder, changes: (_ object: Int, _ snapshot: Int) -> Bool
  ) throws -> SnapshotStore {
    var random = SeededGenerator(seed: 1)
    let store = try folder.store()
    var values: [String] = Array(repeating: "", count: 40)
    for start in 0..<10 {
      var builder = SnapshotBuilder(at: Int64(start))
      builder.cover("pods", .complete)
      for index in values.indices {
        if start == 0 || changes(index, start) {
          values[index] = (0..<100).map { _ in String(random.next(), radix: 16) }.joined()
        }
        builder.add("pods", "a", "pod-\(index)", values[index])
      }
      _ = try store.record(builder.snapshot)
    }
    return store
  }

  private func prune(
    _ store: SnapshotStore, dryRun: Bool = false, limitBytes: Int64? = nil,
    keepingNewest count: Int
  ) throws -> PruningResult {
    try store.prune(dryRun: dryRun, limitBytes: limitBytes, now: .now) {
      Array(try $0.snapshots(of: .uid("east")).dropLast(count))
    }
  }

  private func fileBytes(_ folder: TemporaryFolder) throws -> Int {
    try folder.bytes(of: "record.db").count
  }

  @Test func whatWasInOneSnapshotOnlyIsGivenBack() throws {
    let folder = try TemporaryFolder()
    let store = try recorded(in: folder) { _, _ in true }
    let estimate = try prune(store, dryRun: true, keepingNewest: 1)
    let before = try store.fileBytes()
    let result = try prune(store, keepingNewest: 1)
    #expect(result.bytesFreed > before / 2)
    #expect(try store.fileBytes() == result.fileBytes)
    #expect(result.fileBytes == before - result.bytesFreed)
    #expect(abs(estimate.bytesFreed - result.bytesFreed) < before / 10)
    #expect(try Int64(fileBytes(folder)) == result.fileBytes, "the file itself is as short")
    #expect(store.examine().allSatisfy { $0.outcome == .ok })
  }

  /// Values usually outlive a snapshot, and then nothing is to be had.
  @Test func whatOthersShareStays() throws {
    let folder = try TemporaryFolder()
    let store = try recorded(in: folder) { _, _ in false }
    let before = try store.fileBytes()
    let result = try prune(store, keepingNewest: 1)
    #expect(result.bytesFreed < before / 5)
    #expect(result.reclaiming == .emptyPages)
  }

  /// Every page loses some of what it holds, so none becomes empty: only writing the file anew
  /// gives back what they lost.
  @Test func aFileOfHolesIsWrittenAnew() throws {
    let folder = try TemporaryFolder()
    let store = try recorded(in: folder) { index, start in index % 2 == 0 || start == 1 }
    let before = try store.fileBytes()
    let result = try prune(store, limitBytes: 1, keepingNewest: 1)
    #expect(result.reclaiming == .rewritten)
    #expect(result.bytesFreed > before / 3)
    #expect(try Int64(fileBytes(folder)) == result.fileBytes)
    #expect(store.examine().allSatisfy { $0.outcome == .ok })
    // A later pruning can still give pages back by themselves.
    #expect(try store.inspect { try Int.fetchOne($0, sql: "PRAGMA auto_vacuum") } == 2)
  }

  @Test func aDryRunChangesNothing() throws {
    let folder = try TemporaryFolder()
    let store = try recorded(in: folder) { _, _ in true }
    let rows = try StoreRows(store)
    let bytes = try store.fileBytes()
    #expect(try prune(store, dryRun: true, keepingNewest: 2).bytesFreed > 0)
    #expect(try StoreRows(store) == rows)
    #expect(try store.fileBytes() == bytes)
  }
}
