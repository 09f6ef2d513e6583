import ClusterObjects
import FoundationEssentials
import GRDB

/// Writes what a snapshot saw of one resource of one cluster.
struct CollectionWriter {
  /// An object as it is on record at the position.
  private struct Alive {
    let object: Int64
    let version: VersionRow
    let digest: ContentDigest
  }

  private struct Name: Hashable {
    let namespace: String
    let name: String
  }

  private let db: Database
  private let collection: Int64
  private let isNew: Bool
  private let position: Int64
  private let coverage: ResourceCoverage
  private let future: LaterKnowledge
  private let partials: PartialTable
  private let versions: VersionTable
  private let contents: ContentWriter

  init(
    db: Database, collection: Int64, isNew: Bool, position: Int64, coverage: ResourceCoverage,
    future: LaterKnowledge, partials: PartialTable, contents: ContentWriter
  ) {
    self.db = db
    self.collection = collection
    self.isNew = isNew
    self.position = position
    self.coverage = coverage
    self.future = future
    self.partials = partials
    versions = VersionTable(db: db)
    self.contents = contents
  }

  /// Applies every observation that differs from what is on record; the others cost a look.
  func write(_ objects: ArraySlice<CollectedObject>, contents bytes: [UInt8]) throws {
    var alive = isNew ? [:] : try loadAlive()
    var partly: [Int64] = []
    func note(_ object: CollectedObject, _ id: Int64) {
      let key = object.key
      if coverage.outcome(namespace: key.namespace, name: key.name) == .partial {
        partly.append(id)
      }
    }
    var differing: [(object: CollectedObject, present: Alive?)] = []
    for object in objects {
      let name = Name(namespace: object.key.namespace, name: object.key.name)
      let present = alive.removeValue(forKey: name)
      if let present, present.digest == object.digest {
        note(object, present.object)
      } else {
        differing.append((object, present))
      }
    }
    var batch = try ContentBatch(
      contents, upcoming: differing.map(\.object.content), in: bytes)
    for (object, present) in differing {
      let (namespace, name) = (object.key.namespace, object.key.name)
      let (id, isNewObject) = try objectID(present?.object, namespace, name)
      let content = try batch.id(
        of: object, object: id, isNewObject: isNewObject, replacing: present?.version.content)
      try observe(content, of: id, namespace, name, over: present?.version)
      note(object, id)
    }
    try batch.finish()
    if !partly.isEmpty {
      try partials.insert(collection: collection, position: position, objects: partly)
    }
    for (name, present) in alive
    where coverage.outcome(namespace: name.namespace, name: name.name).isDeterminate {
      try observe(nil, of: present.object, name.namespace, name.name, over: present.version)
    }
  }

  private func loadAlive() throws -> [Name: Alive] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT o.id, o.namespace, o.name, v.since, v.until, v.content, c.digest
        FROM (\(VersionTable.aliveSQL)) v
        JOIN object o ON o.id = v.object JOIN content c ON c.id = v.content
        """)
    let rows = try Row.fetchCursor(
      statement, arguments: [collection, position, position, position])
    var alive: [Name: Alive] = [:]
    while let row = try rows.next() {
      guard let digest = try row.digest(6) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a content has no digest")
      }
      let version = try VersionRow(
        since: row.integer(3), until: row.integer(4), content: row.integer(5))
      alive[Name(namespace: try row.text(1), name: try row.text(2))] = Alive(
        object: try row.integer(0), version: version, digest: digest)
    }
    return alive
  }

  private func objectID(
    _ known: Int64?, _ namespace: String, _ name: String
  ) throws -> (id: Int64, isNew: Bool) {
    if let known { return (known, false) }
    if !isNew {
      let statement = try db.cachedStatement(
        sql: "SELECT id FROM object WHERE collection = ? AND namespace = ? AND name = ?")
      if let id = try Int64.fetchOne(statement, arguments: [collection, namespace, name]) {
        return (id, false)
      }
    }
    let statement = try db.cachedStatement(
      sql: "INSERT INTO object(collection, namespace, name) VALUES (?, ?, ?)")
    statement.setUncheckedArguments([collection, namespace, name])
    try statement.execute()
    return (db.lastInsertedRowID, true)
  }

  /// One determinate observation at the position: a content, or nil for absent.
  ///
  /// - Parameter present: the interval that covers the position, which says otherwise.
  private func observe(
    _ content: Int64?, of object: Int64, _ namespace: String, _ name: String,
    over present: VersionRow?
  ) throws {
    let next = try future.next(object: object, namespace: namespace, name: name)
    var stop = next
    if var present {
      // Taken from the interval before it is cut: beyond `next` the old content was confirmed.
      let until = present.until
      present.until = position
      try versions.put(object: object, collection: collection, present)
      if next < until {
        try versions.put(
          object: object, collection: collection,
          VersionRow(since: next, until: until, content: present.content))
      }
      stop = min(next, until)
    }
    guard let content else { return }
    if stop != Position.open, let following = try versions.row(object: object, since: stop),
      following.content == content
    {
      try versions.remove(object: object, since: stop)
      stop = following.until
    }
    try versions.put(
      object: object, collection: collection,
      VersionRow(since: position, until: stop, content: content))
  }
}
