/// A snapshot on record: everything about it but its objects.
package struct SnapshotRecord: Sendable, Identifiable {
  /// The handle of the command line (`id:12`): in order of recording, never used again.
  package let id: Int64
  /// Which cluster.
  package let cluster: ClusterKey
  /// The name the cluster went by.
  package let clusterName: String?
  /// Its place in the order of the cluster's snapshots: by start, end and digest.
  package let position: Int64
  /// When the collection began.
  package let startedAt: Instant
  /// When it ended.
  package let endedAt: Instant
  /// How its content came to be known.
  package let evidence: EvidenceLevel
  /// Where it was read from.
  package let source: String
  /// How its time was found.
  package let timeSource: TimeSource
  /// By how much the API server's clock was ahead of ours (negative: behind), in milliseconds; nil
  /// where it is not known.
  package let clockOffsetMilliseconds: Int64?
  /// The edition of the catalogue it was read by.
  package let catalogueVersion: Int
  /// Objects it lists.
  package let objectCount: Int
  /// Over everything it says: independent of ids, order of recording and compression.
  package let digest: ContentDigest
  /// When it was recorded.
  package let recordedAt: Instant
  /// Bytes by which the file grew.
  package let bytesAdded: Int64
  /// Names given to it, in order.
  package let tags: [String]

  package init(
    id: Int64, cluster: ClusterKey, clusterName: String?, position: Int64, startedAt: Instant,
    endedAt: Instant, evidence: EvidenceLevel, source: String, timeSource: TimeSource,
    clockOffsetMilliseconds: Int64? = nil, catalogueVersion: Int, objectCount: Int,
    digest: ContentDigest, recordedAt: Instant,
    bytesAdded: Int64, tags: [String]
  ) {
    self.id = id
    self.cluster = cluster
    self.clusterName = clusterName
    self.position = position
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.evidence = evidence
    self.source = source
    self.timeSource = timeSource
    self.clockOffsetMilliseconds = clockOffsetMilliseconds
    self.catalogueVersion = catalogueVersion
    self.objectCount = objectCount
    self.digest = digest
    self.recordedAt = recordedAt
    self.bytesAdded = bytesAdded
    self.tags = tags
  }
}
