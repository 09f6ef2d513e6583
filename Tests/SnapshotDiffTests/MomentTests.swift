import ClusterObjects
import SnapshotDiff
import TestSupport
import Testing

/// Which snapshots a moment means, resource by resource.
struct MomentTests {
  private static let slices: ResourceName = "endpointslices.discovery.k8s.io"

  /// Services at 0 and 100 seconds, slices alone at 30, 60 and 130; one tag.
  private static func history() -> TestHistory {
    let history = TestHistory()
    history.record([.service("a")], at: 0)
    for at in [30.0, 60] { history.record([], at: at, coverage: Coverage(complete: [slices])) }
    history.record([.service("a", port: 81)], at: 100, tags: ["before", "release"])
    history.record([], at: 130, coverage: Coverage(complete: [slices]))
    return history
  }

  @Test(arguments: [
    ("latest", 5), ("latest~0", 5), ("latest~1", 4), ("latest~4", 1), ("first", 1), ("id:3", 3),
    ("tag:release", 4), ("tag:before", 4), ("2026-09-21T14:13:20Z", 1), ("2026-09-21T14:14:19Z", 2),
    ("2026-09-21T14:14:20Z", 3), ("2030-01-01", 5), ("870s", 5), ("900s", 4), ("15m", 4),
  ])
  func anExpressionMeansOneSnapshot(_ text: String, _ id: Int64) throws {
    let moment = try Self.history().moment(text, now: 1000)
    #expect(moment.snapshot.id == id)
  }

  @Test func aTimeSaysHowFarAwayItsSnapshotIs() throws {
    let history = Self.history()
    #expect(try history.moment("2026-09-21T14:14:29Z").distanceSeconds == 9)
    #expect(try history.moment("900s", now: 1001).distanceSeconds == 1)
    #expect(try history.moment("latest").distanceSeconds == 0)
  }

  @Test func whatMeansNoSnapshotIsAnError() throws {
    let history = Self.history()
    let first = TestHistory.start
    for (text, error) in [
      ("latest~5", MomentError.notThatMany(.latest(stepsBack: 5), onRecord: 5)),
      ("id:6", .noSuchSnapshot(.id(6))), ("tag:x", .noSuchSnapshot(.tag("x"))),
      ("2026-09-21", .beforeFirst(try #require(Instant(rfc3339: "2026-09-21")), first: first)),
      ("1001s", .beforeFirst(first.adding(seconds: -1), first: first)),
    ] {
      #expect(throws: error) { try history.moment(text, now: 1000) }
    }
    #expect(throws: MomentError.nothingRecorded) { try TestHistory().moment("first") }
    #expect(throws: MomentError.noSuchSnapshot(.id(1))) {
      let two = TestHistory()
      two.record([], cluster: .name("other"))
      two.record([])
      return try two.moment("id:1")
    }
  }

  @Test func aResourceIsCarriedFromTheNewestSnapshotThatLooked() throws {
    let history = Self.history()
    let moment = try history.moment("latest")
    #expect(moment.snapshot(for: "services")?.id == 4)
    #expect(moment.snapshot(for: Self.slices)?.id == 5)
    #expect(moment.carried.map(\.resource) == ["services"])
    #expect(moment.carried.map(\.snapshot.id) == [4])
    let earlier = try history.moment("id:3")
    #expect(earlier.carried.map(\.snapshot.id) == [1])
    #expect(earlier.resources == [Self.slices, "services"])
    let report = try DiffEngine(history: history).compare(earlier, moment)
    #expect(report.objects.map(\.key.description) == ["services shop/a"])
    #expect(report.incomparable.isEmpty)
  }

  @Test func whatIsTooOldIsNotCarried() throws {
    let history = Self.history()
    #expect(try history.moment("latest", maxAge: 30).carried.map(\.snapshot.id) == [4])
    #expect(try history.moment("latest", maxAge: 29).carried.isEmpty)
    let report = try DiffEngine(history: history).compare(
      try history.moment("first"), try history.moment("latest", maxAge: 29))
    #expect(report.objects.isEmpty)
    #expect(
      report.incomparable.map { "\($0.resource) \($0.side)" } == [
        "\(Self.slices) from", "services to",
      ])
    #expect(report.incomparable.allSatisfy { $0.outcome == .notCollected })
  }

  @Test func ageCountsFromTheTimeThatWasAskedFor() throws {
    let history = Self.history()
    let late = try history.moment("800s", now: 1000, maxAge: 90)
    #expect(late.snapshot.id == 5)
    #expect(late.snapshot(for: Self.slices)?.id == 5)
    #expect(late.snapshot(for: "services") == nil)
  }

  @Test func whatWasAttemptedAndRefusedIsNotCarried() throws {
    let history = Self.history()
    history.record(
      [], at: 140, coverage: Coverage([Scope("services"): CoverageEntry(.forbidden)]))
    history.record(
      [], at: 150, coverage: Coverage([Scope("services"): CoverageEntry(.notCollected)]))
    let moment = try history.moment("latest")
    #expect(moment.snapshot(for: "services")?.id == 6)
    #expect(moment.coverage(for: "services").outcome(of: Scope("services")) == .forbidden)
    let report = try DiffEngine(history: history).compare(try history.moment("first"), moment)
    #expect(report.objects.isEmpty)
    #expect(report.incomparable.contains { $0.resource == "services" && $0.outcome == .forbidden })
  }

  @Test func sidesAreNeverSwapped() throws {
    let history = Self.history()
    let report = try DiffEngine(history: history).compare(
      try history.moment("latest"), try history.moment("first"))
    #expect(report.from.snapshot.id == 5)
    #expect(report.objects.first?.fields.first?.from == 81)
    #expect(report.objects.first?.fields.first?.to == 80)
  }
}
