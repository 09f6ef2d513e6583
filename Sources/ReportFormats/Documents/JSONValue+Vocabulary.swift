package import ClusterObjects

extension JSONValue {
  /// A snapshot reference: `{id, cluster, startedAt, endedAt, evidence, distanceSeconds}`.
  package init(reference snapshot: SnapshotRecord, distanceSeconds: Double = 0) {
    self.init(members: [
      "id": .number(String(snapshot.id)),
      "cluster": JSONValue(members: [
        "uid": snapshot.cluster.uid.map { .string($0) },
        "name": snapshot.displayName.map { .string($0) },
      ]),
      "startedAt": .string(snapshot.startedAt.description),
      "endedAt": .string(snapshot.endedAt.description),
      "evidence": .string(snapshot.evidence.rawValue),
      "distanceSeconds": JSONValue(Int(distanceSeconds)),
    ])
  }

  /// A moment: the reference of the snapshot it means.
  package init(_ moment: Moment) {
    self.init(reference: moment.snapshot, distanceSeconds: moment.distanceSeconds)
  }

  /// Milliseconds as seconds, exactly: `2`, `1.5`, `-0.25`.
  package init(secondsOfMilliseconds milliseconds: Int64) {
    self = .number(DurationText.seconds(ofMilliseconds: milliseconds))
  }

  /// Counts against the predecessor in time.
  package init(_ counts: SnapshotCounts) {
    self = .object([
      "total": JSONValue(counts.total), "new": JSONValue(counts.new),
      "changed": JSONValue(counts.changed), "gone": JSONValue(counts.gone),
      "unchanged": JSONValue(counts.unchanged), "firstSeen": JSONValue(counts.firstSeen),
    ])
  }

  /// An instant of change: after the one snapshot and by the other.
  package init(after: SnapshotRecord?, by snapshot: SnapshotRecord) {
    self.init(members: [
      "after": after.map { .string($0.startedAt.description) },
      "by": .string(snapshot.endedAt.description),
    ])
  }
}

extension SnapshotRecord {
  /// The name the cluster went by, where there was one.
  package var displayName: String? {
    if let clusterName { return clusterName }
    if case .name(let name) = cluster { return name }
    return nil
  }

  /// For people: the name, or the UID.
  package var clusterLabel: String { displayName ?? cluster.uid ?? cluster.description }
}
