import ClusterObjects
import GRDB
import TestSupport
import Testing

@testable import SnapshotStore

/// Where so much lies between two snapshots that reading both states costs less, the answer is the
/// same.
struct BoundaryBoundTests {
  private static let names = (0..<40).map { "pod-\($0)" }

  /// Forty objects that change at random over many snapshots: far more boundaries than objects.
  private func restlessStore(_ folder: TemporaryFolder, seed: Int) throws -> SnapshotStore {
    var random = SeededGenerator(seed: seed)
    let store = try folder.store()
    for instant in 0..<60 {
      var builder = SnapshotBuilder(at: Int64(instant))
      builder.cover("pods", random.happens(0.2) ? .partial : .complete)
      for name in Self.names where random.happens(0.8) {
        builder.add("pods", "a", name, "\(random.index(below: 3))")
      }
      _ = try store.record(builder.snapshot)
    }
    return store
  }

  @Test func bothWaysGiveTheSameChanges() throws {
    let seed = 41
    let folder = try TemporaryFolder()
    let store = try restlessStore(folder, seed: seed)
    var random = SeededGenerator(seed: seed)
    try store.inspect { db in
      let history = StoreHistory(db, path: "")
      let records = try history.snapshots(of: .uid("east"))
      let pairs = (0..<40).map { _ in (random.index(below: 60), random.index(below: 60)) }
      for (first, second) in pairs + [(0, 59), (59, 0), (7, 7)] {
        let (from, to) = (records[first], records[second])
        let byBoundaries = try history.changes(
          of: "pods", from: from, to: to, readingStates: false)
        let byStates = try history.changes(of: "pods", from: from, to: to, readingStates: true)
        let chosen = try history.changes(of: "pods", from: from, to: to)
        #expect(byBoundaries == byStates, "seed \(seed), \(first) to \(second)")
        #expect(chosen == byStates, "seed \(seed), \(first) to \(second)")
      }
    }
  }

  /// The bound counts what lies between, not only what lasts from one end into the middle: sixty
  /// snapshots end about two thousand intervals of forty objects.
  @Test func manyBoundariesBetweenAreNotWalked() throws {
    let folder = try TemporaryFolder()
    let store = try restlessStore(folder, seed: 42)
    try store.inspect { db in
      let history = StoreHistory(db, path: "")
      let records = try history.snapshots(of: .uid("east"))
      let collection = try #require(try Int64.fetchOne(db, sql: "SELECT id FROM collection"))
      #expect(
        try history.readsStates(
          in: collection, from: records[0].position, to: records[59].position))
      #expect(
        try !history.readsStates(
          in: collection, from: records[30].position, to: records[31].position))
    }
  }

  /// A thousand objects that vanish at once.
  @Test func moreGoneThanAlive() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var builder = SnapshotBuilder(at: 0)
    builder.cover("pods", .complete)
    let objects = (0..<1200).map { index -> (ObjectKey, [UInt8]) in
      let key = ObjectKey(resource: "pods", namespace: "a", name: "pod-\(index)")
      return (key, SnapshotBuilder.canonical(key.name, "1"))
    }
    var snapshot = builder.snapshot
    var bytes: [UInt8] = []
    var collected: [CollectedObject] = []
    for (key, content) in objects {
      let start = bytes.count
      bytes += content
      collected.append(
        CollectedObject(
          key: key, digest: ContentDigest(of: content), content: start..<bytes.count))
    }
    snapshot.take(collected, contents: bytes)
    _ = try store.record(snapshot)
    _ = try store.record(SnapshotBuilder.pods(at: 1, ["pod-7": "1"]))
    let keys = objects.map(\.0).filter { $0.name != "pod-7" }.sorted()
    try store.read { history in
      let records = try history.snapshots(of: .uid("east"))
      let gone = try history.changes(of: "pods", from: records[0], to: records[1])
      #expect(gone.map(\.key) == keys)
      #expect(gone.allSatisfy { $0.before != nil && $0.after == nil })
      let come = try history.changes(of: "pods", from: records[1], to: records[0])
      #expect(come.map(\.key) == keys)
      #expect(come.allSatisfy { $0.before == nil && $0.after != nil })
    }
  }
}
