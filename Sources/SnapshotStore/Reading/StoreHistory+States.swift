import ClusterObjects
import GRDB

extension StoreHistory {
  func state(of resource: ResourceName, at snapshot: SnapshotRecord) throws -> ResourceState {
    let row = try row(of: snapshot)
    let coverage = try self.coverage(of: snapshot)
    let known = try Knowledge(self, row, resource)
    var objects: [ObjectKey: ContentReference] = [:]
    if let collection = try collection(of: resource, in: row.cluster) {
      for (id, content) in try alive(in: collection, at: snapshot.position) {
        let key = try key(of: id, resource)
        guard try known.holds(id, key, in: collection) else { continue }
        objects[key] = ContentReference(id: content)
      }
    }
    return ResourceState(
      resource: resource, snapshot: snapshot, coverage: coverage, objects: objects)
  }

  func state(
    of resource: ResourceName, in namespace: String, at snapshot: SnapshotRecord
  ) throws -> ResourceState {
    let row = try row(of: snapshot)
    let known = try Knowledge(self, row, resource)
    var objects: [ObjectKey: ContentReference] = [:]
    if let collection = try collection(of: resource, in: row.cluster) {
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: VersionTable.aliveInNamespaceSQL),
        arguments: [
          snapshot.position, collection, namespace, snapshot.position, snapshot.position,
        ])
      while let item = try rows.next() {
        let key = ObjectKey(resource: resource, namespace: namespace, name: try item.text(1))
        guard try known.holds(try item.integer(0), key, in: collection) else { continue }
        objects[key] = ContentReference(id: try item.integer(2))
      }
    }
    return ResourceState(
      resource: resource, snapshot: snapshot, coverage: try coverage(of: snapshot),
      objects: objects)
  }

  func observation(of key: ObjectKey, at snapshot: SnapshotRecord) throws -> Observation {
    let row = try row(of: snapshot)
    let outcome = try coverageTable.coverage(row.coverage).outcome(of: key)
    let missing: Observation = outcome.isDeterminate ? .absent : .unknown(outcome)
    guard let collection = try collection(of: key.resource, in: row.cluster),
      let object = try object(key, in: collection)
    else { return missing }
    let version = try VersionTable(db: db).lastRow(object: object, since: snapshot.position)
    guard let version, version.until > snapshot.position else { return missing }
    let known = try Knowledge(self, row, key.resource)
    guard try known.holds(object, key, in: collection) else { return .unknown(outcome) }
    return .present(ContentReference(id: version.content))
  }

  func changes(
    of resource: ResourceName, from: SnapshotRecord, to: SnapshotRecord
  ) throws -> [ContentChange] {
    try changes(of: resource, from: from, to: to, readingStates: nil)
  }

  /// - Parameter readingStates: whether to read both states or what lies between them; nil: what
  ///   costs less.
  func changes(
    of resource: ResourceName, from: SnapshotRecord, to: SnapshotRecord, readingStates: Bool?
  ) throws -> [ContentChange] {
    let (rowFrom, rowTo) = (try row(of: from), try row(of: to))
    guard let collection = try collection(of: resource, in: rowFrom.cluster) else { return [] }
    let isForward = from.position <= to.position
    let (lo, hi) = isForward ? (from.position, to.position) : (to.position, from.position)
    let (early, late) =
      try readingStates ?? readsStates(in: collection, from: lo, to: hi)
      ? (alive(in: collection, at: lo), alive(in: collection, at: hi))
      : boundaries(in: collection, lo, hi)
    let (before, after) = isForward ? (early, late) : (late, early)
    let (knownFrom, knownTo) = (
      try Knowledge(self, rowFrom, resource), try Knowledge(self, rowTo, resource)
    )
    var changes: [ContentChange] = []
    for id in Set(before.keys).union(after.keys) where before[id] != after[id] {
      let key = try key(of: id, resource)
      guard try knownFrom.holds(id, key, in: collection),
        try knownTo.holds(id, key, in: collection)
      else { continue }
      changes.append(
        ContentChange(
          key: key, before: before[id].map { ContentReference(id: $0) },
          after: after[id].map { ContentReference(id: $0) }))
    }
    return changes.sorted { $0.key < $1.key }
  }

  // MARK: Rows

  /// Boundaries that are never worth counting further.
  private static let boundariesFew = 1000

  /// Whether so many boundaries lie between two positions that reading both states costs less.
  func readsStates(in collection: Int64, from lo: Int64, to hi: Int64) throws -> Bool {
    func boundaries(atMost limit: Int) throws -> Int {
      let statement = try db.cachedStatement(
        sql: "SELECT count(*) FROM (\(VersionTable.boundariesSQL))")
      return try Int.fetchOne(statement, arguments: [collection, lo, hi, limit]) ?? 0
    }
    // The live objects are counted only where they might matter.
    let few = Self.boundariesFew
    guard try boundaries(atMost: few) == few else { return false }
    let live = try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT count(*) FROM version WHERE collection = ? AND level = \(Position.openLevel)"),
      arguments: [collection])
    let limit = 2 * (live ?? 0) + few
    return try boundaries(atMost: limit) == limit
  }

  /// Objects and contents at both ends that some boundary between them changed.
  private func boundaries(
    in collection: Int64, _ lo: Int64, _ hi: Int64
  ) throws -> (early: [Int64: Int64], late: [Int64: Int64]) {
    var early: [Int64: Int64] = [:]
    let ended = try Row.fetchCursor(
      db.cachedStatement(sql: VersionTable.endedSQL), arguments: [collection, lo, hi, lo])
    while let row = try ended.next() { early[try row.integer(0)] = try row.integer(1) }
    var late: [Int64: Int64] = [:]
    let begun = try Row.fetchCursor(
      db.cachedStatement(sql: VersionTable.begunSQL), arguments: [collection, lo, hi, hi])
    while let row = try begun.next() { late[try row.integer(0)] = try row.integer(1) }
    return (early, late)
  }

  private func alive(in collection: Int64, at position: Int64) throws -> [Int64: Int64] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: VersionTable.aliveSQL),
      arguments: [collection, position, position, position])
    var alive: [Int64: Int64] = [:]
    while let row = try rows.next() { alive[try row.integer(0)] = try row.integer(3) }
    return alive
  }

  func object(_ key: ObjectKey, in collection: Int64) throws -> Int64? {
    let statement = try db.cachedStatement(
      sql: "SELECT id FROM object WHERE collection = ? AND namespace = ? AND name = ?")
    return try Int64.fetchOne(statement, arguments: [collection, key.namespace, key.name])
  }

  func key(of object: Int64, _ resource: ResourceName) throws -> ObjectKey {
    let statement = try db.cachedStatement(
      sql: "SELECT namespace, name FROM object WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [object]) else {
      throw damaged("object \(object) has no name")
    }
    return try ObjectKey(resource: resource, namespace: row.text(0), name: row.text(1))
  }
}
