import ClusterObjects
import GRDB
import TestSupport
import Testing

@testable import SnapshotStore

/// The store against an oracle that keeps every snapshot whole. Every failure names its seed.
struct StorePropertyTests {
  private static let recordedAt = Instant(millisecondsSinceEpoch: 1_000_000)

  @Test(arguments: 0..<120)
  func everyAnswerIsTheOracles(seed: Int) throws {
    var random = RandomHistory(seed: seed)
    let folder = try TemporaryFolder()
    let store = try folder.store(compression: .eager(&random.generator))
    var oracle = Oracle()
    let snapshots = random.snapshots(3...12)
    for (index, snapshot) in snapshots.enumerated() {
      let note: Comment = "seed \(seed), snapshot \(index)"
      let isNew = !oracle.line(of: snapshot.cluster).contains {
        $0.digest == Oracle.digest(of: snapshot)
      }
      let result = try store.record(snapshot, recordedAt: Self.recordedAt)
      oracle.add(snapshot)
      #expect(result.wasAlreadyRecorded == !isNew, note)
      try checkRows(store, oracle, note)
      if random.generator.happens(0.3) {
        try checkRepetition(store, snapshots[random.generator.index(below: index + 1)], note)
      }
    }
    let note: Comment = "seed \(seed)"
    try store.read { history in
      let answers = StoreAnswers(history, oracle: oracle, note: note)
      try answers.checkSnapshots()
      try answers.checkVersions()
      for cluster in oracle.clusters {
        let count = oracle.line(of: cluster).count
        for _ in 0..<6 {
          try answers.checkChanges(
            of: cluster, random.generator.index(below: count),
            random.generator.index(below: count))
        }
      }
    }
    checkHealth(store, note)
  }

  @Test(arguments: 1000..<1036)
  func orderDoesNotMatter(seed: Int) throws {
    var random = RandomHistory(seed: seed)
    let snapshots = random.snapshots(3...14)
    let orders = [
      snapshots.sorted { $0.startedAt < $1.startedAt }, Array(snapshots.reversed()),
      snapshots.shuffled(using: &random.generator),
    ]
    var oracle = Oracle()
    for snapshot in snapshots { oracle.add(snapshot) }
    let rows = try orders.map { order in
      let folder = try TemporaryFolder()
      let store = try folder.store(compression: .eager(&random.generator))
      for snapshot in order { _ = try store.record(snapshot) }
      try checkRows(store, oracle, "seed \(seed)")
      checkHealth(store, "seed \(seed)")
      return try StoreRows(store)
    }
    for other in rows.dropFirst() { #expect(other == rows[0], "seed \(seed)") }
  }

  /// The counts that recording reports are those of reading.
  @Test(arguments: 2000..<2020)
  func whatRecordingReportsIsOnRecord(seed: Int) throws {
    var random = RandomHistory(seed: seed)
    let folder = try TemporaryFolder()
    let store = try folder.store()
    for snapshot in random.snapshots(5...10) {
      let result = try store.record(snapshot, recordedAt: Self.recordedAt)
      let record = try store.read { history in
        try history.snapshots(of: snapshot.cluster).first { $0.id == result.snapshot.id }
      }
      let found = try #require(record, "seed \(seed)")
      #expect(found.digest == Oracle.digest(of: snapshot), "seed \(seed)")
      #expect(found.position == result.snapshot.position, "seed \(seed)")
      #expect(found.objectCount == snapshot.objects.count, "seed \(seed)")
      #expect(found.recordedAt == Self.recordedAt, "seed \(seed)")
      #expect(found.clusterName == snapshot.clusterName, "seed \(seed)")
      #expect(
        found.clockOffsetMilliseconds == snapshot.clockOffsetMilliseconds, "seed \(seed)")
      #expect(try store.read { try $0.counts(of: found) } == result.counts, "seed \(seed)")
    }
  }

  // MARK: Checks

  private func checkRows(_ store: SnapshotStore, _ oracle: Oracle, _ note: Comment) throws {
    let rows = try StoreRows(store)
    #expect(rows.versions == oracle.versionRows, note)
    #expect(rows.contents == oracle.contentRows, note)
    #expect(rows.partials == oracle.partialRows, note)
    let snapshots = rows.snapshots.map { row -> String in
      let fields = row.split(separator: "|")
      return "\(fields[0])|\(fields[1])|\(fields[6].lowercased())"
    }
    #expect(snapshots.sorted() == oracle.snapshotRows, note)
  }

  private func checkRepetition(
    _ store: SnapshotStore, _ snapshot: CollectedSnapshot, _ note: Comment
  ) throws {
    let rows = try StoreRows(store)
    let writes = try store.write { $0.totalChangesCount }
    let known = try store.read { history in
      try history.snapshots(of: snapshot.cluster).first {
        $0.digest == Oracle.digest(of: snapshot)
      }
    }
    var again = snapshot
    again.source = "another path"
    again.clusterName = "another name"
    again.clockOffsetMilliseconds = 77_777
    for scope in again.coverage.entries.keys {
      again.coverage[scope]?.answeredAt = .latest
      again.coverage[scope]?.resourceVersion = "another"
    }
    let result = try store.record(again)
    #expect(result.wasAlreadyRecorded, note)
    #expect(result.snapshot.id == known?.id, note)
    #expect(try store.write { $0.totalChangesCount } == writes, note)
    #expect(try StoreRows(store) == rows, note)
  }

  private func checkHealth(_ store: SnapshotStore, _ note: Comment) {
    for check in store.examine() where check.outcome != .ok {
      Issue.record("\(check.name): \(check.detail) (\(note))")
    }
  }
}
