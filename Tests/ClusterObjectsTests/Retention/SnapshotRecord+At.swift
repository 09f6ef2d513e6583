import ClusterObjects

extension SnapshotRecord {
  /// A snapshot that began at a time; later ones have larger positions.
  static func at(_ start: Instant, id: Int64, tags: [String] = []) -> SnapshotRecord {
    SnapshotRecord(
      id: id, cluster: .uid("c"), clusterName: nil,
      position: start.millisecondsSinceEpoch * 64 + id % 64, startedAt: start, endedAt: start,
      evidence: .live, source: "test", timeSource: .live, catalogueVersion: 1, objectCount: 0,
      digest: ContentDigest(of: []), recordedAt: start, bytesAdded: 0, tags: tags)
  }
}
