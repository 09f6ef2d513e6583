import ClusterObjects

/// Snapshots of one cluster, one a minute, of which only the coverage is known.
struct RecordedHistory: History {
  static let cluster = ClusterKey.uid("c")
  static let start = Instant(millisecondsSinceEpoch: 1_795_341_600_000)

  private let coverages: [Coverage]
  private let tags: [Int: [String]]

  init(_ coverages: [Coverage], tags: [Int: [String]] = [:]) {
    self.coverages = coverages
    self.tags = tags
  }

  /// When the snapshot at `index` began.
  static func time(_ index: Int) -> Instant { start.adding(seconds: Double(index) * 60) }

  func snapshots(of cluster: ClusterKey) throws -> [SnapshotRecord] {
    guard cluster == Self.cluster else { return [] }
    return coverages.indices.map { index in
      SnapshotRecord(
        id: Int64(index + 100), cluster: cluster, clusterName: nil, position: Int64(index),
        startedAt: Self.time(index), endedAt: Self.time(index).adding(seconds: 5), evidence: .live,
        source: "test", timeSource: .live, catalogueVersion: 1, objectCount: 0,
        digest: ContentDigest(of: []), recordedAt: Self.time(index), bytesAdded: 0,
        tags: tags[index] ?? [])
    }
  }

  func coverage(of snapshot: SnapshotRecord) throws -> Coverage {
    coverages[Int(snapshot.position)]
  }

  func clusters() throws -> [ClusterKey] { [Self.cluster] }

  func counts(of cluster: ClusterKey) throws -> [Int64: SnapshotCounts] { [:] }

  func counts(of snapshot: SnapshotRecord) throws -> SnapshotCounts { SnapshotCounts() }

  func state(of resource: ResourceName, at snapshot: SnapshotRecord) throws -> ResourceState {
    ResourceState(
      resource: resource, snapshot: snapshot, coverage: try coverage(of: snapshot), objects: [:])
  }

  func observation(of key: ObjectKey, at snapshot: SnapshotRecord) throws -> Observation {
    try state(of: key.resource, at: snapshot).observation(of: key)
  }

  func changes(
    of resource: ResourceName, from: SnapshotRecord, to: SnapshotRecord
  ) throws -> [ContentChange] { [] }

  func changePositions(in scope: Scope, of cluster: ClusterKey) -> Set<Int64> { [] }

  func versions(of key: ObjectKey, in cluster: ClusterKey) throws -> [ObjectVersion] { [] }

  func resources(of cluster: ClusterKey) throws -> [ResourceName] { [] }

  func withContent<Result>(
    _ content: ContentReference, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    try body(UnsafeRawBufferPointer(start: nil, count: 0))
  }
}
