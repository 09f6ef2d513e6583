import ClusterObjects
import NetworkModel
import ReportFormats
import SnapshotStore

/// Applies retention plans to a store.
struct Pruner {
  private let store: SnapshotStore
  private let cluster: String?
  private let now: Instant
  private let isDryRun: Bool

  /// - Parameter cluster: a name or UID; nil: every cluster by itself.
  init(store: SnapshotStore, cluster: String?, now: Instant, isDryRun: Bool) {
    self.store = store
    self.cluster = cluster
    self.now = now
    self.isDryRun = isDryRun
  }

  /// A planner that keeps the witnesses of grave changes.
  static func planner(_ policy: RetentionPolicy, now: Instant) -> RetentionPlanner {
    RetentionPlanner(policy: policy, now: now, witnesses: FactWitnesses())
  }

  /// Drops whatever the plans let go.
  func prune(_ planner: RetentionPlanner, maxBytes: Int64?) throws -> PruneReport {
    let (made, result) = try prune(dryRun: isDryRun, limitBytes: maxBytes) {
      try plans(planner, in: $0)
    }
    return report(
      made, dropped: made.flatMap(\.dropped), result, freed: result.bytesFreed, maxBytes: maxBytes)
  }

  /// Drops of what the plans let go the oldest, only as much as makes the file fit.
  ///
  /// How much that is only trying can tell, so it is tried and undone, a few times.
  func prune(
    _ planner: RetentionPlanner, untilAtMost maxBytes: Int64, progress: (String) -> Void
  ) throws -> PruneReport {
    var dropped: [SnapshotRecord] = []
    var freed: Int64 = 0
    var least = 0
    while true {
      let all = try store.read { try plans(planner, in: $0) }.map(\.dropped.count).reduce(0, +)
      let search = PrefixSearch(count: all)
      let count = max(
        least,
        try self.count(planner, untilAtMost: maxBytes, search: search, progress: progress) ?? all)
      // A trial only estimates what writing the file anew gives. Where it promised too much there
      // is another round, and each of those drops something.
      least = search.step
      let (made, result) = try prune(dryRun: isDryRun, limitBytes: maxBytes) { history in
        try plans(planner, in: history, oldest: count)
      }
      dropped += made.flatMap(\.dropped)
      freed += result.bytesFreed
      let isEnough = result.fileBytes <= maxBytes || !result.reclaiming.isDone
      if isDryRun || isEnough || !made.contains(where: \.mayDropMore) {
        return report(made, dropped: dropped, result, freed: freed, maxBytes: maxBytes)
      }
    }
  }

  /// How many of the oldest snapshots that may go have to; nil when all of them are not enough.
  private func count(
    _ planner: RetentionPlanner, untilAtMost maxBytes: Int64, search: PrefixSearch,
    progress: (String) -> Void
  ) throws -> Int? {
    if try store.fileBytes() <= maxBytes { return 0 }
    return try search.smallest { count in
      progress("trying without the \(count) oldest")
      let (_, result) = try prune(dryRun: true, limitBytes: maxBytes) {
        try plans(planner, in: $0, oldest: count)
      }
      // What a rewrite could give back but the disk does not allow is no reason to drop more.
      return result.fileBytes <= maxBytes || !result.reclaiming.isDone
    }
  }

  private func prune(
    dryRun: Bool, limitBytes: Int64?, planning: (any History) throws -> [RetentionPlan]
  ) throws -> (plans: [RetentionPlan], result: PruningResult) {
    var plans: [RetentionPlan] = []
    let result = try store.prune(dryRun: dryRun, limitBytes: limitBytes, now: now) { history in
      plans = try planning(history)
      return plans.flatMap(\.dropped)
    }
    return (plans, result)
  }

  private func plans(
    _ planner: RetentionPlanner, in history: any History
  ) throws -> [RetentionPlan] {
    let clusters =
      try cluster.map { [try ClusterOptions.choose($0, from: history)] } ?? history.clusters()
    guard !clusters.isEmpty else { throw CommandFailure.nothingOnRecord }
    return try clusters.map { try planner.plan(for: $0, in: history) }
  }

  /// The plans in which only so many go, the oldest of all clusters together.
  private func plans(
    _ planner: RetentionPlanner, in history: any History, oldest count: Int
  ) throws -> [RetentionPlan] {
    let plans = try plans(planner, in: history)
    let oldest = plans.flatMap(\.dropped)
      .sorted { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }.prefix(count)
    let ids = Set(oldest.map(\.id))
    return plans.map { $0.dropping(only: ids) }
  }

  private func report(
    _ plans: [RetentionPlan], dropped: [SnapshotRecord], _ result: PruningResult, freed: Int64,
    maxBytes: Int64?
  ) -> PruneReport {
    PruneReport(
      kept: plans.flatMap(\.kept),
      dropped: dropped.sorted { first, second in
        first.cluster == second.cluster
          ? first.position > second.position : first.cluster < second.cluster
      },
      space: PruningResult(
        bytesFreed: freed, fileBytes: result.fileBytes, reclaiming: result.reclaiming),
      isDryRun: isDryRun, maxBytes: maxBytes)
  }
}

extension RetentionPlan {
  /// Whether some stay only because there is room.
  fileprivate var mayDropMore: Bool {
    kept.contains { $0.reasons.contains { $0.cause == .roomLeft } }
  }
}

extension PruningResult.Reclaiming {
  /// Whether all the room that there was has been given back.
  fileprivate var isDone: Bool {
    switch self {
    case .emptyPages, .rewritten: true
    case .rewriteNeedsSpace, .rewriteNeedsQuiet: false
    }
  }
}
