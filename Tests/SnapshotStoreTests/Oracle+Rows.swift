import ClusterObjects

@testable import SnapshotStore

extension Oracle {
  /// What the version table must hold, as ``StoreRows`` writes it.
  var versionRows: [String] {
    clusters.flatMap { cluster in
      let line = line(of: cluster)
      return keys(of: cluster).flatMap { key in
        runs(of: key, in: cluster).map { run in
          let since = line[run.first].position
          let until = run.endedBy.map { line[$0].position } ?? Int64.max
          let level = run.endedBy == nil ? 63 : Self.bitLength(of: until - since)
          let digest = "\(ContentDigest(of: run.content))".uppercased()
          return "\(place(key, cluster))|\(since)|\(until)|\(level)|\(digest)"
        }
      }
    }.sorted()
  }

  /// What the content table must hold: each content of each object once.
  var contentRows: [String] {
    let rows = entries.flatMap { entry in
      entry.objects.map { key, bytes in
        let digest = "\(ContentDigest(of: bytes))".uppercased()
        return "\(place(key, entry.snapshot.cluster))|\(digest)|\(bytes.count)"
      }
    }
    return Set(rows).sorted()
  }

  /// What the partial lists must hold together.
  var partialRows: [String] {
    entries.flatMap { entry in
      entry.objects.keys.filter {
        Self.outcome(of: $0, in: entry.snapshot.coverage) == .partial
      }.map { "\(entry.position)|\(place($0, entry.snapshot.cluster))" }
    }.sorted()
  }

  /// Cluster, position, digest.
  var snapshotRows: [String] {
    entries.map { "\($0.snapshot.cluster)|\($0.position)|\($0.digest)" }.sorted()
  }

  private func place(_ key: ObjectKey, _ cluster: ClusterKey) -> String {
    "\(cluster)|\(key.resource)|\(key.namespace)|\(key.name)"
  }

  private static func bitLength(of span: Int64) -> Int {
    var (rest, bits) = (span, 0)
    while rest > 0 { (rest, bits) = (rest / 2, bits + 1) }
    return bits
  }
}
