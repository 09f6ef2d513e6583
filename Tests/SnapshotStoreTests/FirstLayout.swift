import FoundationEssentials
import GRDB
import StoreSchema

@testable import SnapshotStore

/// Makes of a record what the first layout held: the same rows, contents as they are.
enum FirstLayout {
  static func copy(_ source: TemporaryFolder, to target: TemporaryFolder) throws {
    let store = try source.store(create: false)
    let contents = try store.inspect { db in
      let table = try ContentTable(db)
      return try Int64.fetchAll(db, sql: "SELECT id FROM content").map {
        (id: $0, bytes: Data(try table.bytes(of: $0)))
      }
    }
    try target.tamper { db in
      try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
      try db.execute(sql: SchemaMigration.all[0].sql)
      try db.execute(
        sql: """
          PRAGMA user_version = 1;
          PRAGMA application_id = \(StoreFile.applicationID);
          """)
      try db.execute(sql: "ATTACH ? AS modern", arguments: [source.database])
      for table in ["cluster", "coverage", "coverage_entry", "snapshot", "coverage_note", "tag"]
        + ["collection", "object", "version", "partial", "seen"]
      {
        try db.execute(sql: "INSERT INTO main.\(table) SELECT * FROM modern.\(table)")
      }
      for content in contents {
        try db.execute(
          sql: """
            INSERT INTO main.content(id, object, digest, size, encoding, data)
            SELECT id, object, digest, size, 0, ? FROM modern.content WHERE id = ?
            """, arguments: [content.bytes, content.id])
      }
    }
  }
}
