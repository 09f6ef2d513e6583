import ClusterObjects
import FoundationEssentials
import GRDB

extension StoreHistory {
  /// The digest of a snapshot as its rows say now.
  func recomputedDigest(of snapshot: SnapshotRecord) throws -> ContentDigest {
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
        let key = ObjectKey(resource: resource, namespace: row[1], name: row[2])
        guard try known.holds(row[0], key, in: collection) else { continue }
        let stored: Data = row[3]
        guard let digest = ContentDigest(stored: stored) else {
          throw damaged("a content of \(key) has no digest")
        }
        objects.append((key, digest))
      }
    }
    return SnapshotDigest.compute(
      startedAt: snapshot.startedAt, endedAt: snapshot.endedAt, evidence: snapshot.evidence,
      coverage: try coverage(of: snapshot), objects: objects.sorted { $0.key < $1.key })
  }
}
