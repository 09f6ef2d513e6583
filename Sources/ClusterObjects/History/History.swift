/// The record, as analysis reads it: whatever keeps it.
///
/// All answers of one instance come from one consistent state of the record. Every method throws
/// the store's own error when the record cannot be read.
package protocol History {
  /// The clusters on record, sorted by key.
  func clusters() throws -> [ClusterKey]

  /// The snapshots of a cluster in order of time.
  func snapshots(of cluster: ClusterKey) throws -> [SnapshotRecord]

  /// What a snapshot looked at, and how that went.
  func coverage(of snapshot: SnapshotRecord) throws -> Coverage

  /// What a snapshot holds against what was known before it.
  func counts(of snapshot: SnapshotRecord) throws -> SnapshotCounts

  /// The same of all snapshots of a cluster, by id: costs less than asking for each.
  func counts(of cluster: ClusterKey) throws -> [Int64: SnapshotCounts]

  /// The objects of a resource as a snapshot saw them.
  func state(of resource: ResourceName, at snapshot: SnapshotRecord) throws -> ResourceState

  /// The objects of a resource in one namespace as a snapshot saw them.
  func state(
    of resource: ResourceName, in namespace: String, at snapshot: SnapshotRecord
  ) throws -> ResourceState

  /// What a snapshot says about one object.
  func observation(of key: ObjectKey, at snapshot: SnapshotRecord) throws -> Observation

  /// The objects of a resource whose content differs between two snapshots of one cluster, and
  /// about which both know; sorted by key. Costs what lies between them, or the two states, if that
  /// is less.
  func changes(
    of resource: ResourceName, from: SnapshotRecord, to: SnapshotRecord
  ) throws -> [ContentChange]

  /// Every content an object had, in order of time.
  func versions(of key: ObjectKey, in cluster: ClusterKey) throws -> [ObjectVersion]

  /// Positions of the snapshots by which something in the scope may differ from the snapshot before
  /// them, the first one among them: a content or the coverage. At all others nothing does.
  func changePositions(in scope: Scope, of cluster: ClusterKey) throws -> Set<Int64>

  /// The resources of which a cluster has objects on record, sorted.
  func resources(of cluster: ClusterKey) throws -> [ResourceName]

  /// Canonical bytes, handed to `body` for the time of the call.
  func withContent<Result>(
    _ content: ContentReference, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result
}

extension History {
  /// Out of the whole list, where a record has no quicker way.
  package func state(
    of resource: ResourceName, in namespace: String, at snapshot: SnapshotRecord
  ) throws -> ResourceState {
    let whole = try state(of: resource, at: snapshot)
    return ResourceState(
      resource: resource, snapshot: snapshot, coverage: whole.coverage,
      objects: whole.objects.filter { $0.key.namespace == namespace })
  }
}
