import GRDB

/// The intervals in which objects had their contents.
struct VersionTable {
  let db: Database

  /// Intervals alive at a position: one short range of `version_since` per level.
  ///
  /// Arguments: collection, then the position three times.
  static let aliveSQL = """
    SELECT v.object, v.since, v.until, v.content
    FROM (VALUES \(levels)) l CROSS JOIN version v INDEXED BY version_since
      ON v.collection = ? AND v.level = l.column1
      AND v.since > ? - l.column2 AND v.since <= ? AND v.until > ?
    """

  /// Objects of one namespace alive at a position, with their contents.
  ///
  /// Arguments: the position, collection, namespace, then the position twice.
  static let aliveInNamespaceSQL = """
    SELECT o.id, o.name, v.content FROM object o JOIN version v ON v.object = o.id
      AND v.since = (SELECT max(since) FROM version u WHERE u.object = o.id AND u.since <= ?)
    WHERE o.collection = ? AND o.namespace = ? AND v.since <= ? AND v.until > ?
    """

  /// Positions at which intervals in a part of a collection begin or end; empty texts stand for any
  /// namespace and any name.
  ///
  /// Arguments: collection, namespace twice, name twice.
  static let positionsSQL = """
    SELECT v.since, v.until FROM object o JOIN version v ON v.object = o.id
    WHERE o.collection = ? AND (? = '' OR o.namespace = ?) AND (? = '' OR o.name = ?)
    """

  /// Alive at `lo`, ended by `hi`. Arguments: collection, lo, hi, lo.
  static let endedSQL = """
    SELECT object, content FROM version INDEXED BY version_until
    WHERE collection = ? AND until > ? AND until <= ? AND level < 63 AND since <= ?
    """

  /// One row for each interval that ends between. Arguments: collection, lo, hi, how many at most.
  static let boundariesSQL = """
    SELECT 1 FROM version INDEXED BY version_until
    WHERE collection = ? AND until > ? AND until <= ? AND level < 63 LIMIT ?
    """

  /// Began after `lo`, alive at `hi`. Arguments: collection, lo, hi, hi.
  static let begunSQL = """
    SELECT v.object, v.content
    FROM (VALUES \(levels)) l CROSS JOIN version v INDEXED BY version_since
      ON v.collection = ? AND v.level = l.column1
      AND v.since > ? AND v.since <= ? AND v.until > ?
    """

  /// Intervals that begin at a position. Arguments: collection, position.
  static let beginningSQL = """
    SELECT v.object, v.since, v.until, v.content
    FROM (VALUES \(levels)) l CROSS JOIN version v INDEXED BY version_since
      ON v.collection = ? AND v.level = l.column1 AND v.since = ?
    """

  /// Intervals that end at a position. Arguments: collection, position.
  static let endingSQL = """
    SELECT object, since, until, content FROM version INDEXED BY version_until
    WHERE collection = ? AND until = ? AND level < 63
    """

  /// Each level with the widest span it holds. Spans of more than 2^52 positions would take longer
  /// than recorded time lasts.
  private static let levels =
    ((0...52).map { "(\($0), \(Int64(1) << $0))" }
    + ["(\(Position.openLevel), \(Int64.max))"]).joined(separator: ", ")

  /// Puts an interval in place of whatever began where it begins.
  func put(object: Int64, collection: Int64, _ row: VersionRow) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO version(object, since, until, content, collection, level)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    statement.setUncheckedArguments([
      object, row.since, row.until, row.content, collection,
      Position.level(since: row.since, until: row.until),
    ])
    try statement.execute()
  }

  /// Removes the interval that begins at a position.
  func remove(object: Int64, since: Int64) throws {
    let statement = try db.cachedStatement(
      sql: "DELETE FROM version WHERE object = ? AND since = ?")
    statement.setUncheckedArguments([object, since])
    try statement.execute()
  }

  /// The interval that begins at a position.
  func row(object: Int64, since: Int64) throws -> VersionRow? {
    let statement = try db.cachedStatement(
      sql: "SELECT since, until, content FROM version WHERE object = ? AND since = ?")
    return try Row.fetchOne(statement, arguments: [object, since]).map { try Self.row($0) }
  }

  /// All intervals of an object, in order.
  func rows(object: Int64) throws -> [VersionRow] {
    let statement = try db.cachedStatement(
      sql: "SELECT since, until, content FROM version WHERE object = ? ORDER BY since")
    return try Row.fetchAll(statement, arguments: [object]).map { try Self.row($0) }
  }

  /// The last interval of an object that begins at or before a position.
  func lastRow(object: Int64, since position: Int64) throws -> VersionRow? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT since, until, content FROM version
        WHERE object = ? AND since <= ? ORDER BY since DESC LIMIT 1
        """)
    return try Row.fetchOne(statement, arguments: [object, position]).map { try Self.row($0) }
  }

  private static func row(_ row: Row) throws -> VersionRow {
    VersionRow(
      since: try row.integer(0), until: try row.integer(1), content: try row.integer(2))
  }
}
