import Testing

@testable import ClusterObjects

/// Plans for what is on record.
struct RetentionPlannerTests {
  /// Says that the snapshots of these ids are witnesses.
  private struct KnownWitnesses: WitnessFinding {
    let reasons: [Int64: [String]]

    func witnesses(
      in history: any History, of cluster: ClusterKey
    ) throws -> [Int64: [String]] { reasons }
  }

  private static let complete = Coverage([Scope("services"): CoverageEntry(.complete)])
  private static let now = RecordedHistory.time(60)

  private static func kept(
    _ coverages: [Coverage], _ policy: RetentionPolicy,
    witnesses: any WitnessFinding = NoWitnesses()
  ) throws -> [String] {
    let planner = RetentionPlanner(policy: policy, now: now, witnesses: witnesses)
    return try planner.plan(for: RecordedHistory.cluster, in: RecordedHistory(coverages)).kept
      .map { "\($0.snapshot.id) " + $0.reasons.map(\.description).joined(separator: ", ") }
  }

  @Test func witnessesStayUnlessThePolicyDropsThem() throws {
    let found = KnownWitnesses(reasons: [
      101: ["one-way door: Pod CIDR changed"], 104: ["disruptive: MTU changed"],
    ])
    let coverages = [Coverage](repeating: Self.complete, count: 5)
    var policy = RetentionPolicy(keepLast: .atMost(1))
    #expect(
      try Self.kept(coverages, policy, witnesses: found)
        == ["104 disruptive: MTU changed, last", "101 one-way door: Pod CIDR changed"])
    policy.dropsWitnesses = true
    #expect(try Self.kept(coverages, policy, witnesses: found) == ["104 last"])
    policy.dropsWitnesses = false
    #expect(try Self.kept(coverages, policy) == ["104 last"])
  }

  /// Having failed at a resource is not having seen it; knowing that it does not exist is.
  @Test(
    arguments: [
      (.complete, true), (.partial, true), (.notServed, true), (.forbidden, false),
      (.failed, false), (.notCollected, false),
    ] as [(CoverageOutcome, Bool)])
  func whatWasSeenIsReadFromTheCoverage(_ outcome: CoverageOutcome, _ isSeen: Bool) throws {
    let coverage = Coverage([
      Scope("pods"): CoverageEntry(.failed),
      Scope("pods", namespace: "shop"): CoverageEntry(outcome),
    ])
    #expect(coverage.seenResources == (isSeen ? ["pods"] : []))
    let kept = try Self.kept([coverage, Self.complete], RetentionPolicy(keepLast: .atMost(1)))
    #expect(kept == (isSeen ? ["101 last", "100 last (pods)"] : ["101 last"]))
  }
}
