/// A snapshot that a policy is to judge.
package struct RetentionCandidate: Sendable {
  /// The snapshot, with its tags.
  package let snapshot: SnapshotRecord
  /// The resources of which it knows something (``Coverage/seenResources``).
  package let resources: Set<ResourceName>

  package init(snapshot: SnapshotRecord, resources: Set<ResourceName>) {
    self.snapshot = snapshot
    self.resources = resources
  }
}
