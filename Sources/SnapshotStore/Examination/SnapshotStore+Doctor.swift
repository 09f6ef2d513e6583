package import ClusterObjects
import FoundationEssentials
import GRDB

extension SnapshotStore {
  /// Examines the whole record: the file, the rows, every content, every snapshot's digest.
  ///
  /// A fault becomes a failed check, never an error, so that one does not hide the next.
  package func examine() -> [DoctorCheck] {
    let checks: [(name: String, examine: (Database) throws -> String?)] = [
      ("file", Self.fileFault),
      ("intervals", Self.intervalFault),
      ("boundaries", { [path] in try Self.boundaryFault($0, path: path) }),
      ("references", Self.referenceFault),
      ("order", Self.orderFault),
      ("contents", Self.contentFault),
      ("snapshots", { [path] in try Self.snapshotFault($0, path: path) }),
    ]
    return checks.map { name, examine in
      do {
        let fault = try inspect(examine)
        return DoctorCheck(
          name: name, outcome: fault == nil ? .ok : .failed, detail: fault ?? Self.meaning(of: name)
        )
      } catch {
        return DoctorCheck(name: name, outcome: .failed, detail: "\(error)")
      }
    }
  }

  private static func meaning(of check: String) -> String {
    switch check {
    case "file": "SQLite finds the file sound"
    case "intervals": "no object has two contents at one moment"
    case "boundaries": "every interval begins and ends at a recorded snapshot"
    case "references": "nothing points to what is missing, nothing is left over"
    case "order": "snapshots of one millisecond are in their order"
    case "contents": "every content has the SHA-256 it was stored under"
    default: "every snapshot rebuilds to its digest"
    }
  }

  private static func fileFault(_ db: Database) throws -> String? {
    let findings = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)")
    return findings == ["ok"] ? nil : findings.joined(separator: "; ")
  }

  /// The first row of a query that should have none, as text.
  private static func firstRow(_ db: Database, _ sql: String, _ meaning: String) throws -> String? {
    try Row.fetchOne(db, sql: sql).map { row in
      "\(meaning): " + row.map { "\($0.0) \($0.1.storage.value ?? "null")" }.joined(separator: ", ")
    }
  }

  private static func intervalFault(_ db: Database) throws -> String? {
    try firstRow(
      db,
      """
      SELECT a.object, a.since, b.since AS next FROM version a JOIN version b
        ON b.object = a.object
        AND b.since = (SELECT min(since) FROM version WHERE object = a.object AND since > a.since)
      WHERE b.since < a.until OR (b.since = a.until AND b.content = a.content)
      """, "intervals overlap, or touch with the same content")
      ?? firstRow(
        db, "SELECT object, since, until FROM version WHERE until <= since",
        "an interval ends before it begins")
  }

  private static func boundaryFault(_ db: Database, path: String) throws -> String? {
    let known = """
      SELECT 1 FROM snapshot s JOIN collection k ON k.cluster = s.cluster
      WHERE k.id = v.collection AND s.pos =
      """
    return try firstRow(
      db, "SELECT v.object, v.since FROM version v WHERE NOT EXISTS (\(known) v.since)",
      "an interval begins at no snapshot")
      ?? firstRow(
        db,
        """
        SELECT v.object, v.until FROM version v
        WHERE v.until < \(Position.open) AND NOT EXISTS (\(known) v.until)
        """, "an interval ends at no snapshot")
      ?? firstRow(
        db,
        """
        SELECT p.collection, p.pos FROM partial p WHERE NOT EXISTS
          (SELECT 1 FROM snapshot s JOIN collection k ON k.cluster = s.cluster
            WHERE k.id = p.collection AND s.pos = p.pos)
        """, "a partial list belongs to no snapshot")
      ?? levelFault(db)
      ?? StoreHistory(db, path: path).firstInClusters { history, cluster in
        try KnowledgeSweep(history: history, cluster: cluster).firstFault()
      }
  }

  private static func levelFault(_ db: Database) throws -> String? {
    let rows = try Row.fetchCursor(db, sql: "SELECT object, since, until, level FROM version")
    while let row = try rows.next() {
      let (object, since) = (try row.integer(0), try row.integer(1))
      let level = Position.level(since: since, until: try row.integer(2))
      if try row.integer(3) != Int64(level) {
        return "an interval has the wrong level: object \(object), since \(since)"
      }
    }
    return nil
  }

  private static func referenceFault(_ db: Database) throws -> String? {
    for (meaning, sql) in ReferenceFaults.all {
      if let fault = try firstRow(db, sql, meaning) { return fault }
    }
    return try listFault(db)
  }

  /// A partial list that holds what is no object of its collection.
  private static func listFault(_ db: Database) throws -> String? {
    let partials = PartialTable(db)
    for row in try Row.fetchAll(db, sql: "SELECT DISTINCT collection, seen FROM partial") {
      let (collection, list) = (try row.integer(0), try row.integer(1))
      let objects = try Int64.fetchSet(
        db, sql: "SELECT id FROM object WHERE collection = ?", arguments: [collection])
      if let stranger = try partials.objects(of: list).subtracting(objects).min() {
        return "the partial list \(list) holds \(stranger), which is no object of its collection"
      }
    }
    return nil
  }

  private static func orderFault(_ db: Database) throws -> String? {
    try firstRow(
      db,
      """
      SELECT id FROM (SELECT id, pos, taken, row_number() OVER (
          PARTITION BY cluster, taken ORDER BY ended, digest) - 1 AS rank FROM snapshot)
      WHERE pos <> taken * \(Position.ranks) + rank
      """, "a snapshot is out of its order")
  }

  private static func contentFault(_ db: Database) throws -> String? {
    let contents = try ContentTable(db)
    let rows = try Row.fetchCursor(db, sql: "SELECT id, digest FROM content ORDER BY id")
    while let row = try rows.next() {
      let id = try row.integer(0)
      let digest = try row.blob(1)
      let actual = try contents.withBytes(of: id) { ContentDigest(of: $0) }
      if actual.data != digest { return "content \(id) does not have its SHA-256" }
    }
    return nil
  }

  private static func snapshotFault(_ db: Database, path: String) throws -> String? {
    try StoreHistory(db, path: path).firstInClusters { history, cluster in
      try DigestSweep(history: history, cluster: cluster).firstFault().map {
        "snapshot id:\($0.id) does not rebuild to its digest"
      }
    }
  }
}
