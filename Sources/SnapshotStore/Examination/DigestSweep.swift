import ClusterObjects
import GRDB

/// Rebuilds every snapshot of a cluster and compares its digest.
struct DigestSweep {
  let history: StoreHistory
  let cluster: ClusterKey

  /// The first snapshot that does not rebuild to its digest; nil when all do.
  func firstFault() throws -> SnapshotRecord? {
    let timeline = try history.timeline(of: cluster)
    var roots: [[(ResourceName, ContentDigest)]] = Array(repeating: [], count: timeline.count)
    var objects = [Int](repeating: 0, count: timeline.count)
    // A resource at a time, in the order of the digest.
    for resource in try history.resources(of: cluster) {
      guard let number = timeline.first?.cluster,
        let collection = try history.collection(of: resource, in: number)
      else { continue }
      let coverages = ResourceCoverages(resource, history.coverageTable)
      var sweep = try CollectionSweep(
        history.db, collection: collection, partials: history.partials)
      for (index, row) in timeline.enumerated() {
        let position = row.record.position
        try sweep.advance(to: position)
        guard let root = try sweep.root(at: position, coverages[row.coverage]) else { continue }
        roots[index].append((resource, root.digest))
        objects[index] += root.objects
      }
    }
    for (index, row) in timeline.enumerated() {
      let record = row.record
      let digest = try SnapshotDigest.compute(
        startedAt: record.startedAt, endedAt: record.endedAt, evidence: record.evidence,
        coverage: history.coverage(of: record), roots: roots[index])
      if digest != record.digest || objects[index] != record.objectCount { return record }
    }
    return nil
  }
}
