/// Which snapshots of a cluster stay, in restic's manner: each rule by itself names snapshots to
/// keep, and what any of them names is kept.
///
/// Periods are those of UTC. Periods without a snapshot do not count: a policy drops nothing
/// because time has passed. Where a rule may keep more than there are periods it also keeps the
/// oldest snapshot, so that the record reaches back as far as it can
/// (https://github.com/restic/restic/blob/master/internal/data/snapshot_policy.go, described in
/// https://restic.readthedocs.io/en/stable/060_forget.html).
package struct RetentionPolicy: Equatable, Sendable {
  /// How many of the newest snapshots stay.
  package var keepLast: RetentionCount
  /// Of how many hours with snapshots the newest stays.
  package var keepHourly: RetentionCount
  /// Of how many days with snapshots the newest stays.
  package var keepDaily: RetentionCount
  /// Of how many ISO weeks with snapshots the newest stays.
  package var keepWeekly: RetentionCount
  /// Of how many months with snapshots the newest stays.
  package var keepMonthly: RetentionCount
  /// Of how many years with snapshots the newest stays.
  package var keepYearly: RetentionCount
  /// Every snapshot stays that is less than this older than the newest one.
  package var keepWithin: RetentionSpan?
  /// Whether the snapshots around a grave change (``WitnessFinding``) may go like any other.
  package var dropsWitnesses: Bool

  package init(
    keepLast: RetentionCount = .atMost(0), keepHourly: RetentionCount = .atMost(0),
    keepDaily: RetentionCount = .atMost(0), keepWeekly: RetentionCount = .atMost(0),
    keepMonthly: RetentionCount = .atMost(0), keepYearly: RetentionCount = .atMost(0),
    keepWithin: RetentionSpan? = nil, dropsWitnesses: Bool = false
  ) {
    self.keepLast = keepLast
    self.keepHourly = keepHourly
    self.keepDaily = keepDaily
    self.keepWeekly = keepWeekly
    self.keepMonthly = keepMonthly
    self.keepYearly = keepYearly
    self.keepWithin = keepWithin
    self.dropsWitnesses = dropsWitnesses
  }

  /// How many snapshots a rule keeps.
  package func count(of rule: RetentionRule) -> RetentionCount {
    switch rule {
    case .last: keepLast
    case .hourly: keepHourly
    case .daily: keepDaily
    case .weekly: keepWeekly
    case .monthly: keepMonthly
    case .yearly: keepYearly
    }
  }

  /// Whether it names nothing to keep. Such a policy says nothing, so nothing is dropped by it.
  package var isEmpty: Bool {
    keepWithin == nil && RetentionRule.allCases.allSatisfy { count(of: $0).isUsedUp }
  }

  /// Applies the rules to snapshots that are given by when they began, newest first.
  ///
  /// - Parameter now: the clock. As in restic, the newest snapshot that ``keepWithin`` counts from
  ///   does not lie in the future; where all do, all are kept by it.
  /// - Returns: why each stays; nothing for those that do not.
  func causes(of starts: [Instant], now: Instant) -> [[RetentionReason.Cause]] {
    let newest = starts.first { $0 <= now }
    let withinStart = newest.flatMap { keepWithin?.start(before: $0) }
    var left = Dictionary(
      uniqueKeysWithValues: RetentionRule.allCases.map { ($0, count(of: $0)) }
        .filter { !$0.1.isUsedUp })
    var periods: [RetentionRule: Int64] = [:]
    return starts.enumerated().map { place, start in
      var causes: [RetentionReason.Cause] = []
      if let keepWithin, withinStart.map({ start > $0 }) ?? true {
        causes.append(.within(keepWithin))
      }
      for rule in RetentionRule.allCases {
        guard let count = left[rule] else { continue }
        let period = rule.period(of: start)
        let isAnother = period == nil || period != periods[rule]
        guard isAnother || place == starts.count - 1 else { continue }
        causes.append(isAnother ? .rule(rule) : .oldest(rule))
        periods[rule] = period
        left[rule] = count.next.isUsedUp ? nil : count.next
      }
      return causes
    }
  }
}
