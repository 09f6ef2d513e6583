package import ClusterObjects

/// A history in memory that keeps every snapshot whole.
package final class TestHistory: History {
  /// An empty history.
  package init() {}

  /// A snapshot that is not on record.
  package struct NoSuchSnapshot: Error {}

  private var records: [SnapshotRecord] = []
  private var objects: [Int64: [ObjectKey: ContentReference]] = [:]
  private var coverages: [Int64: Coverage] = [:]
  private var contents: [[UInt8]] = []
  private var contentIDs: [[UInt8]: Int64] = [:]

  /// The cluster that snapshots are of unless they state another one.
  package static let cluster = ClusterKey.uid("u-1")
  /// What times count from.
  package static let start = Instant(millisecondsSinceEpoch: 1_790_000_000_000)

  /// Records a snapshot so many seconds after ``start``.
  ///
  /// - Parameter coverage: nil: every resource among the objects is complete.
  @discardableResult
  package func record(
    _ list: [TestObject], at seconds: Double = 0, coverage: Coverage? = nil,
    cluster: ClusterKey = TestHistory.cluster, evidence: EvidenceLevel = .userProvided,
    tags: [String] = []
  ) -> SnapshotRecord {
    let id = Int64(records.count + 1)
    let at = Self.start.adding(seconds: seconds)
    let record = SnapshotRecord(
      id: id, cluster: cluster, clusterName: "test", position: id, startedAt: at, endedAt: at,
      evidence: evidence, source: "test", timeSource: .flag, catalogueVersion: 1,
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
  package func moment(
    _ text: String, cluster: ClusterKey = TestHistory.cluster, now: Double = 1_000_000,
    maxAge: Int = MomentResolver.defaultMaxAgeSeconds
  ) throws -> Moment {
    let resolver = try MomentResolver(
      history: self, cluster: cluster, now: Self.start.adding(seconds: now), maxAgeSeconds: maxAge)
    guard let expression = MomentExpression(text) else { throw NoSuchSnapshot() }
    return try resolver.resolve(expression)
  }

  // MARK: History

  package func clusters() -> [ClusterKey] { Set(records.map(\.cluster)).sorted() }

  package func snapshots(of cluster: ClusterKey) -> [SnapshotRecord] {
    records.filter { $0.cluster == cluster }.sorted { $0.startedAt < $1.startedAt }
  }

  package func coverage(of snapshot: SnapshotRecord) throws -> Coverage {
    guard let coverage = coverages[snapshot.id] else { throw NoSuchSnapshot() }
    return coverage
  }

  package func counts(of cluster: ClusterKey) -> [Int64: SnapshotCounts] { [:] }

  package func counts(of snapshot: SnapshotRecord) -> SnapshotCounts { SnapshotCounts() }

  package func state(of resource: ResourceName, at snapshot: SnapshotRecord) throws -> ResourceState
  {
    ResourceState(
      resource: resource, snapshot: snapshot, coverage: try coverage(of: snapshot),
      objects: objects[snapshot.id, default: [:]].filter { $0.key.resource == resource })
  }

  package func observation(of key: ObjectKey, at snapshot: SnapshotRecord) throws -> Observation {
    try state(of: key.resource, at: snapshot).observation(of: key)
  }

  package func changes(
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

  package func versions(of key: ObjectKey, in cluster: ClusterKey) throws -> [ObjectVersion] {
    let timeline = snapshots(of: cluster)
    let seen = try timeline.map { try observation(of: key, at: $0) }
    var versions: [ObjectVersion] = []
    var index = 0
    while index < timeline.count {
      guard case .present(let content) = seen[index] else {
        index += 1
        continue
      }
      let end = timeline[index...].indices.first { later in
        switch seen[later] {
        case .present(let other): other != content
        case .absent: true
        case .unknown: false
        }
      }
      let sightings = timeline.indices.filter {
        (index..<(end ?? timeline.count)).contains($0) && seen[$0] == .present(content)
      }
      let last = sightings.last ?? index
      versions.append(
        ObjectVersion(
          content: content,
          lastKnownOtherwise: timeline[..<index].indices.last { seen[$0].isKnown }
            .map { timeline[$0] },
          firstSeen: timeline[index], lastSeen: timeline[last],
          endedBy: end.map { timeline[$0] },
          gaps: (index...last).filter { !seen[$0].isKnown }.map { timeline[$0] }))
      index = end ?? timeline.count
    }
    return versions
  }

  package func changePositions(in scope: Scope, of cluster: ClusterKey) throws -> Set<Int64> {
    var positions: Set<Int64> = []
    var before: (objects: [ObjectKey: ContentReference], coverage: Coverage)?
    for snapshot in snapshots(of: cluster) {
      let state = try state(of: scope.resource, at: snapshot)
      let objects = state.objects.filter { scope.holds($0.key) }
      if before?.objects != objects || before?.coverage != state.coverage {
        positions.insert(snapshot.position)
      }
      before = (objects, state.coverage)
    }
    return positions
  }

  package func resources(of cluster: ClusterKey) -> [ResourceName] {
    Set(objects.values.flatMap { $0.keys.map(\.resource) }).sorted()
  }

  package func withContent<Result>(
    _ content: ContentReference, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    try contents[Int(content.id)].withUnsafeBytes { try body($0) }
  }
}

extension Observation {
  /// Whether the snapshot could tell.
  fileprivate var isKnown: Bool { if case .unknown = self { false } else { true } }
}
