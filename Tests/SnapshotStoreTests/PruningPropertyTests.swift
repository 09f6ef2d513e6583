import ClusterObjects
import GRDB
import TestSupport
import Testing

@testable import SnapshotStore

/// Pruning leaves the rows of a record that never saw what was pruned. Every failure names its
/// seed.
struct PruningPropertyTests {
  private static let now = Instant(millisecondsSinceEpoch: 2_000_000)

  @Test(arguments: 5000..<5040)
  func itLeavesWhatTheRestWouldHaveMade(seed: Int) throws {
    var random = RandomHistory(seed: seed)
    let folder = try TemporaryFolder()
    let store = try folder.store(compression: .eager(&random.generator))
    var rest = random.snapshots(4...12)
    for snapshot in rest { _ = try store.record(snapshot) }
    while !rest.isEmpty {
      let doomed = Set(
        rest.filter { _ in random.generator.happens(0.4) }.map { Oracle.digest(of: $0) })
      let rows = try StoreRows(store)
      try prune(doomed, from: store, dryRun: true)
      #expect(try StoreRows(store) == rows, "seed \(seed): a dry run changes nothing")
      try prune(doomed, from: store, dryRun: false)
      rest.removeAll { doomed.contains(Oracle.digest(of: $0)) }
      try check(
        store, holds: rest, thoroughly: random.generator.happens(0.4),
        "seed \(seed), \(rest.count) left")
    }
    try checkEmptiness(store, "seed \(seed)")
  }

  /// Recording and pruning in any order; what was pruned comes back only when asked for.
  @Test(arguments: 5100..<5120)
  func recordingAndPruningMix(seed: Int) throws {
    var random = RandomHistory(seed: seed)
    let folder = try TemporaryFolder()
    let store = try folder.store(compression: .eager(&random.generator))
    var present: [CollectedSnapshot] = []
    var pruned: [CollectedSnapshot] = []
    for step in 0..<20 {
      let note: Comment = "seed \(seed), step \(step)"
      if random.generator.happens(0.3), !present.isEmpty {
        let snapshot = present.remove(at: random.generator.index(below: present.count))
        try prune([Oracle.digest(of: snapshot)], from: store, dryRun: false)
        present.removeAll { Oracle.digest(of: $0) == Oracle.digest(of: snapshot) }
        pruned.append(snapshot)
      } else if random.generator.happens(0.3), let snapshot = pruned.last {
        #expect(throws: RecordingRefusal.pruned(at: Self.now), note) {
          try store.record(snapshot)
        }
        let result = try store.record(snapshot, recordedAt: .now, again: true)
        #expect(!result.wasAlreadyRecorded, note)
        // Once it is back, it is back.
        #expect(try store.record(snapshot).wasAlreadyRecorded, note)
        pruned.removeAll { Oracle.digest(of: $0) == Oracle.digest(of: snapshot) }
        present.append(snapshot)
      } else {
        let snapshot = random.snapshot()
        let digest = Oracle.digest(of: snapshot)
        if pruned.contains(where: { Oracle.digest(of: $0) == digest }) { continue }
        _ = try store.record(snapshot)
        present.append(snapshot)
      }
      try check(
        store, holds: present, thoroughly: random.generator.happens(0.15), note)
    }
  }

  @Test func aTaggedSnapshotStays() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let first = try store.record(SnapshotBuilder.pods(at: 1, ["x": "1"])).snapshot
    _ = try store.record(SnapshotBuilder.pods(at: 2, ["x": "2"]))
    _ = try store.tag(first, as: "keep")
    let rows = try StoreRows(store)
    #expect(throws: StoreError.self) {
      try store.prune(dryRun: false, now: Self.now) { try $0.snapshots(of: .uid("east")) }
    }
    #expect(try StoreRows(store) == rows)
  }

  // MARK: Steps

  private func prune(
    _ digests: Set<ContentDigest>, from store: SnapshotStore, dryRun: Bool
  ) throws {
    _ = try store.prune(dryRun: dryRun, now: Self.now) { history in
      try history.clusters().flatMap { try history.snapshots(of: $0) }
        .filter { digests.contains($0.digest) }
    }
  }

  private func check(
    _ store: SnapshotStore, holds snapshots: [CollectedSnapshot], thoroughly: Bool,
    _ note: Comment
  ) throws {
    var oracle = Oracle()
    for snapshot in snapshots { oracle.add(snapshot) }
    let rows = try StoreRows(store)
    #expect(rows.versions == oracle.versionRows, note)
    #expect(rows.contents == oracle.contentRows, note)
    #expect(rows.partials == oracle.partialRows, note)
    #expect(rows.snapshots.count == oracle.snapshotRows.count, note)
    guard thoroughly else { return }
    try store.read { history in
      let answers = StoreAnswers(history, oracle: oracle, note: note)
      try answers.checkSnapshots()
      try answers.checkVersions()
    }
    for check in store.examine() where check.outcome != .ok {
      Issue.record("\(check.name): \(check.detail) (\(note))")
    }
  }

  private func checkEmptiness(_ store: SnapshotStore, _ note: Comment) throws {
    try store.inspect { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      for table in tables where table != "pruned" {
        #expect(
          try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") == 0, "\(table), \(note)")
      }
      #expect(try Int.fetchOne(db, sql: "PRAGMA freelist_count") == 0, note)
    }
  }
}
