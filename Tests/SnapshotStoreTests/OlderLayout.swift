import FoundationEssentials
import GRDB
import StoreSchema

@testable import SnapshotStore

/// Makes of a record what an older layout held: the same rows without what came later. In the first
/// layout contents are as they are; from the second on they may be compressed.
enum OlderLayout {
  static func copy(_ source: TemporaryFolder, to target: TemporaryFolder, version: Int) throws {
    let store = try source.store(create: false)
    let contents = try store.inspect { db in
      let table = try ContentTable(db)
      return try Int64.fetchAll(db, sql: "SELECT id FROM content").map {
        (id: $0, bytes: Data(try table.bytes(of: $0)))
      }
    }
    try target.tamper { db in
      try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
      for migration in SchemaMigration.all.prefix(version) { try db.execute(sql: migration.sql) }
      try db.execute(
        sql: """
          PRAGMA user_version = \(version);
          PRAGMA application_id = \(StoreFile.applicationID);
          """)
      try db.execute(sql: "ATTACH ? AS modern", arguments: [source.database])
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM main.sqlite_schema WHERE type = 'table'")
      for table in tables where !table.hasPrefix("sqlite") && !(version == 1 && table == "content")
      {
        let columns = try String.fetchAll(
          db, sql: "SELECT name FROM pragma_table_info(?, 'main')", arguments: [table]
        ).joined(separator: ", ")
        try db.execute(
          sql: "INSERT INTO main.\(table)(\(columns)) SELECT \(columns) FROM modern.\(table)")
      }
      guard version == 1 else { return }
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
