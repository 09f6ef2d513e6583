import Testing

@testable import ClusterObjects

/// What beside the rules decides which snapshots stay, and how the reasons read.
struct RetentionPlanTests {
  private static let start = Instant(millisecondsSinceEpoch: 1_795_305_600_000)

  /// One snapshot a minute; `saw` names what each saw.
  private static func candidates(
    _ saw: [Set<ResourceName>], tags: [Int: [String]] = [:]
  ) -> [RetentionCandidate] {
    saw.enumerated().map { index, resources in
      RetentionCandidate(
        snapshot: .at(
          start.adding(seconds: Double(index) * 60), id: Int64(index), tags: tags[index] ?? []),
        resources: resources)
    }
  }

  private static func lines(_ plan: RetentionPlan) -> [String] {
    plan.kept.map { kept in
      "\(kept.snapshot.id) " + kept.reasons.map(\.folded).joined(separator: ", ")
    }
  }

  /// A recorder that takes EndpointSlices each minute must not push out the hourly rest.
  @Test func aResourceKeepsItsOwnNewestSnapshots() {
    let rest: Set<ResourceName> = ["ingresses.networking.k8s.io", "services", "nodes", "pods"]
    let slices: Set<ResourceName> = ["endpointslices.discovery.k8s.io"]
    let plan = RetentionPlan(
      Self.candidates([slices.union(rest), slices, slices.union(rest), slices, slices]),
      policy: RetentionPolicy(keepLast: .atMost(2)), now: .latest)
    #expect(
      Self.lines(plan) == [
        "4 last", "3 last", "2 last (ingresses.networking.k8s.io and 3 others)",
        "0 last (ingresses.networking.k8s.io and 3 others)",
      ])
    #expect(plan.dropped.map(\.id) == [1])
    #expect(
      plan.kept.first { $0.snapshot.id == 2 }?.reasons.first?.description
        == "last (ingresses.networking.k8s.io, nodes, pods, services)")
  }

  @Test func oneOrTwoResourcesAreNamed() {
    let plan = RetentionPlan(
      Self.candidates([["a", "b"], ["a"], ["c"]]), policy: RetentionPolicy(keepLast: .atMost(1)),
      now: .latest)
    #expect(Self.lines(plan) == ["2 last", "1 last (a)", "0 last (b)"])
    #expect(RetentionReason(.rule(.daily), resources: ["a", "b"]).folded == "daily (a, b)")
  }

  /// The oldest that saw a resource stays by a rule that has some left for that resource.
  @Test func theOldestOfAResourceIsSaidToBeThat() {
    let plan = RetentionPlan(
      Self.candidates([["b"], ["a"], ["a"], ["b"]]),
      policy: RetentionPolicy(keepDaily: .atMost(9)), now: .latest)
    #expect(
      Self.lines(plan)
        == ["3 daily", "2 daily (a)", "1 oldest daily (a)", "0 oldest daily"])
  }

  @Test func whatHasANameStays() {
    let plan = RetentionPlan(
      Self.candidates([["a"], ["a"], ["a"]], tags: [0: ["before", "CHG1"], 2: ["after"]]),
      policy: RetentionPolicy(keepLast: .atMost(1)), now: .latest)
    #expect(Self.lines(plan) == ["2 tagged after, last", "0 tagged before, tagged CHG1"])
    #expect(plan.dropped.map(\.id) == [1])
  }

  @Test func anEmptyPolicyDropsNothing() {
    let plan = RetentionPlan(
      Self.candidates([["a"], [], ["a"]]), policy: RetentionPolicy(), now: .latest)
    #expect(plan.kept.map(\.snapshot.id) == [2, 1, 0])
    #expect(plan.dropped.isEmpty)
    #expect(
      RetentionPlan([], policy: RetentionPolicy(keepLast: .unlimited), now: .latest).kept.isEmpty)
  }

  @Test func aPlanMayBeCarriedOutInPart() {
    let plan = RetentionPlan(
      Self.candidates([["a"], ["a"], ["a"], ["a"]]),
      policy: RetentionPolicy(keepLast: .atMost(1)), now: .latest
    ).dropping(only: [0, 2, 3])
    #expect(Self.lines(plan) == ["3 last", "1 room left"])
    #expect(plan.dropped.map(\.id) == [2, 0])
  }
}
