import ClusterObjects
import GRDB

/// Counts every snapshot of a cluster against what was known before it, in one pass over the
/// intervals.
struct CountSweep {
  let history: StoreHistory
  let cluster: ClusterKey

  /// By the snapshot's id.
  func counts() throws -> [Int64: SnapshotCounts] {
    let timeline = try history.timeline(of: cluster)
    var counts = timeline.map { row in
      var counts = SnapshotCounts()
      counts.total = row.record.objectCount
      return counts
    }
    for resource in try history.resources(of: cluster) {
      guard let number = timeline.first?.cluster,
        let collection = try history.collection(of: resource, in: number)
      else { continue }
      try add(resource, collection, timeline, to: &counts)
    }
    return Dictionary(uniqueKeysWithValues: zip(timeline.map(\.record.id), counts))
  }

  private func add(
    _ resource: ResourceName, _ collection: Int64, _ timeline: [StoreHistory.SnapshotRow],
    to counts: inout [SnapshotCounts]
  ) throws {
    // An interval that goes on where another ended is a change, not a beginning.
    var begun = try BoundaryCursor(
      history.db,
      sql: """
        SELECT v.since, v.object, (SELECT u.until FROM version u
          WHERE u.object = v.object AND u.since < v.since ORDER BY u.since DESC LIMIT 1) IS v.since
        FROM version v WHERE v.collection = ? ORDER BY v.since
        """, collection: collection)
    var ended = try BoundaryCursor(
      history.db,
      sql: """
        SELECT until FROM version INDEXED BY version_until
        WHERE collection = ? AND level < 63 ORDER BY until
        """, collection: collection)
    var past = EarlierKnowledge(history, resource: resource)
    for (index, row) in timeline.enumerated() {
      let position = row.record.position
      while let boundary = try begun.next(upTo: position) {
        if try boundary.integer(2) == 1 {
          counts[index].changed += 1
          counts[index].gone -= 1
        } else if try past.knew(boundary.integer(1)) {
          counts[index].new += 1
        } else {
          counts[index].firstSeen += 1
        }
      }
      while try ended.next(upTo: position) != nil { counts[index].gone += 1 }
      try past.add(row.coverage)
    }
  }
}
