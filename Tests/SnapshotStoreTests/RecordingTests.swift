import ClusterObjects
import FoundationEssentials
import GRDB
import Testing

@testable import SnapshotStore

/// Recording by example: refusals, ties, tags, clusters beside each other.
struct RecordingTests {
  private static let east = ClusterKey.uid("east")

  @Test(arguments: [
    CoverageOutcome.forbidden, .failed, .notServed, .notCollected,
  ])
  func anObjectInAScopeThatWasNotListedIsRefused(outcome: CoverageOutcome) throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var builder = SnapshotBuilder(at: 1)
    builder.cover("pods", .complete)
    builder.cover("pods", namespace: "a", outcome)
    builder.add("pods", "b", "x", "1")
    builder.add("pods", "a", "x", "1")
    let key = ObjectKey(resource: "pods", namespace: "a", name: "x")
    #expect(throws: RecordingRefusal.listedOutsideCoverage(key, outcome)) {
      try store.record(builder.snapshot)
    }
    #expect(try store.read { try $0.clusters() } == [])
  }

  @Test func anObjectOfAResourceNobodyLookedAtIsRefused() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var builder = SnapshotBuilder(at: 1)
    builder.add("pods", "a", "x", "1")
    let key = ObjectKey(resource: "pods", namespace: "a", name: "x")
    #expect(throws: RecordingRefusal.listedOutsideCoverage(key, .notCollected)) {
      try store.record(builder.snapshot)
    }
  }

  @Test(arguments: [Int64.min, -1, 253_402_300_800_000, Int64.max])
  func aTimeThatCannotBeWrittenDownIsRefused(milliseconds: Int64) throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    #expect(throws: RecordingRefusal.outOfTime(millisecondsSinceEpoch: milliseconds)) {
      try store.record(SnapshotBuilder.pods(at: milliseconds, ["x": "1"]))
    }
  }

  @Test func the65thSnapshotOfAMillisecondIsRefused() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    for index in 0..<64 {
      _ = try store.record(SnapshotBuilder.pods(at: 5, ["x": "\((index * 37) % 64)"]))
    }
    let rows = try StoreRows(store)
    #expect(
      throws: RecordingRefusal.tooManyAtOnce(Instant(millisecondsSinceEpoch: 5))
    ) {
      try store.record(SnapshotBuilder.pods(at: 5, ["x": "64"]))
    }
    #expect(try StoreRows(store) == rows)
    #expect(store.examine().allSatisfy { $0.outcome == .ok })
    // The same again, the neighbours' milliseconds and another cluster have room.
    #expect(try store.record(SnapshotBuilder.pods(at: 5, ["x": "37"])).wasAlreadyRecorded)
    _ = try store.record(SnapshotBuilder.pods(at: 4, ["x": "1"]))
    _ = try store.record(SnapshotBuilder.pods(at: 6, ["x": "1"]))
    _ = try store.record(SnapshotBuilder(at: 5, cluster: .name("other")).snapshot)
    #expect(store.examine().allSatisfy { $0.outcome == .ok })
  }

  @Test(arguments: [Int64.min, -1, 253_402_300_800_000, Int64.max])
  func anAnswerAtNoTimeIsRefused(milliseconds: Int64) throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var builder = SnapshotBuilder(at: 1)
    builder.cover("pods", .complete, answeredAt: milliseconds)
    #expect(throws: RecordingRefusal.outOfTime(millisecondsSinceEpoch: milliseconds)) {
      try store.record(builder.snapshot)
    }
  }

  /// What differs in every collection makes no new coverage, and of two snapshots that are the same
  /// the first tells when it was answered.
  @Test func answersAreBesideTheContent() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    func snapshot(at start: Int64, answeredAt: Int64, _ version: String) -> CollectedSnapshot {
      var builder = SnapshotBuilder(at: start)
      builder.cover("pods", .complete, answeredAt: answeredAt, resourceVersion: version)
      builder.cover("nodes", .forbidden, note: "no", answeredAt: answeredAt + 7)
      return builder.snapshot
    }
    let first = snapshot(at: 1, answeredAt: 2, "77")
    let result = try store.record(first)
    let later = snapshot(at: 2, answeredAt: 4, "79")
    _ = try store.record(later)
    #expect(try StoreRows(store).coverages.count == 2, "one coverage of two entries")
    #expect(try store.record(snapshot(at: 1, answeredAt: 3, "78")).wasAlreadyRecorded)
    try store.read { history in
      let records = try history.snapshots(of: Self.east)
      #expect(records.map(\.id).first == result.snapshot.id)
      #expect(try records.map { try history.coverage(of: $0) } == [first.coverage, later.coverage])
    }
  }

  @Test func aSnapshotWithoutKnowledgeIsKept() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var builder = SnapshotBuilder(at: 2)
    builder.cover("pods", .failed, note: "the server said no")
    _ = try store.record(SnapshotBuilder.pods(at: 1, ["x": "1"]))
    let versions = try StoreRows(store).versions
    let result = try store.record(builder.snapshot)
    #expect(try StoreRows(store).versions == versions)
    #expect(result.counts == SnapshotCounts())
    try store.read { history in
      let coverage = try history.coverage(of: result.snapshot)
      #expect(coverage == builder.snapshot.coverage)
      let key = ObjectKey(resource: "pods", namespace: "a", name: "x")
      let observation = try history.observation(of: key, at: result.snapshot)
      #expect(observation == .unknown(.failed))
    }
  }

  @Test func idsAreNeverUsedAgainAndFollowTheOrderOfRecording() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let ids = try [30, 10, 20].map {
      try store.record(SnapshotBuilder.pods(at: $0, ["x": "1"])).snapshot.id
    }
    #expect(ids == ids.sorted())
    let inOrder = try store.read { try $0.snapshots(of: Self.east).map(\.id) }
    #expect(inOrder == [ids[1], ids[2], ids[0]])
  }

  @Test func whatIsBesideTheContentComesBack() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var snapshot = SnapshotBuilder.pods(at: 1_700_000_000_123, ["x": "1"])
    snapshot.clusterName = "prod"
    snapshot.source = "evidence/east.json"
    snapshot.timeSource = .archive
    snapshot.evidence = .userProvided
    snapshot.clockOffsetMilliseconds = -1500
    let recordedAt = Instant(millisecondsSinceEpoch: 77)
    _ = try store.record(snapshot, recordedAt: recordedAt)
    let record = try #require(try store.read { try $0.snapshots(of: Self.east).first })
    #expect(record.cluster == Self.east)
    #expect(record.clusterName == "prod")
    #expect(record.startedAt == snapshot.startedAt)
    #expect(record.endedAt == snapshot.endedAt)
    #expect(record.source == "evidence/east.json")
    #expect(record.timeSource == .archive)
    #expect(record.evidence == .userProvided)
    #expect(record.catalogueVersion == ResourceCatalogue.version)
    #expect(record.objectCount == 1)
    #expect(record.recordedAt == recordedAt)
    #expect(record.clockOffsetMilliseconds == -1500)
    #expect(record.tags == [])
    #expect(record.position == 1_700_000_000_123 * 64)
  }

  @Test func twoClustersOfOneNameAndOneTimeDoNotMix() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let west = ClusterKey.name("east")
    var other = SnapshotBuilder(at: 1, cluster: west)
    other.cover("pods", .complete)
    _ = try store.record(SnapshotBuilder.pods(at: 1, ["x": "1"]))
    _ = try store.record(other.snapshot)
    try store.read { history in
      #expect(try history.clusters() == [west, Self.east])
      #expect(try history.resources(of: west) == [])
      #expect(try history.resources(of: Self.east) == ["pods"])
      #expect(try history.snapshots(of: .uid("nobody")).isEmpty)
      let key = ObjectKey(resource: "pods", namespace: "a", name: "x")
      let record = try #require(try history.snapshots(of: west).first)
      #expect(try history.observation(of: key, at: record) == .absent)
      #expect(try history.versions(of: key, in: west).isEmpty)
      #expect(try history.versions(of: key, in: Self.east).count == 1)
    }
  }

  @Test func aSnapshotThatIsNotOnRecordIsAnError() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let elsewhere = try TemporaryFolder()
    let record = try elsewhere.store().record(SnapshotBuilder.pods(at: 1, ["x": "1"])).snapshot
    #expect(throws: StoreError.self) {
      try store.read { try $0.state(of: "pods", at: record) }
    }
  }

  @Test func aReaderSeesOneState() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    _ = try store.record(SnapshotBuilder.pods(at: 1, ["x": "1"]))
    try store.read { history in
      #expect(try history.snapshots(of: Self.east).count == 1)
      _ = try folder.store().record(SnapshotBuilder.pods(at: 2, ["x": "2"]))
      let key = ObjectKey(resource: "pods", namespace: "a", name: "x")
      #expect(try history.versions(of: key, in: Self.east).count == 1)
    }
    #expect(try store.read { try $0.snapshots(of: Self.east).count } == 2)
  }

  // MARK: Tags

  @Test func aTagNamesOneSnapshot() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let first = try store.record(SnapshotBuilder.pods(at: 1, ["x": "1"])).snapshot
    let second = try store.record(SnapshotBuilder.pods(at: 2, ["x": "2"])).snapshot
    func tags() throws -> [[String]] {
      try store.read { try $0.snapshots(of: Self.east).map(\.tags) }
    }
    #expect(try store.tag(first, as: "before") == nil)
    #expect(try store.tag(first, as: "before") == nil)
    #expect(try store.tag(first, as: "audit") == nil)
    #expect(try tags() == [["audit", "before"], []])
    #expect(try store.tag(second, as: "before") == first.id)
    #expect(try tags() == [["audit"], ["before"]])
    #expect(try store.untag("before"))
    #expect(try !store.untag("before"))
    #expect(try tags() == [["audit"], []])
    #expect(store.examine().allSatisfy { $0.outcome == .ok })
  }
}
