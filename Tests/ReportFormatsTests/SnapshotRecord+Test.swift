import ClusterObjects

extension SnapshotRecord {
  /// A snapshot that began `id` minutes after an agreed start.
  static func test(
    id: Int64, cluster: ClusterKey = .uid("u-1"), clusterName: String? = "prod",
    tags: [String] = [], clockOffsetMilliseconds: Int64? = nil
  ) -> SnapshotRecord {
    let at = Instant(millisecondsSinceEpoch: 1_790_000_000_000 + id * 60_000)
    return SnapshotRecord(
      id: id, cluster: cluster, clusterName: clusterName, position: id, startedAt: at,
      endedAt: at.adding(seconds: 1), evidence: .userProvided, source: "evidence",
      timeSource: .name, clockOffsetMilliseconds: clockOffsetMilliseconds, catalogueVersion: 1,
      objectCount: 3, digest: ContentDigest(of: []),
      recordedAt: at, bytesAdded: 1234, tags: tags)
  }
}
