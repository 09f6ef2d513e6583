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
      ("boundaries", Self.boundaryFault),
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

  private static func boundaryFault(_ db: Database) throws -> String? {
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
      ?? levelFault(db)
  }

  private static func levelFault(_ db: Database) throws -> String? {
    let rows = try Row.fetchCursor(db, sql: "SELECT object, since, until, level FROM version")
    while let row = try rows.next() {
      let (object, since, until, level): (Int64, Int64, Int64, Int) = (
        row[0], row[1], row[2], row[3]
      )
      if level != Position.level(since: since, until: until) {
        return "an interval has the wrong level: object \(object), since \(since)"
      }
    }
    return nil
  }

  private static func referenceFault(_ db: Database) throws -> String? {
    let faults: [(meaning: String, sql: String)] = [
      (
        "an interval's content is missing or another object's",
        """
        SELECT v.object, v.content FROM version v LEFT JOIN content c
          ON c.id = v.content AND c.object = v.object WHERE c.id IS NULL
        """
      ),
      (
        "a content is used by nothing",
        """
        SELECT c.id FROM content c WHERE NOT EXISTS
          (SELECT 1 FROM version v WHERE v.object = c.object AND v.content = c.id)
        """
      ),
      (
        "an object has one content twice",
        """
        SELECT object, hex(digest) AS digest FROM content
        GROUP BY object, digest HAVING count(*) > 1
        """
      ),
      (
        "an object has no interval",
        """
        SELECT o.id FROM object o WHERE NOT EXISTS (SELECT 1 FROM version WHERE object = o.id)
        """
      ),
      (
        "an interval belongs to another collection than its object",
        """
        SELECT v.object, v.collection FROM version v LEFT JOIN object o
          ON o.id = v.object AND o.collection = v.collection WHERE o.id IS NULL
        """
      ),
      (
        "a collection has no object",
        """
        SELECT id FROM collection k WHERE NOT EXISTS
          (SELECT 1 FROM object WHERE collection = k.id)
        """
      ),
      (
        "a coverage is used by no snapshot",
        "SELECT id FROM coverage c WHERE NOT EXISTS (SELECT 1 FROM snapshot WHERE coverage = c.id)"
      ),
      (
        "a cluster has no snapshot",
        "SELECT id FROM cluster c WHERE NOT EXISTS (SELECT 1 FROM snapshot WHERE cluster = c.id)"
      ),
      (
        "a partial list is missing",
        "SELECT p.seen FROM partial p LEFT JOIN seen s ON s.id = p.seen WHERE s.id IS NULL"
      ),
      (
        "a tag names no snapshot",
        "SELECT name FROM tag t WHERE NOT EXISTS (SELECT 1 FROM snapshot WHERE id = t.snapshot)"
      ),
    ]
    for (meaning, sql) in faults {
      if let fault = try firstRow(db, sql, meaning) { return fault }
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
    let contents = ContentTable(db: db)
    let rows = try Row.fetchCursor(db, sql: "SELECT id, digest FROM content ORDER BY id")
    while let row = try rows.next() {
      let id: Int64 = row[0]
      let digest: Data = row[1]
      let actual = try contents.withBytes(of: id) { ContentDigest(of: $0) }
      if actual.data != digest { return "content \(id) does not have its SHA-256" }
    }
    return nil
  }

  private static func snapshotFault(_ db: Database, path: String) throws -> String? {
    let history = StoreHistory(db, path: path)
    for cluster in try history.clusters() {
      for snapshot in try history.snapshots(of: cluster) {
        let digest = try history.recomputedDigest(of: snapshot)
        if digest != snapshot.digest {
          return "snapshot id:\(snapshot.id) does not rebuild to its digest"
        }
      }
    }
    return nil
  }
}
