package import ClusterObjects

/// What a live collection gave.
package struct LiveCollection: Sendable {
  /// The snapshot, ready to be recorded.
  package let snapshot: CollectedSnapshot
  /// What was given and not taken.
  package let refused: RefusedEvidence
  /// What the user should know.
  package let hints: [String]
  /// Requests that were sent.
  package let requests: Int
  /// Those among them that repeated another.
  package let retries: Int
}
