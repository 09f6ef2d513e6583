import ClusterObjects
import GRDB

/// Removes snapshots of one cluster so that the rows become what they would be had those never been
/// recorded, inside a transaction that somebody else began.
final class SnapshotRemover {
  private struct Collection {
    let id: Int64
    let coverages: ResourceCoverages
  }

  private let db: Database
  private let cluster: Int64
  private let versions: VersionTable
  private let order: SnapshotOrder
  private let partials: PartialTable
  private let collections: [Collection]
  /// What is left of the cluster's snapshots, in order.
  private var snapshots: [LaterSnapshot]
  private(set) var touched = TouchedRows()

  init(_ db: Database, cluster: Int64) throws {
    self.db = db
    self.cluster = cluster
    versions = VersionTable(db: db)
    order = SnapshotOrder(db, cluster: cluster)
    partials = PartialTable(db)
    snapshots = try order.later(than: -1)
    let coverageTable = CoverageTable(db)
    collections = try Row.fetchAll(
      db, sql: "SELECT id, resource FROM collection WHERE cluster = ?", arguments: [cluster]
    ).map { row in
      Collection(
        id: try row.integer(0),
        coverages: ResourceCoverages(ResourceName(try row.text(1)), coverageTable))
    }
  }

  /// Removes the snapshots at these positions, newest first: removing the oldest moves the
  /// beginning of everything alive, so that must happen once.
  func remove(_ positions: [Int64]) throws {
    for position in positions.sorted(by: >) {
      // Places after it may have moved; those before it have not.
      guard let index = snapshots.lastIndex(where: { $0.position == position }) else {
        throw DatabaseError(
          resultCode: .SQLITE_CORRUPT, message: "no snapshot at position \(position)")
      }
      snapshots.remove(at: index)
      for collection in collections {
        try mend(collection, at: position, later: snapshots[index...])
      }
      try deleteRows(at: position)
      try closeGap(at: position, index)
    }
  }

  /// Moves every boundary at the position to the next snapshot that knows.
  private func mend(
    _ collection: Collection, at position: Int64, later: ArraySlice<LaterSnapshot>
  ) throws {
    try db.execute(
      sql: "DELETE FROM partial WHERE collection = ? AND pos = ?",
      arguments: [collection.id, position])
    let ending = try rows(VersionTable.endingSQL, collection.id, position)
    let beginning = try rows(VersionTable.beginningSQL, collection.id, position)
    if ending.isEmpty, beginning.isEmpty { return }
    let future = LaterKnowledge(
      collection: collection.id, after: position, snapshots: later,
      coverages: collection.coverages, partials: partials)
    for object in Set(ending.keys).union(beginning.keys) {
      let (namespace, name) = try self.name(of: object)
      let next = try future.next(object: object, namespace: namespace, name: name)
      if let begun = beginning[object] {
        try versions.remove(object: object, since: position)
        if next < begun.until {
          try versions.put(
            object: object, collection: collection.id,
            VersionRow(since: next, until: begun.until, content: begun.content))
        } else {
          touched.contents[begun.content] = object
          touched.objects.insert(object)
        }
      }
      if let ended = ending[object] {
        try extend(ended, of: object, in: collection.id, to: next)
      }
    }
  }

  /// Lets an interval go on to a position, and over whatever goes on there with the same content.
  private func extend(
    _ ended: VersionRow, of object: Int64, in collection: Int64, to next: Int64
  ) throws {
    var until = next
    if next != Position.open, let following = try versions.row(object: object, since: next),
      following.content == ended.content
    {
      try versions.remove(object: object, since: next)
      until = following.until
    }
    try versions.put(
      object: object, collection: collection,
      VersionRow(since: ended.since, until: until, content: ended.content))
  }

  private func rows(
    _ sql: String, _ collection: Int64, _ position: Int64
  ) throws -> [Int64: VersionRow] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: sql), arguments: [collection, position])
    var found: [Int64: VersionRow] = [:]
    while let row = try rows.next() {
      found[try row.integer(0)] = try VersionRow(
        since: row.integer(1), until: row.integer(2), content: row.integer(3))
    }
    return found
  }

  private func name(of object: Int64) throws -> (namespace: String, name: String) {
    let statement = try db.cachedStatement(
      sql: "SELECT namespace, name FROM object WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [object]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "object \(object) has no name")
    }
    return (try row.text(0), try row.text(1))
  }

  private func deleteRows(at position: Int64) throws {
    for table in ["coverage_note", "answer"] {
      try db.execute(
        sql: """
          DELETE FROM \(table) WHERE snapshot =
            (SELECT id FROM snapshot WHERE cluster = ? AND pos = ?)
          """, arguments: [cluster, position])
    }
    try db.execute(
      sql: "DELETE FROM snapshot WHERE cluster = ? AND pos = ?", arguments: [cluster, position])
  }

  /// Moves the later snapshots of the same millisecond down by one.
  private func closeGap(at position: Int64, _ start: Int) throws {
    let millisecond = position / Position.ranks
    for index in snapshots.indices[start...] {
      let old = snapshots[index].position
      guard old / Position.ranks == millisecond else { return }
      try order.move(from: old, to: old - 1)
      snapshots[index] = LaterSnapshot(position: old - 1, coverage: snapshots[index].coverage)
    }
  }
}
