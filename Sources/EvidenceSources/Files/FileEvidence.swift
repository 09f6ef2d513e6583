package import ClusterObjects

/// What an input of files gave.
package struct FileEvidence: Sendable {
  /// The snapshot, ready to be recorded.
  package let snapshot: CollectedSnapshot
  /// What was given and not taken.
  package let refused: RefusedEvidence
  /// What the user should know: how far lists reach, which were empty, what was skipped.
  package let hints: [String]
}
