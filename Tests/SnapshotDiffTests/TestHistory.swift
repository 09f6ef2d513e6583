import ClusterObjects

/// A history in memory that keeps every snapshot whole.
final class TestHistory: History {
  /// A snapshot that is not on record.
  struct NoSuchSnapshot: Error {}

  private var records: [SnapshotRecord] = []
  private var objects: [Int64: [ObjectKey: ContentReference]] = [:]
  private var coverages: [Int64: Coverage] = [:]
  private var contents: [[UInt8]] = []
  private var contentIDs: [[UInt8]: Int64] = [:]

  static let cluster = ClusterKey.uid("u-1")
  static let start = Instant(millisecondsSinceEpoch: 1_790_000_000_000)

  /// Records a snapshot so many seconds after ``start``.
  ///
  /// - Parameter coverage: nil: every resource among the objects is complete.
  @discardableResult
  func record(
    _ list: [TestObject], at seconds: Double = 0, coverage: Coverage? = nil,
    cluster: ClusterKey = TestHistory.cluster, tags: [String] = []
  ) -> SnapshotRecord {
    let id = Int64(records.count + 1)
    let at = Self.start.adding(seconds: seconds)
    let record = SnapshotRecord(
      id: id, cluster: cluster, clusterName: "test", position: id, startedAt: at, endedAt: at,
      evidence: .userProvided, source: "test", timeSource: .flag, catalogueVersion: 1,
      objectCount: list.count, digest: ContentDigest(of: []), recordedAt: at, bytesAdded: 0,
      tags: tags)
    records.append(record)
    objects[id] = Dictionary(uniqueKeysWithValues: list.map { ($0.key, reference(to: $0.bytes)) })
    coverages[id] = coverage ?? Coverage(complete: list.map(\.key.resource))
    return record
  }

  private func reference(to bytes: [UInt8]) -> ContentReference {
    if let id = contentIDs[bytes] { return ContentReference(id: id) }
    let id = Int64(contents.count)
    contents.append(bytes)
    contentIDs[bytes] = id
    return ContentReference(id: id)
  }

  /// The moment an expression means.
  func moment(
    _ text: String, cluster: ClusterKey = TestHistory.cluster, now: Double = 1_000_000,
    maxAge: Int = MomentResolver.defaultMaxAgeSeconds
  ) throws -> Moment {
    let resolver = try MomentResolver(
      history: self, cluster: cluster, now: Self.start.adding(seconds: now), maxAgeSeconds: maxAge)
    guard let expression = MomentExpression(text) else { throw NoSuchSnapshot() }
    return try resolver.resolve(expression)
  }

  // MARK: History

  func clusters() -> [ClusterKey] { Set(records.map(\.cluster)).sorted() }

  func snapshots(of cluster: ClusterKey) -> [SnapshotRecord] {
    records.filter { $0.cluster == cluster }.sorted { $0.startedAt < $1.startedAt }
  }

  func coverage(of snapshot: SnapshotRecord) throws -> Coverage {
    guard let coverage = coverages[snapshot.id] else { throw NoSuchSnapshot() }
    return coverage
  }

  func counts(of cluster: ClusterKey) -> [Int64: SnapshotCounts] { [:] }

  func counts(of snapshot: SnapshotRecord) -> SnapshotCounts { SnapshotCounts() }

  func state(of resource: ResourceName, at snapshot: SnapshotRecord) throws -> ResourceState {
    ResourceState(
      resource: resource, snapshot: snapshot, coverage: try coverage(of: snapshot),
      objects: objects[snapshot.id, default: [:]].filter { $0.key.resource == resource })
  }

  func observation(of key: ObjectKey, at snapshot: SnapshotRecord) throws -> Observation {
    try state(of: key.resource, at: snapshot).observation(of: key)
  }

  func changes(
    of resource: ResourceName, from: SnapshotRecord, to: SnapshotRecord
  ) throws -> [ContentChange] {
    let (before, after) = (try state(of: resource, at: from), try state(of: resource, at: to))
    return Set(before.objects.keys).union(after.objects.keys).sorted().compactMap { key in
      if case .unknown = before.observation(of: key) { return nil }
      if case .unknown = after.observation(of: key) { return nil }
      let (old, new) = (before.objects[key], after.objects[key])
      return old == new ? nil : ContentChange(key: key, before: old, after: new)
    }
  }

  func versions(of key: ObjectKey, in cluster: ClusterKey) -> [ObjectVersion] { [] }

  func resources(of cluster: ClusterKey) -> [ResourceName] {
    Set(objects.values.flatMap { $0.keys.map(\.resource) }).sorted()
  }

  func withContent<Result>(
    _ content: ContentReference, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    try contents[Int(content.id)].withUnsafeBytes { try body($0) }
  }
}
