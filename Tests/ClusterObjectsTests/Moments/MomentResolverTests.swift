import ClusterObjects
import Testing

/// What an expression means in a history.
struct MomentResolverTests {
  private static let services = CoverageEntry(.complete)

  private func history(_ count: Int, tags: [Int: [String]] = [:]) -> RecordedHistory {
    RecordedHistory(
      Array(repeating: Coverage([Scope("services"): Self.services]), count: count), tags: tags)
  }

  private func resolve(
    _ text: String, in history: RecordedHistory, now: Instant = RecordedHistory.time(10),
    maxAgeSeconds: Int = 3600
  ) throws -> Moment {
    let expression = try #require(MomentExpression(text))
    let resolver = try MomentResolver(
      history: history, cluster: RecordedHistory.cluster, now: now, maxAgeSeconds: maxAgeSeconds)
    return try resolver.resolve(expression)
  }

  @Test(arguments: [
    ("latest", 4), ("latest~1", 3), ("latest~4", 0), ("first", 0), ("id:102", 2), ("tag:calm", 1),
    ("2026-11-22T10:02:00Z", 2), ("2026-11-22T10:02:59.999Z", 2), ("2026-11-22T10:00:00Z", 0),
    ("2027-01-01", 4), ("6m", 4), ("8m", 2), ("481s", 1), ("10m", 0),
  ])
  func places(_ text: String, _ index: Int) throws {
    let moment = try resolve(text, in: history(5, tags: [1: ["calm", "x"]]))
    #expect(moment.snapshot.id == Int64(index + 100))
  }

  @Test func howFarAway() throws {
    let late = try resolve("2026-11-22T10:04:30Z", in: history(5))
    #expect(late.distanceSeconds == 30)
    #expect(late.asked?.description == "2026-11-22T10:04:30Z")
    let exact = try resolve("latest", in: history(5))
    #expect(exact.distanceSeconds == 0)
    #expect(exact.asked == nil)
  }

  @Test(
    arguments: [
      ("latest~2", 2, .notThatMany(.latest(stepsBack: 2), onRecord: 2)),
      ("latest~1", 1, .notThatMany(.latest(stepsBack: 1), onRecord: 1)),
      ("id:99", 2, .noSuchSnapshot(.id(99))), ("tag:x", 2, .noSuchSnapshot(.tag("x"))),
      ("latest", 0, .nothingRecorded), ("1h", 0, .nothingRecorded),
      (
        "2026-11-22T09:59:59.999Z", 2,
        .beforeFirst(RecordedHistory.start.adding(seconds: -0.001), first: RecordedHistory.start)
      ),
      (
        "11m", 2,
        .beforeFirst(RecordedHistory.start.adding(seconds: -60), first: RecordedHistory.start)
      ),
    ] as [(String, Int, MomentError)])
  func refusals(_ text: String, _ count: Int, _ expected: MomentError) {
    #expect(throws: expected) { try resolve(text, in: history(count)) }
  }

  /// Longer ago than time goes back is before the first snapshot, and no crash.
  @Test(arguments: ["9223372036854775807s", "15250284452471w", "9999999999999999s"])
  func longBeforeEverything(_ text: String) throws {
    let error = #expect(throws: MomentError.self) { try resolve(text, in: history(1)) }
    guard case .beforeFirst(_, first: RecordedHistory.start) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    (MomentError.nothingRecorded, "nothing is on record"),
    (
      .notThatMany(.latest(stepsBack: 7), onRecord: 2),
      "latest~7: only 2 snapshots are on record"
    ),
    (.notThatMany(.latest(stepsBack: 1), onRecord: 1), "latest~1: only 1 snapshot is on record"),
    (.noSuchSnapshot(.id(9)), "id:9: no such snapshot of this cluster"),
    (
      .beforeFirst(.earliest, first: RecordedHistory.start),
      "1970-01-01T00:00:00Z lies before the first snapshot, which began at 2026-11-22T10:00:00Z"
    ),
  ])
  func messages(_ error: MomentError, _ expected: String) {
    #expect(error.description == expected)
  }

  // MARK: Resources

  private static func coverage(_ outcomes: KeyValuePairs<ResourceName, CoverageOutcome>) -> Coverage
  {
    Coverage(
      Dictionary(uniqueKeysWithValues: outcomes.map { (Scope($0.key), CoverageEntry($0.value)) }))
  }

  /// A resource is carried from the newest snapshot that attempted it, within the age allowed.
  @Test func carriedResources() throws {
    let history = RecordedHistory([
      Self.coverage(["nodes": .complete, "pods": .complete]),
      Self.coverage(["pods": .complete, "services": .complete]),
      Self.coverage(["services": .failed, "endpoints": .notCollected]),
    ])
    let moment = try resolve("latest", in: history)
    #expect(moment.resources == ["nodes", "pods", "services"])
    #expect(moment.snapshot(for: "nodes")?.id == 100)
    #expect(moment.snapshot(for: "pods")?.id == 101)
    // The attempt that failed is not covered up by an older one that did not.
    #expect(moment.snapshot(for: "services")?.id == 102)
    #expect(moment.coverage(for: "services").outcome(of: Scope("services")) == .failed)
    #expect(moment.snapshot(for: "endpoints") == nil)
    #expect(moment.coverage(for: "endpoints") == Coverage())
    #expect(moment.carried.map(\.resource) == ["nodes", "pods"])
    #expect(moment.carried.map(\.snapshot.id) == [100, 101])
  }

  @Test(
    arguments: [
      ("latest", 120, ["nodes", "pods", "services"]), ("latest", 119, ["pods", "services"]),
      ("latest", 60, ["pods", "services"]), ("latest", 59, ["services"]),
      ("latest", 0, ["services"]),
      // The age counts from the time asked for; the snapshot that is meant speaks at any age.
      ("2026-11-22T10:03:00Z", 120, ["pods", "services"]),
      ("2026-11-22T10:03:00Z", 10, ["services"]),
      ("2027-01-01", 60, ["services"]),
    ] as [(String, Int, [ResourceName])])
  func whatIsTooOld(_ text: String, _ maxAgeSeconds: Int, _ expected: [ResourceName]) throws {
    let history = RecordedHistory([
      Self.coverage(["nodes": .complete]), Self.coverage(["pods": .complete]),
      Self.coverage(["services": .complete]),
    ])
    #expect(try resolve(text, in: history, maxAgeSeconds: maxAgeSeconds).resources == expected)
  }

  /// What was recorded later says nothing about a moment before it.
  @Test func nothingComesFromTheFuture() throws {
    let history = RecordedHistory([
      Self.coverage(["nodes": .complete]), Self.coverage(["pods": .complete]),
    ])
    #expect(try resolve("first", in: history).resources == ["nodes"])
  }
}
