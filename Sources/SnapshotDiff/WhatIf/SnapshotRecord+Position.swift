import ClusterObjects

extension SnapshotRecord {
  /// The same snapshot at another place in the order.
  func at(position: Int64) -> SnapshotRecord {
    SnapshotRecord(
      id: id, cluster: cluster, clusterName: clusterName, position: position,
      startedAt: startedAt, endedAt: endedAt, evidence: evidence, source: source,
      timeSource: timeSource, catalogueVersion: catalogueVersion, objectCount: objectCount,
      digest: digest, recordedAt: recordedAt, bytesAdded: bytesAdded, tags: tags)
  }
}
