package import ClusterObjects

/// What one collection of a live cluster gave.
package struct LiveCollection: Sendable {
  /// The snapshot, ready to be recorded.
  package let snapshot: CollectedSnapshot
  /// What was answered and not taken.
  package let refused: RefusedEvidence
  /// What the user should know: what could not be read and why, which lists changed meanwhile.
  package let hints: [String]
  /// What it cost.
  package let cost: CollectionCost
}
