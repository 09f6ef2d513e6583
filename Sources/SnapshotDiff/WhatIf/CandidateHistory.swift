import ClusterObjects

/// The record and, right behind a moment, one snapshot more: what the moment would be with other
/// objects laid over it. Nothing is written.
///
/// Later snapshots of the cluster move one position along; they tell of a future in which the
/// overlay never happened.
struct CandidateHistory: History {
  /// The snapshot that is not on record.
  let snapshot: SnapshotRecord
  /// What it speaks for: everything that the moment does, and the overlaid objects.
  let coverage: Coverage
  private let base: any History
  private let from: Moment
  private let overlay: CandidateOverlay
  private let counts: SnapshotCounts

  init(
    base: any History, from: Moment, overlay: CandidateOverlay, coverage: Coverage,
    counts: SnapshotCounts, manifests: CollectedSnapshot
  ) {
    self.base = base
    self.from = from
    self.overlay = overlay
    self.coverage = coverage
    self.counts = counts
    let last = from.snapshot
    var said = last.digest.bytes
    for object in manifests.objects {
      said += Array(object.key.description.utf8) + object.digest.bytes
    }
    snapshot = SnapshotRecord(
      id: WhatIf.snapshotID, cluster: last.cluster, clusterName: last.clusterName,
      position: last.position + 1, startedAt: last.startedAt, endedAt: last.endedAt,
      evidence: .userProvided, source: manifests.source, timeSource: last.timeSource,
      catalogueVersion: ResourceCatalogue.version, objectCount: counts.total,
      digest: ContentDigest(of: said), recordedAt: last.recordedAt, bytesAdded: 0, tags: [])
  }

  // MARK: Snapshots

  func clusters() throws -> [ClusterKey] { try base.clusters() }

  func snapshots(of cluster: ClusterKey) throws -> [SnapshotRecord] {
    let recorded = try base.snapshots(of: cluster)
    guard cluster == snapshot.cluster else { return recorded }
    let end = recorded.firstIndex { isLater($0) } ?? recorded.count
    return recorded[..<end] + [snapshot] + recorded[end...].map(moved)
  }

  func coverage(of snapshot: SnapshotRecord) throws -> Coverage {
    isCandidate(snapshot) ? coverage : try base.coverage(of: try recorded(snapshot))
  }

  /// Of the snapshot that is not on record these count the moment's own snapshot and the overlay,
  /// not what is carried.
  func counts(of snapshot: SnapshotRecord) throws -> SnapshotCounts {
    isCandidate(snapshot) ? counts : try base.counts(of: try recorded(snapshot))
  }

  func counts(of cluster: ClusterKey) throws -> [Int64: SnapshotCounts] {
    var all = try base.counts(of: cluster)
    if cluster == snapshot.cluster { all[WhatIf.snapshotID] = counts }
    return all
  }

  // MARK: Objects

  func state(
    of resource: ResourceName, at snapshot: SnapshotRecord
  ) throws -> ResourceState {
    try state(of: resource, at: snapshot, \.self) { try base.state(of: resource, at: $0) }
  }

  func state(
    of resource: ResourceName, in namespace: String, at snapshot: SnapshotRecord
  ) throws -> ResourceState {
    try state(
      of: resource, at: snapshot, { $0.filter { $0.key.namespace == namespace } },
      { try base.state(of: resource, in: namespace, at: $0) })
  }

  /// - Parameters:
  ///   - selected: which overlaid objects are asked for.
  ///   - read: reads a state of the record.
  private func state(
    of resource: ResourceName, at snapshot: SnapshotRecord,
    _ selected: ([ObjectKey: ContentReference]) -> [ObjectKey: ContentReference],
    _ read: (SnapshotRecord) throws -> ResourceState
  ) throws -> ResourceState {
    guard isCandidate(snapshot) else {
      let state = try read(try recorded(snapshot))
      return ResourceState(
        resource: resource, snapshot: snapshot, coverage: state.coverage, objects: state.objects)
    }
    let known = try from.snapshot(for: resource).map { try read($0).objects } ?? [:]
    return ResourceState(
      resource: resource, snapshot: snapshot, coverage: coverage,
      objects: known.merging(selected(overlay.objects(of: resource))) { $1 })
  }

  func observation(of key: ObjectKey, at snapshot: SnapshotRecord) throws -> Observation {
    guard isCandidate(snapshot) else {
      return try base.observation(of: key, at: try recorded(snapshot))
    }
    if let content = overlay.references[key] { return .present(content) }
    guard let source = from.snapshot(for: key.resource) else { return .unknown(.notCollected) }
    return try base.observation(of: key, at: source)
  }

