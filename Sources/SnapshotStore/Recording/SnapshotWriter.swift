import ClusterObjects
import FoundationEssentials
import GRDB

/// Writes one snapshot, inside a transaction that somebody else began.
struct SnapshotWriter {
  private let db: Database
  private let snapshot: CollectedSnapshot
  private let recordedAt: Instant
  private let coverageTable: CoverageTable
  private let compression: CompressionChoices

  /// - Throws: ``RecordingRefusal`` for an object in a scope that was not listed, and for times
  ///   that cannot be written down.
  init(
    _ db: Database, snapshot: CollectedSnapshot, recordedAt: Instant,
    compression: CompressionChoices
  ) throws {
    self.db = db
    self.compression = compression
    self.snapshot = snapshot
    self.recordedAt = recordedAt
    coverageTable = CoverageTable(db)
    let answers = snapshot.coverage.entries.values.compactMap(\.answeredAt)
    for time in [snapshot.startedAt, snapshot.endedAt] + answers {
      guard time >= .earliest, time <= .latest else {
        throw RecordingRefusal.outOfTime(millisecondsSinceEpoch: time.millisecondsSinceEpoch)
      }
    }
    for (resource, objects) in Self.byResource(snapshot.objects) {
      let coverage = ResourceCoverage(snapshot.coverage, resource: resource)
      for object in objects {
        let key = object.key
        let outcome = coverage.outcome(namespace: key.namespace, name: key.name)
        guard outcome.allowsObjects else {
          throw RecordingRefusal.listedOutsideCoverage(key, outcome)
        }
      }
    }
  }

  /// The objects, which are sorted, by resource.
  private static func byResource(
    _ objects: [CollectedObject]
  ) -> [ResourceName: ArraySlice<CollectedObject>] {
    var slices: [ResourceName: ArraySlice<CollectedObject>] = [:]
    var start = objects.startIndex
    while start < objects.endIndex {
      let resource = objects[start].key.resource
      let end = objects[start...].firstIndex { $0.key.resource != resource } ?? objects.endIndex
      slices[resource] = objects[start..<end]
      start = end
    }
    return slices
  }

  /// - Parameter again: whether a snapshot that was pruned is recorded all the same.
  /// - Returns: the snapshot's id, and whether it had been on record before.
  func write(again: Bool) throws -> (id: Int64, wasAlreadyRecorded: Bool) {
    let digest = SnapshotDigest.compute(
      startedAt: snapshot.startedAt, endedAt: snapshot.endedAt, evidence: snapshot.evidence,
      coverage: snapshot.coverage,
      objects: snapshot.objects.lazy.map { (key: $0.key, digest: $0.digest) })
    let key = snapshot.cluster.description
    let pruned = PrunedTable(db: db)
    if !again, let time = try pruned.time(cluster: key, digest: digest) {
      throw RecordingRefusal.pruned(at: time)
    }
    var cluster = try Int64.fetchOne(
      db, sql: "SELECT id FROM cluster WHERE key = ?", arguments: [key])
    if let cluster {
      let present = try Int64.fetchOne(
        db, sql: "SELECT id FROM snapshot WHERE cluster = ? AND digest = ?",
        arguments: [cluster, digest.data])
      if let present { return (present, true) }
    } else {
      try db.execute(sql: "INSERT INTO cluster(key) VALUES (?)", arguments: [key])
      cluster = db.lastInsertedRowID
    }
    try pruned.forget(cluster: key, digest: digest)
    return (try insert(digest, cluster: cluster ?? 0), false)
  }

  private func insert(_ digest: ContentDigest, cluster: Int64) throws -> Int64 {
    let bytesBefore = try fileBytes()
    let order = SnapshotOrder(db, cluster: cluster)
    let position = try order.makeRoom(
      at: snapshot.startedAt, endedAt: snapshot.endedAt, digest: digest)
    try db.execute(
      sql: """
        INSERT INTO snapshot(cluster, pos, taken, ended, evidence, coverage, digest, objects,
          catalogue, cluster_name, source, time_source, recorded, clock_offset, bytes_added)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
        """,
      arguments: [
        cluster, position, snapshot.startedAt.millisecondsSinceEpoch,
        snapshot.endedAt.millisecondsSinceEpoch, snapshot.evidence.rawValue,
        try coverageTable.id(of: snapshot.coverage), digest.data, snapshot.objects.count,
        ResourceCatalogue.version, snapshot.clusterName, snapshot.source,
        snapshot.timeSource.rawValue, recordedAt.millisecondsSinceEpoch,
        snapshot.clockOffsetMilliseconds,
      ])
    let id = db.lastInsertedRowID
    try coverageTable.writeNotes(of: snapshot.coverage, snapshot: id)
    try coverageTable.writeAnswers(
      of: snapshot.coverage, snapshot: id, startedAt: snapshot.startedAt)
    try writeObjects(cluster: cluster, position: position, later: order.later(than: position))
    try db.execute(
      sql: "UPDATE snapshot SET bytes_added = ? WHERE id = ?",
      arguments: [max(0, try fileBytes() - bytesBefore), id])
    return id
  }

  private func writeObjects(
    cluster: Int64, position: Int64, later: [LaterSnapshot]
  ) throws {
    let listed = Self.byResource(snapshot.objects)
    let partials = PartialTable(db)
    let contents = try ContentTable(db, compression)
    for resource in Set(snapshot.coverage.entries.keys.map(\.resource)).sorted() {
      let objects = listed[resource] ?? []
      var collection = try Int64.fetchOne(
        db, sql: "SELECT id FROM collection WHERE cluster = ? AND resource = ?",
        arguments: [cluster, resource.text])
      let isNew = collection == nil
      if isNew {
        if objects.isEmpty { continue }
        try db.execute(
          sql: "INSERT INTO collection(cluster, resource) VALUES (?, ?)",
          arguments: [cluster, resource.text])
        collection = db.lastInsertedRowID
      }
      guard let collection else { continue }
      let future = LaterKnowledge(
        collection: collection, after: position, snapshots: later[...],
        coverages: ResourceCoverages(resource, coverageTable), partials: partials)
      let writer = CollectionWriter(
        db: db, collection: collection, isNew: isNew, position: position,
        coverage: ResourceCoverage(snapshot.coverage, resource: resource), future: future,
        partials: partials, contents: contents.writer(of: resource))
      try writer.write(objects, contents: snapshot.contents)
    }
  }

  private func fileBytes() throws -> Int64 {
    let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    return pages * (try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
  }
}
