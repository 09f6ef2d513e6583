/// The objects of one resource as one snapshot saw them, never without saying how far it looked:
/// an unknown list cannot be mistaken for an empty one.
package struct ResourceState: Sendable {
  /// The kind of evidence.
  package let resource: ResourceName
  /// The snapshot that saw it.
  package let snapshot: SnapshotRecord
  /// The snapshot's coverage.
  package let coverage: Coverage
  /// What was seen.
  package let objects: [ObjectKey: ContentReference]

  package init(
    resource: ResourceName, snapshot: SnapshotRecord, coverage: Coverage,
    objects: [ObjectKey: ContentReference]
  ) {
    self.resource = resource
    self.snapshot = snapshot
    self.coverage = coverage
    self.objects = objects
  }

  /// What the snapshot says about one object of this resource.
  package func observation(of key: ObjectKey) -> Observation {
    if let content = objects[key] { return .present(content) }
    let outcome = coverage.outcome(of: key)
    return outcome.isDeterminate ? .absent : .unknown(outcome)
  }
}
