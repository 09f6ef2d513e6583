import ClusterObjects
import GRDB

/// Removes the rows that nothing uses any more.
struct LeftoverRemover {
  let db: Database
  let contents: ContentTable

  /// - Parameter touched: contents and objects that may have lost their last user. The other tables
  ///   are small, and looked through whole.
  func remove(_ touched: TouchedRows) throws {
    try removeContents(touched.contents)
    for object in touched.objects {
      let statement = try db.cachedStatement(
        sql: """
          DELETE FROM object WHERE id = ?1
            AND NOT EXISTS (SELECT 1 FROM version WHERE object = ?1)
          """)
      try statement.execute(arguments: [object])
    }
    try db.execute(
      sql: """
        DELETE FROM collection WHERE id NOT IN (SELECT collection FROM object);
        DELETE FROM coverage WHERE id NOT IN (SELECT coverage FROM snapshot);
        DELETE FROM coverage_entry WHERE coverage NOT IN (SELECT id FROM coverage);
        DELETE FROM seen WHERE id NOT IN (SELECT seen FROM partial);
        DELETE FROM cluster WHERE id NOT IN (SELECT cluster FROM snapshot);
        """)
    try contents.removeUnusedDictionaries()
  }

  private func removeContents(_ candidates: [Int64: Int64]) throws {
    var doomed: Set<Int64> = []
    for (content, object) in candidates {
      let statement = try db.cachedStatement(
        sql: "SELECT 1 FROM version WHERE object = ? AND content = ? LIMIT 1")
      if try Int.fetchOne(statement, arguments: [object, content]) == nil {
        doomed.insert(content)
      }
    }
    // First whatever rests on them, while they can still be read.
    for content in doomed {
      let statement = try db.cachedStatement(
        sql: "SELECT id, object FROM content WHERE base = ?")
      for row in try Row.fetchAll(statement, arguments: [content]) {
        let dependent = try row.integer(0)
        if doomed.contains(dependent) { continue }
        let base = try survivor(below: content, doomed)
        try contents.writer(of: ResourceName(resource(ofObject: row.integer(1)))).rewrite(
          dependent, near: base)
      }
    }
    for content in doomed {
      let statement = try db.cachedStatement(sql: "DELETE FROM content WHERE id = ?")
      try statement.execute(arguments: [content])
    }
  }

  /// The nearest content that this one rests on and that stays.
  private func survivor(below content: Int64, _ doomed: Set<Int64>) throws -> Int64? {
    let statement = try db.cachedStatement(sql: "SELECT base FROM content WHERE id = ?")
    var next = content
    for _ in 0..<CompressionChoices.chainMax {
      guard let base = try Int64.fetchOne(statement, arguments: [next]) else { return nil }
      if !doomed.contains(base) { return base }
      next = base
    }
    return nil
  }

  private func resource(ofObject object: Int64) throws -> String {
    let statement = try db.cachedStatement(
      sql: """
        SELECT k.resource FROM object o JOIN collection k ON k.id = o.collection WHERE o.id = ?
        """)
    guard let resource = try String.fetchOne(statement, arguments: [object]) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "object \(object) belongs to no resource")
    }
    return resource
  }
}
