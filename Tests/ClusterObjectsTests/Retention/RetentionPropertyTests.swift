import TestSupport
import Testing

@testable import ClusterObjects

/// What a plan promises, on random records, against an oracle that judges each rule by itself.
struct RetentionPropertyTests {
  private static let seeds: Range<UInt64> = 0..<400

  @Test(arguments: [true, false])
  func nothingThatThePolicyPromisesIsLostAndNothingElseIsKept(_ isOrdinary: Bool) {
    for seed in Self.seeds {
      let random = RandomRetention(seed: seed, isOrdinary: isOrdinary)
      let plan = RetentionPlan(random.candidates, policy: random.policy, now: random.now)
      let oracle = RetentionOracle(policy: random.policy, now: random.now)
      let all = random.candidates.map(\.snapshot)
      var expected = oracle.kept(among: all).union(all.filter { !$0.tags.isEmpty }.map(\.id))
      for resource in RandomRetention.resources {
        expected.formUnion(oracle.kept(among: Self.sightings(of: resource, in: random)))
      }
      if random.policy.isEmpty { expected = Set(all.map(\.id)) }
      #expect(Set(plan.kept.map(\.snapshot.id)) == expected, "seed \(seed): \(random.policy)")
      #expect(
        Set(plan.dropped.map(\.id)) == Set(all.map(\.id)).subtracting(expected), "seed \(seed)")
    }
  }

  @Test func everyReasonIsTrueAndNoneIsMissing() {
    for seed in Self.seeds {
      let random = RandomRetention(seed: seed, isOrdinary: false)
      let plan = RetentionPlan(random.candidates, policy: random.policy, now: random.now)
      let oracle = RetentionOracle(policy: random.policy, now: random.now)
      let all = random.candidates.map(\.snapshot)
      for rule in RetentionRule.allCases {
        let overall = oracle.kept(by: rule, among: all)
        let byResource = RandomRetention.resources.map { resource in
          (resource, oracle.kept(by: rule, among: Self.sightings(of: resource, in: random)))
        }
        for kept in plan.kept {
          let id = kept.snapshot.id
          let reasons = kept.reasons.filter { $0.cause == .rule(rule) || $0.cause == .oldest(rule) }
          let isOverall = reasons.contains { $0.resources.isEmpty }
          #expect(isOverall == overall.contains(id), "seed \(seed), \(rule), id \(id)")
          let named = Set(reasons.flatMap(\.resources))
          let expected = byResource.filter { $0.1.contains(id) }.map(\.0)
          #expect(named == (isOverall ? [] : Set(expected)), "seed \(seed), \(rule), id \(id)")
        }
      }
    }
  }

  /// Where every snapshot saw the same, the plan is the policy applied once.
  @Test func anOrdinaryRecordIsJudgedAsResticDoes() {
    for seed in Self.seeds {
      let random = RandomRetention(seed: seed, isOrdinary: true)
      let plan = RetentionPlan(random.candidates, policy: random.policy, now: random.now)
      let newestFirst = random.candidates.map(\.snapshot).sorted { $0.position > $1.position }
      let causes = random.policy.causes(of: newestFirst.map(\.startedAt), now: random.now)
      for (snapshot, causes) in zip(newestFirst, causes) {
        let reasons = plan.kept.first { $0.snapshot.id == snapshot.id }?.reasons ?? []
        #expect(
          reasons == snapshot.tags.map { RetentionReason(.tagged($0)) }
            + causes.map { RetentionReason($0) }, "seed \(seed), id \(snapshot.id)")
      }
    }
  }

  @Test func somethingAlwaysStays() {
    for seed in Self.seeds {
      let random = RandomRetention(seed: seed, isOrdinary: seed % 2 == 0)
      let plan = RetentionPlan(random.candidates, policy: random.policy, now: random.now)
      #expect(random.candidates.isEmpty || !plan.kept.isEmpty, "seed \(seed)")
      let newest = random.candidates.map(\.snapshot).max { $0.position < $1.position }
      if let newest,
        RetentionRule.allCases.contains(where: { !random.policy.count(of: $0).isUsedUp })
      {
        #expect(plan.kept.first?.snapshot.id == newest.id, "seed \(seed)")
      }
    }
  }

  /// Pruning again right away drops nothing more.
  @Test func aPlanThatWasCarriedOutIsStable() {
    for seed in Self.seeds {
      let random = RandomRetention(seed: seed, isOrdinary: seed % 2 == 0)
      let plan = RetentionPlan(random.candidates, policy: random.policy, now: random.now)
      let kept = Set(plan.kept.map(\.snapshot.id))
      let again = RetentionPlan(
        random.candidates.filter { kept.contains($0.snapshot.id) }, policy: random.policy,
        now: random.now)
      #expect(again.dropped.isEmpty, "seed \(seed): \(random.policy)")
    }
  }

  @Test func bothListsAreNewestFirst() {
    for seed in Self.seeds {
      let random = RandomRetention(seed: seed, isOrdinary: false)
      let plan = RetentionPlan(random.candidates, policy: random.policy, now: random.now)
      for positions in [plan.kept.map(\.snapshot.position), plan.dropped.map(\.position)] {
        #expect(positions == positions.sorted(by: >), "seed \(seed)")
      }
    }
  }

  private static func sightings(
    of resource: ResourceName, in random: RandomRetention
  ) -> [SnapshotRecord] {
    random.candidates.filter { $0.resources.contains(resource) }.map(\.snapshot)
  }
}
