import ClusterObjects
import GRDB

/// Looks for intervals that begin or end where the snapshot could not tell: no digest covers this.
struct KnowledgeSweep {
  let history: StoreHistory
  let cluster: ClusterKey

  /// What is wrong, in words; nil when nothing is.
  func firstFault() throws -> String? {
    let timeline = try history.timeline(of: cluster)
    guard let number = timeline.first?.cluster else { return nil }
    for resource in try history.resources(of: cluster) {
      guard let collection = try history.collection(of: resource, in: number) else { continue }
      for edge in ["since", "until"] {
        let level = edge == "until" ? "INDEXED BY version_until" : ""
        var cursor = try BoundaryCursor(
          history.db,
          sql: """
            SELECT \(edge), object FROM version \(level)
            WHERE collection = ? \(edge == "until" ? "AND level < 63" : "") ORDER BY \(edge)
            """, collection: collection)
        for row in timeline {
          var known: Knowledge?
          while let boundary = try cursor.next(upTo: row.record.position) {
            let object = try boundary.integer(1)
            let key = try history.key(of: object, resource)
            let knowledge = try known ?? Knowledge(history, row, resource)
            known = knowledge
            if try !knowledge.holds(object, key, in: collection) {
              return "an interval of \(key) begins or ends at snapshot id:\(row.record.id), "
                + "which could not tell"
            }
          }
        }
      }
    }
    return nil
  }
}
