/// Which snapshots of one cluster stay under a policy, and why.
///
/// A moment is resolved per resource, and a snapshot may have looked at a few resources only (a
/// recorder that takes EndpointSlices each minute). So the policy is applied to all snapshots, and
/// once more for each resource to those that saw it: for every resource there stays what the policy
/// promises. Where every snapshot saw the same, the second adds nothing to the first.
package struct RetentionPlan: Sendable {
  /// A snapshot that stays.
  package struct Kept: Sendable {
    /// The snapshot.
    package let snapshot: SnapshotRecord
    /// Why it stays; none under an empty policy.
    package let reasons: [RetentionReason]

    package init(snapshot: SnapshotRecord, reasons: [RetentionReason]) {
      self.snapshot = snapshot
      self.reasons = reasons
    }
  }

  /// What stays, newest first.
  package let kept: [Kept]
  /// What goes, newest first.
  package let dropped: [SnapshotRecord]

  /// - Parameters:
  ///   - candidates: all snapshots of one cluster.
  ///   - policy: an empty one keeps everything.
  ///   - now: the clock.
  ///   - witnesses: what ``WitnessFinding`` found.
  package init(
    _ candidates: [RetentionCandidate], policy: RetentionPolicy, now: Instant,
    witnesses: [Int64: [String]] = [:]
  ) {
    let candidates = candidates.sorted { $0.snapshot.position > $1.snapshot.position }
    let ruled = Self.reasons(of: candidates, policy, now)
    var kept: [Kept] = []
    var dropped: [SnapshotRecord] = []
    for (candidate, rules) in zip(candidates, ruled) {
      let snapshot = candidate.snapshot
      var reasons = snapshot.tags.map { RetentionReason(.tagged($0)) }
      if !policy.dropsWitnesses {
        reasons += (witnesses[snapshot.id] ?? []).map { RetentionReason(.witness($0)) }
      }
      reasons += rules
      if reasons.isEmpty, !policy.isEmpty {
        dropped.append(snapshot)
      } else {
        kept.append(Kept(snapshot: snapshot, reasons: reasons))
      }
    }
    self.init(kept: kept, dropped: dropped)
  }

  private init(kept: [Kept], dropped: [SnapshotRecord]) {
    self.kept = kept
    self.dropped = dropped
  }

  /// The plan in which of ``dropped`` only these go, and the others stay because there is room.
  package func dropping(only ids: Set<Int64>) -> RetentionPlan {
    let spared = dropped.filter { !ids.contains($0.id) }
      .map { Kept(snapshot: $0, reasons: [RetentionReason(.roomLeft)]) }
    return RetentionPlan(
      kept: (kept + spared).sorted { $0.snapshot.position > $1.snapshot.position },
      dropped: dropped.filter { ids.contains($0.id) })
  }

  /// What the rules say about each candidate, newest first.
  private static func reasons(
    of candidates: [RetentionCandidate], _ policy: RetentionPolicy, _ now: Instant
  ) -> [[RetentionReason]] {
    let starts = candidates.map(\.snapshot.startedAt)
    var reasons = policy.causes(of: starts, now: now).map { $0.map { RetentionReason($0) } }
    var resourcesByCause = [[RetentionReason.Cause: [ResourceName]]](
      repeating: [:], count: candidates.count)
    for (sightings, resources) in sightings(in: candidates) where sightings.count < starts.count {
      let causes = policy.causes(of: sightings.map { starts[$0] }, now: now)
      for (place, causes) in zip(sightings, causes) {
        for cause in causes { resourcesByCause[place][cause, default: []] += resources }
      }
    }
    for place in candidates.indices {
      let known = Set(reasons[place].map(\.cause.rule))
      let more = resourcesByCause[place].filter { !known.contains($0.key.rule) }
      reasons[place] += more.map { RetentionReason($0.key, resources: $0.value.sorted()) }
        .sorted { $0.cause.order < $1.cause.order }
    }
    return reasons
  }

  /// The places of the candidates that saw a resource, and the resources that exactly those saw:
  /// often many, and judged once.
  private static func sightings(
    in candidates: [RetentionCandidate]
  ) -> [[Int]: [ResourceName]] {
    var places: [ResourceName: [Int]] = [:]
    for (place, candidate) in candidates.enumerated() {
      for resource in candidate.resources { places[resource, default: []].append(place) }
    }
    return Dictionary(grouping: places.keys) { places[$0] ?? [] }
  }
}

extension RetentionReason.Cause {
  /// What keeps it, whether as the newest of a period or as the oldest of all.
  fileprivate var rule: RetentionReason.Cause {
    if case .oldest(let rule) = self { .rule(rule) } else { self }
  }

  /// The place in a list of reasons: rules as they are declared, the oldest after the others.
  fileprivate var order: Int {
    switch self {
    case .tagged, .witness, .roomLeft, .within: 0
    case .rule(let rule): 1 + 2 * (RetentionRule.allCases.firstIndex(of: rule) ?? 0)
    case .oldest(let rule): 2 + 2 * (RetentionRule.allCases.firstIndex(of: rule) ?? 0)
    }
  }
}
