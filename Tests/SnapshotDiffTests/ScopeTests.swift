import ClusterObjects
import TestSupport
import Testing

@testable import SnapshotDiff

/// Nothing unseen is ever called gone, or new.
struct ScopeTests {
  private static let services: ResourceName = "services"
  private static let a = TestObject.service("a", in: "x")
  private static let b = TestObject.service("b", in: "y")

  private static func coverage(
    _ entries: [(String, String, CoverageOutcome)], recipe: Int = 1, note: String? = nil
  ) -> Coverage {
    Coverage(
      Dictionary(
        uniqueKeysWithValues: entries.map { namespace, name, outcome in
          (
            Scope(services, namespace: namespace, name: name),
            CoverageEntry(outcome, recipe: recipe, note: note)
          )
        }))
  }

  /// The changes as `+ services x/a`, and what is incomparable.
  private static func compare(
    _ before: [TestObject], _ coverageBefore: Coverage, _ after: [TestObject],
    _ coverageAfter: Coverage, other: ClusterKey = TestHistory.cluster
  ) throws -> (changes: [String], gaps: [Incomparable]) {
    let history = TestHistory()
    history.record(before, at: 0, coverage: coverageBefore)
    history.record(after, at: 60, coverage: coverageAfter, cluster: other)
    let report = try DiffEngine(history: history).compare(
      try history.moment("first", maxAge: 0),
      try history.moment("latest", cluster: other, maxAge: 0))
    return (report.objects.map { "\($0.change.rawValue) \($0.key)" }, report.incomparable)
  }

  private static func gap(
    _ side: Incomparable.Side, _ outcome: CoverageOutcome, namespaces: [String] = [],
    names: [String] = [], detail: String? = nil
  ) -> Incomparable {
    Incomparable(
      resource: services, namespaces: namespaces, names: names, side: side, outcome: outcome,
      detail: detail)
  }

  private static let all = coverage([("", "", .complete)])

  @Test func wholeOnBothSidesEverythingIsTold() throws {
    let (changes, gaps) = try Self.compare([Self.a], Self.all, [Self.b], Self.all)
    #expect(changes == ["removed services x/a", "added services y/b"])
    #expect(gaps == [])
  }

