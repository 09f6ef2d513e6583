import TestSupport

@testable import ClusterObjects

/// A random record of one cluster, and a random policy for it.
struct RandomRetention {
  static let resources: [ResourceName] = ["a", "b", "c", "d"]

  let candidates: [RetentionCandidate]
  let policy: RetentionPolicy
  let now: Instant

  /// - Parameter isOrdinary: every snapshot saw the same.
  init(seed: UInt64, isOrdinary: Bool) {
    var random = SeededGenerator(seed: seed)
    let unit = random.pick([(60.0, 1), (3600.0, 2), (86400.0, 3), (86400.0 * 20, 1)])
    var time = Instant(
      millisecondsSinceEpoch: 1_700_000_000_000 + Int64(random.index(below: 1_000_000_000)))
    var candidates: [RetentionCandidate] = []
    for id in 0..<random.index(below: 40) {
      // Some at one instant.
      if !random.isOne(in: 8) { time = time.adding(seconds: unit * Double(random.index(below: 6))) }
      let seen = Self.resources.filter { _ in isOrdinary || random.isOne(in: 2) }
      candidates.append(
        RetentionCandidate(
          snapshot: .at(time, id: Int64(id), tags: random.isOne(in: 12) ? ["t\(id)"] : []),
          resources: Set(seen)))
    }
    self.candidates = candidates.shuffled(using: &random)
    now = time.adding(seconds: random.isOne(in: 4) ? -unit * 5 : unit)
    func count() -> RetentionCount {
      random.pick([(.atMost(0), 5), (.atMost(1 + random.index(below: 5)), 4), (.unlimited, 1)])
    }
    policy = RetentionPolicy(
      keepLast: count(), keepHourly: count(), keepDaily: count(), keepWeekly: count(),
      keepMonthly: count(), keepYearly: count(),
      keepWithin: random.isOne(in: 3)
        ? RetentionSpan("\(random.index(below: 2))m\(1 + random.index(below: 9))d") : nil)
  }
}