  /// From or to the moment's own snapshots this costs the overlaid objects only.
  func changes(
    of resource: ResourceName, from: SnapshotRecord, to: SnapshotRecord
  ) throws -> [ContentChange] {
    switch (isCandidate(from), isCandidate(to)) {
    case (true, true): return []
    case (false, true): return try changesToCandidate(of: resource, from: try recorded(from))
    case (true, false):
      return try changesToCandidate(of: resource, from: try recorded(to))
        .map { ContentChange(key: $0.key, before: $0.after, after: $0.before) }
    case (false, false):
      return try base.changes(of: resource, from: try recorded(from), to: try recorded(to))
    }
  }

  private func changesToCandidate(
    of resource: ResourceName, from other: SnapshotRecord
  ) throws -> [ContentChange] {
    var changes: [ContentChange] = []
    if let source = from.snapshot(for: resource), source.id != other.id {
      changes = try base.changes(of: resource, from: other, to: source)
        .filter { overlay.references[$0.key] == nil }
    }
    for (key, content) in overlay.objects(of: resource) {
      switch try base.observation(of: key, at: other) {
      case .unknown: continue
      case .absent: changes.append(ContentChange(key: key, before: nil, after: content))
      case .present(let before):
        if try isSame(before, content) { continue }
        changes.append(ContentChange(key: key, before: before, after: content))
      }
    }
    return changes.sorted { $0.key < $1.key }
  }

  private func isSame(_ recorded: ContentReference, _ content: ContentReference) throws -> Bool {
    guard let bytes = overlay.bytes(of: content) else { return recorded == content }
    return try base.withContent(recorded) { bytes.elementsEqual($0) }
  }

  func resources(of cluster: ClusterKey) throws -> [ResourceName] {
    let recorded = try base.resources(of: cluster)
    guard cluster == snapshot.cluster else { return recorded }
    return Set(recorded).union(overlay.references.keys.map(\.resource)).sorted()
  }

  func withContent<Result>(
    _ content: ContentReference, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    guard let bytes = overlay.bytes(of: content) else {
      return try base.withContent(content, body)
    }
    return try bytes.withUnsafeBytes { try body($0) }
  }

  // MARK: Through time

  /// The snapshot that is not on record is a sighting of what it overlays only: of everything else
  /// it repeats what the moment says.
  func versions(of key: ObjectKey, in cluster: ClusterKey) throws -> [ObjectVersion] {
    guard cluster == snapshot.cluster else { return try base.versions(of: key, in: cluster) }
    guard let own = overlay.references[key] else {
      return try base.versions(of: key, in: cluster).map(moved)
    }
    let seen = try base.snapshots(of: cluster).map { recorded in
      var observation = try base.observation(of: key, at: recorded)
      if case .present(let content) = observation, try isSame(content, own) {
        observation = .present(own)
      }
      return (snapshot: moved(recorded), seen: observation)
    }
    let end = seen.firstIndex { $0.snapshot.position > snapshot.position } ?? seen.count
    return ObjectVersion.versions(
      seen[..<end] + [(snapshot: snapshot, seen: .present(own))] + seen[end...])
  }

  func changePositions(in scope: Scope, of cluster: ClusterKey) throws -> Set<Int64> {
    let recorded = try base.changePositions(in: scope, of: cluster)
    guard cluster == snapshot.cluster else { return recorded }
    var positions = Set(recorded.map { $0 > from.snapshot.position ? $0 + 1 : $0 })
    let isCarried = from.snapshot(for: scope.resource)?.id != from.snapshot.id
    if isCarried || overlay.references.keys.contains(where: scope.holds) {
      positions.insert(snapshot.position)
      let timeline = try snapshots(of: cluster)
      if let next = timeline.first(where: { $0.position > snapshot.position }) {
        positions.insert(next.position)
      }
    }
    return positions
  }

  // MARK: Places

  private func isCandidate(_ snapshot: SnapshotRecord) -> Bool {
    snapshot.id == WhatIf.snapshotID
  }

  /// Whether a snapshot of the record, as the record has it, lies behind the moment.
  private func isLater(_ recorded: SnapshotRecord) -> Bool {
    recorded.cluster == snapshot.cluster && recorded.position > from.snapshot.position
  }

  /// A snapshot as the record has it, given here or by the record.
  private func recorded(_ snapshot: SnapshotRecord) throws -> SnapshotRecord {
    guard isLater(snapshot) else { return snapshot }
    return try base.snapshots(of: snapshot.cluster).first { $0.id == snapshot.id } ?? snapshot
  }

  /// A snapshot of the record with its position here.
  private func moved(_ recorded: SnapshotRecord) -> SnapshotRecord {
    isLater(recorded) ? recorded.at(position: recorded.position + 1) : recorded
  }

  private func moved(_ version: ObjectVersion) -> ObjectVersion {
    ObjectVersion(
      content: version.content, lastKnownOtherwise: version.lastKnownOtherwise.map(moved),
      firstSeen: moved(version.firstSeen), lastSeen: moved(version.lastSeen),
      endedBy: version.endedBy.map(moved), gaps: version.gaps.map(moved))
  }
}
