import ClusterObjects
import FoundationEssentials
import GRDB

extension StoreHistory {
  /// The digest of a snapshot and how many objects it lists, as the rows say now.
  func recomputed(_ snapshot: SnapshotRecord) throws -> (digest: ContentDigest, objects: Int) {
    let row = try row(of: snapshot)
    var objects: [(key: ObjectKey, digest: ContentDigest)] = []
    for resource in try resources(of: snapshot.cluster) {
      guard let collection = try collection(of: resource, in: row.cluster) else { continue }
      let known = try Knowledge(self, row, resource)
      let statement = try db.cachedStatement(
        sql: """
          SELECT o.id, o.namespace, o.name, c.digest
          FROM (\(VersionTable.aliveSQL)) v
          JOIN object o ON o.id = v.object JOIN content c ON c.id = v.content
          """)
      let position = snapshot.position
      let rows = try Row.fetchCursor(
        statement, arguments: [collection, position, position, position])
      while let row = try rows.next() {
        let key = try ObjectKey(
          resource: resource, namespace: row.text(1), name: row.text(2))
        guard try known.holds(row.integer(0), key, in: collection) else { continue }
        guard let digest = ContentDigest(stored: try row.blob(3)) else {
          throw damaged("a content of \(key) has no digest")
        }
        objects.append((key, digest))
      }
    }
    let digest = try SnapshotDigest.compute(
      startedAt: snapshot.startedAt, endedAt: snapshot.endedAt, evidence: snapshot.evidence,
      coverage: coverage(of: snapshot), objects: objects.sorted { $0.key < $1.key })
    return (digest, objects.count)
  }
}
