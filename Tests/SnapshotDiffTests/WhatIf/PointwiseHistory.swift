import ClusterObjects
import TestSupport

/// A history that answers about single objects, and refuses to list or compare whole resources.
final class PointwiseHistory: History {
  /// More than one object was asked for.
  struct Listed: Error {}

  /// The objects that were asked for.
  private(set) var asked: Set<ObjectKey> = []
  private let base: TestHistory

  init(_ base: TestHistory) { self.base = base }

  func observation(of key: ObjectKey, at snapshot: SnapshotRecord) throws -> Observation {
    asked.insert(key)
    return try base.observation(of: key, at: snapshot)
  }

  func withContent<Result>(
    _ content: ContentReference, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    try base.withContent(content, body)
  }

  func clusters() -> [ClusterKey] { base.clusters() }

  func snapshots(of cluster: ClusterKey) -> [SnapshotRecord] { base.snapshots(of: cluster) }

  func coverage(of snapshot: SnapshotRecord) throws -> Coverage {
    try base.coverage(of: snapshot)
  }

  func counts(of snapshot: SnapshotRecord) throws -> SnapshotCounts { throw Listed() }

  func counts(of cluster: ClusterKey) throws -> [Int64: SnapshotCounts] { throw Listed() }

  func state(of resource: ResourceName, at snapshot: SnapshotRecord) throws -> ResourceState {
    throw Listed()
  }

  func changes(
    of resource: ResourceName, from: SnapshotRecord, to: SnapshotRecord
  ) throws -> [ContentChange] { throw Listed() }

  func versions(of key: ObjectKey, in cluster: ClusterKey) throws -> [ObjectVersion] {
    throw Listed()
  }

  func changePositions(in scope: Scope, of cluster: ClusterKey) throws -> Set<Int64> {
    throw Listed()
  }

  func resources(of cluster: ClusterKey) throws -> [ResourceName] { throw Listed() }
}
