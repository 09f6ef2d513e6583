/// Makes the plan for a cluster on record.
package struct RetentionPlanner: Sendable {
  /// What is to stay.
  package let policy: RetentionPolicy
  private let now: Instant
  private let witnesses: any WitnessFinding

  /// - Parameter now: the clock.
  package init(policy: RetentionPolicy, now: Instant, witnesses: any WitnessFinding) {
    self.policy = policy
    self.now = now
    self.witnesses = witnesses
  }

  /// Judges all snapshots of a cluster.
  ///
  /// - Throws: the history's own error when the record cannot be read.
  package func plan(for cluster: ClusterKey, in history: any History) throws -> RetentionPlan {
    let candidates = try history.snapshots(of: cluster).map { snapshot in
      RetentionCandidate(
        snapshot: snapshot, resources: try history.coverage(of: snapshot).seenResources)
    }
    return RetentionPlan(
      candidates, policy: policy, now: now,
      witnesses: policy.dropsWitnesses ? [:] : try witnesses.witnesses(in: history, of: cluster))
  }
}
