import CSQLite
import ClusterObjects
import GRDB
import TestSupport
import Testing

@testable import SnapshotStore

/// Cost follows change: counted in rows written and in steps of SQLite's machine, never in time.
@Suite struct CostTests {
  /// Recording what has not changed writes the same few rows whether there are ten objects or a
  /// thousand.
  @Test func anUnchangedSnapshotCostsNothingPerObject() throws {
    #expect(try rowsWritten(objects: 10, changed: 0) == rowsWritten(objects: 1000, changed: 0))
  }

  /// What changes costs the same beside ten objects and beside a thousand.
  @Test func aChangeCostsWhatItIs() throws {
    let few = try rowsWritten(objects: 10, changed: 5)
    let many = try rowsWritten(objects: 1000, changed: 5)
    // A thousand have a dictionary, whose one row says how well it did.
    #expect(many - few <= 1)
    let nothing = try rowsWritten(objects: 10, changed: 0)
    // The interval that ends, the one that begins, the content.
    #expect(few - nothing <= 5 * 4)
  }

  /// Unchanged snapshots in between add nothing to a comparison.
  @Test func unchangedSnapshotsInBetweenAddNothing() throws {
    let near = try stepsOfChanges(snapshotsInBetween: 0)
    let far = try stepsOfChanges(snapshotsInBetween: 400)
    #expect(far <= near * 11 / 10, "\(near) steps without, \(far) with 400 in between")
  }

  /// A hundred scopes answered at other times and resourceVersions each: bytes of the whole file.
  @Test func anUnchangedSnapshotCostsAFewHundredBytes() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var random = SeededGenerator(seed: 7)
    func pages() throws -> Int {
      try store.inspect { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    }
    func record(_ index: Int64) throws {
      let start = 1_790_000_000_000 + index * 300_000
      var builder = SnapshotBuilder(at: start)
      for number in 0..<100 {
        let late = Int64(random.index(below: 10_000))
        let isObject = number < 15
        builder.cover(
          ResourceName("r\(100 + number)"), name: isObject ? "x" : "", .complete,
          answeredAt: start + late,
          resourceVersion: String(
            isObject ? 5_000_000 * Int64(number + 1) : 912_345_678 + index * 60_000 + late / 5))
      }
      _ = try store.record(builder.snapshot)
    }
    try record(0)
    let before = try pages()
    let count = 400
    for index in 1...Int64(count) { try record(index) }
    let bytes = try (pages() - before) * 4096 / count
    #expect(bytes < 700, "\(bytes) bytes a snapshot, of which about 200 are the snapshot's row")
  }

  private func rowsWritten(objects: Int, changed: Int) throws -> Int {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    _ = try store.record(snapshot(at: 1, objects: objects, changed: 0))
    let before = try store.write { $0.totalChangesCount }
    _ = try store.record(snapshot(at: 2, objects: objects, changed: changed))
    return try store.write { $0.totalChangesCount } - before
  }

  private func stepsOfChanges(snapshotsInBetween count: Int64) throws -> Int {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let first = try store.record(snapshot(at: 1, objects: 200, changed: 0)).snapshot
    for index in 0..<count {
      _ = try store.record(snapshot(at: 2 + index, objects: 200, changed: 0))
    }
    let last = try store.record(snapshot(at: 2 + count, objects: 200, changed: 5)).snapshot
    return try store.inspect { db in
      let history = StoreHistory(db, path: store.path)
      // The list of snapshots is read once, by whoever resolves the moments.
      _ = try history.snapshots(of: .uid("east"))
      let counter = StepCounter(db)
      let changes = try history.changes(of: "pods", from: first, to: last)
      #expect(changes.count == 5)
      return counter.stop()
    }
  }

  private func snapshot(at start: Int64, objects: Int, changed: Int) -> CollectedSnapshot {
    var snapshot = SnapshotBuilder(at: start).snapshot
    snapshot.coverage[Scope("pods")] = CoverageEntry(.complete)
    var collected: [CollectedObject] = []
    var contents: [UInt8] = []
    for index in 0..<objects {
      let name = "pod-\(index)"
      let bytes = SnapshotBuilder.canonical(name, index < changed ? "changed" : "same")
      collected.append(
        CollectedObject(
          key: ObjectKey(resource: "pods", namespace: "a", name: name),
          digest: ContentDigest(of: bytes),
          content: contents.count..<contents.count + bytes.count))
      contents += bytes
    }
    snapshot.take(collected, contents: contents)
    return snapshot
  }
}
