import ClusterObjects
import FoundationEssentials
import GRDB

/// The record as analysis reads it, from one consistent state of the database.
///
/// A class for its caches only; it does not outlive the transaction it reads in.
final class StoreHistory: History {
  let db: Database
  let path: String
  let coverageTable: CoverageTable
  let partials: PartialTable
  private var contents: ContentTable?
  private var timelines: [ClusterKey: [SnapshotRow]] = [:]
  /// Coverages of a few snapshots: asked for again and again, resource by resource.
  private var recentCoverages: [Int64: Coverage] = [:]
  private static let recentCoveragesMax = 8
  /// Where in its timeline a snapshot stands, by id.
  private var places: [Int64: Int] = [:]

  /// A snapshot with the store's own numbers.
  struct SnapshotRow {
    let record: SnapshotRecord
    let cluster: Int64
    let coverage: Int64
  }

  init(_ db: Database, path: String) {
    self.db = db
    self.path = path
    coverageTable = CoverageTable(db)
    partials = PartialTable(db)
  }

  func clusters() throws -> [ClusterKey] {
    try String.fetchAll(db, sql: "SELECT key FROM cluster").map { text in
      guard let key = ClusterKey(text) else { throw damaged("cluster \(text)") }
      return key
    }.sorted()
  }

  func snapshots(of cluster: ClusterKey) throws -> [SnapshotRecord] {
    try timeline(of: cluster).map(\.record)
  }

  func coverage(of snapshot: SnapshotRecord) throws -> Coverage {
    if let known = recentCoverages[snapshot.id] { return known }
    let row = try row(of: snapshot)
    let coverage = try coverageTable.coverage(
      row.coverage, withNotesOf: snapshot.id, startedAt: row.record.startedAt)
    if recentCoverages.count == Self.recentCoveragesMax { recentCoverages = [:] }
    recentCoverages[snapshot.id] = coverage
    return coverage
  }

  func resources(of cluster: ClusterKey) throws -> [ResourceName] {
    try String.fetchAll(
      db,
      sql: """
        SELECT resource FROM collection WHERE cluster = (SELECT id FROM cluster WHERE key = ?)
        """, arguments: [cluster.description]
    ).map { ResourceName($0) }.sorted()
  }

  func withContent<Result>(
    _ content: ContentReference, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    let contents = try self.contents ?? ContentTable(db)
    self.contents = contents
    return try contents.withBytes(of: content.id, body)
  }

  // MARK: Rows

  /// A snapshot by its number.
  func snapshot(id: Int64) throws -> SnapshotRecord {
    let key = try String.fetchOne(
      db,
      sql: "SELECT key FROM cluster WHERE id = (SELECT cluster FROM snapshot WHERE id = ?)",
      arguments: [id])
    guard let cluster = key.flatMap({ ClusterKey($0) }) else {
      throw damaged("snapshot \(id) belongs to no cluster")
    }
    return try row(ofSnapshot: id, of: cluster).record
  }

  /// A cluster's snapshots in order of time.
  func timeline(of cluster: ClusterKey) throws -> [SnapshotRow] {
    if let known = timelines[cluster] { return known }
    var tags: [Int64: [String]] = [:]
    let tagRows = try Row.fetchCursor(db, sql: "SELECT snapshot, name FROM tag ORDER BY name")
    while let row = try tagRows.next() {
      tags[try row.integer(0), default: []].append(try row.text(1))
    }
    var timeline: [SnapshotRow] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT s.id, s.cluster_name, s.pos, s.taken, s.ended, s.evidence, s.source, s.time_source,
          s.catalogue, s.objects, s.digest, s.recorded, s.bytes_added, s.cluster, s.coverage,
          s.clock_offset
        FROM snapshot s WHERE s.cluster = (SELECT id FROM cluster WHERE key = ?) ORDER BY s.pos
        """, arguments: [cluster.description])
    while let row = try rows.next() {
      let id = try row.integer(0)
      places[id] = timeline.count
      timeline.append(try snapshotRow(row, of: cluster, tags: tags[id] ?? []))
    }
    timelines[cluster] = timeline
    return timeline
  }

  private func snapshotRow(
    _ row: Row, of cluster: ClusterKey, tags: [String]
  ) throws -> SnapshotRow {
    let id = try row.integer(0)
    guard let evidence = EvidenceLevel(rawValue: try row.text(5)),
      let timeSource = TimeSource(rawValue: try row.text(7)),
      let digest = try row.digest(10)
    else { throw damaged("snapshot \(id)") }
    let objectCount = try row.integer(9)
    guard 0...Int64(Int32.max) ~= objectCount else { throw damaged("snapshot \(id)") }
    let record = SnapshotRecord(
      id: id, cluster: cluster, clusterName: row.hasNull(atIndex: 1) ? nil : try row.text(1),
      position: try row.integer(2), startedAt: try instant(row, 3), endedAt: try instant(row, 4),
      evidence: evidence, source: try row.text(6), timeSource: timeSource,
      clockOffsetMilliseconds: row.hasNull(atIndex: 15) ? nil : try row.integer(15),
      catalogueVersion: Int(try row.integer(8)), objectCount: Int(objectCount), digest: digest,
      recordedAt: try instant(row, 11), bytesAdded: try row.integer(12), tags: tags)
    return SnapshotRow(
      record: record, cluster: try row.integer(13), coverage: try row.integer(14))
  }

  private func instant(_ row: Row, _ index: Int) throws -> Instant {
    let instant = Instant(millisecondsSinceEpoch: try row.integer(index))
    guard (Instant.earliest...Instant.latest).contains(instant) else {
      throw damaged("an instant is out of range")
    }
    return instant
  }

  func row(of snapshot: SnapshotRecord) throws -> SnapshotRow {
    try row(ofSnapshot: snapshot.id, of: snapshot.cluster)
  }

  private func row(ofSnapshot id: Int64, of cluster: ClusterKey) throws -> SnapshotRow {
    let timeline = try timeline(of: cluster)
    guard let place = places[id], timeline.indices.contains(place),
      timeline[place].record.id == id
    else { throw damaged("snapshot \(id) is not on record") }
    return timeline[place]
  }

  func collection(of resource: ResourceName, in cluster: Int64) throws -> Int64? {
    let statement = try db.cachedStatement(
      sql: "SELECT id FROM collection WHERE cluster = ? AND resource = ?")
    return try Int64.fetchOne(statement, arguments: [cluster, resource.text])
  }

  /// The first answer that some cluster gives.
  func firstInClusters<Answer>(
    _ ask: (StoreHistory, ClusterKey) throws -> Answer?
  ) throws -> Answer? {
    for cluster in try clusters() {
      if let answer = try ask(self, cluster) { return answer }
    }
    return nil
  }

  func damaged(_ detail: String) -> StoreError { .damaged(path: path, detail: detail) }
}