  /// Each scope is answered at a time of its own: that is no other way to fail.
  @Test func whatFailedAlikeAtOtherTimesIsOneGap() throws {
    var refused = Self.coverage([("x", "", .forbidden), ("y", "", .forbidden)], note: "no")
    for (index, scope) in refused.entries.keys.sorted().enumerated() {
      refused[scope]?.answeredAt = Instant(millisecondsSinceEpoch: Int64(index))
      refused[scope]?.resourceVersion = "\(index)"
    }
    let gaps = try Self.compare([], refused, [], refused).gaps
    #expect(
      gaps == [
        Self.gap(.from, .forbidden, namespaces: ["x", "y"], detail: "no"),
        Self.gap(.to, .forbidden, namespaces: ["x", "y"], detail: "no"),
      ])
  }

  @Test(arguments: [CoverageOutcome.forbidden, .failed])
  func whatWasRefusedOnOneSideIsNoChange(_ outcome: CoverageOutcome) throws {
    let refused = Self.coverage([("", "", outcome)], note: "so it is")
    let gone = try Self.compare([Self.a], Self.all, [], refused)
    #expect(gone.changes == [])
    #expect(gone.gaps == [Self.gap(.to, outcome, detail: "so it is")])
    let came = try Self.compare([], refused, [Self.a], Self.all)
    #expect(came.changes == [])
    #expect(came.gaps == [Self.gap(.from, outcome, detail: "so it is")])
  }

  @Test func aResourceThatIsNotServedHasNoObjects() throws {
    let none = Self.coverage([("", "", .notServed)])
    let (changes, gaps) = try Self.compare([Self.a], Self.all, [], none)
    #expect(changes == ["removed services x/a"])
    #expect(gaps == [])
  }

  @Test func aPartialListTellsWhatItShows() throws {
    let partial = Self.coverage([("", "", .partial)])
    let changed = TestObject.service("a", in: "x", port: 81)
    let shown = try Self.compare([Self.a, Self.b], Self.all, [changed], partial)
    #expect(shown.changes == ["modified services x/a"])
    #expect(shown.gaps == [Self.gap(.to, .partial)])
    let later = try Self.compare([Self.a], partial, [], Self.all)
    #expect(later.changes == ["removed services x/a"])
    let both = try Self.compare([Self.a], partial, [Self.b], partial)
    #expect(both.changes == [])
    #expect(both.gaps == [Self.gap(.from, .partial), Self.gap(.to, .partial)])
  }

  @Test func aResourceThatOneSideNeverLookedAtIsIncomparable() throws {
    let nothing = Coverage(complete: ["nodes"])
    let (changes, gaps) = try Self.compare([], nothing, [Self.a], Self.all)
    #expect(changes == [])
    #expect(gaps.filter { $0.resource == "services" } == [Self.gap(.from, .notCollected)])
    #expect(gaps.contains { $0.resource == "nodes" && $0.side == .to })
  }

  @Test func oneNamespaceAgainstAllComparesThatOne() throws {
    let one = Self.coverage([("x", "", .complete)])
    let (changes, gaps) = try Self.compare([Self.a, Self.b], Self.all, [], one)
    #expect(changes == ["removed services x/a"])
    #expect(gaps == [Self.gap(.to, .notCollected)])
    let back = try Self.compare([], one, [Self.a, Self.b], Self.all)
    #expect(back.changes == ["added services x/a"])
    #expect(back.gaps == [Self.gap(.from, .notCollected)])
  }

  @Test func allButOneNamespaceIsAGapOfThatOne() throws {
    let most = Self.coverage([("", "", .complete), ("y", "", .forbidden), ("z", "", .forbidden)])
    let (changes, gaps) = try Self.compare([Self.a, Self.b], Self.all, [], most)
    #expect(changes == ["removed services x/a"])
    #expect(gaps == [Self.gap(.to, .forbidden, namespaces: ["y", "z"])])
  }

  @Test func twoNamespacesAreEachOthersGap() throws {
    let (changes, gaps) = try Self.compare(
      [Self.a], Self.coverage([("x", "", .complete)]), [Self.b],
      Self.coverage([("y", "", .complete)]))
    #expect(changes == [])
    #expect(
      gaps == [
        Self.gap(.from, .notCollected, namespaces: ["y"]),
        Self.gap(.to, .notCollected, namespaces: ["x"]),
      ])
  }

  @Test func namesAreComparedByName() throws {
    let before = Self.coverage([("x", "a", .complete), ("x", "c", .complete)])
    let after = Self.coverage([("x", "a", .complete), ("y", "b", .complete), ("x", "c", .failed)])
    let (changes, gaps) = try Self.compare([Self.a], before, [Self.b], after)
    #expect(changes == ["removed services x/a"])
    #expect(
      gaps == [
        Self.gap(.from, .notCollected, names: ["y/b"]), Self.gap(.to, .failed, names: ["x/c"]),
      ])
  }

  @Test func recordsOfTwoEditionsAreNotCompared() throws {
    let edited = Self.coverage([("", "", .complete)], recipe: 2)
    let (changes, gaps) = try Self.compare([Self.a], Self.all, [], edited)
    #expect(changes == [])
    #expect(gaps.count == 1)
    #expect(gaps.first?.detail?.contains("another edition") == true)
  }

  @Test func betweenClustersTheSameHolds() throws {
    let other = ClusterKey.uid("u-2")
    let one = Self.coverage([("x", "", .complete)])
    let changed = TestObject.service("a", in: "x", port: 81)
    let (changes, gaps) = try Self.compare(
      [Self.a, Self.b], Self.all, [changed], one, other: other)
    #expect(changes == ["modified services x/a"])
    #expect(gaps == [Self.gap(.to, .notCollected)])
    let same = try Self.compare([Self.a], Self.all, [Self.a], Self.all, other: other)
    #expect(same.changes == [])
  }

  @Test func onlyTheResourcesAskedForAreCompared() throws {
    let history = TestHistory()
    let node = TestObject("nodes", "n", value: .object([:]))
    history.record([Self.a, node], at: 0)
    history.record([], at: 60, coverage: Coverage(complete: ["services", "nodes"]))
    let report = try DiffEngine(history: history, resources: ["nodes"]).compare(
      try history.moment("first"), try history.moment("latest"))
    #expect(report.objects.map(\.key.description) == ["nodes n"])
    #expect(report.counts == [.removed: 1])
  }
}
