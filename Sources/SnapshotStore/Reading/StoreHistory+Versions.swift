import ClusterObjects
import GRDB

extension StoreHistory {
  func versions(of key: ObjectKey, in cluster: ClusterKey) throws -> [ObjectVersion] {
    let timeline = try timeline(of: cluster)
    guard let clusterID = timeline.first?.cluster,
      let collection = try collection(of: key.resource, in: clusterID),
      let object = try object(key, in: collection)
    else { return [] }
    let knows = try timeline.map { row in
      try Knowledge(self, row, key.resource).holds(object, key, in: collection)
    }
    return try VersionTable(db: db).rows(object: object).map { version in
      guard let first = timeline.firstIndex(where: { $0.record.position == version.since }) else {
        throw damaged("\(key): an interval begins at no snapshot")
      }
      let end = timeline.firstIndex { $0.record.position >= version.until } ?? timeline.count
      guard end > first, end < timeline.count || version.until == Position.open else {
        throw damaged("\(key): an interval ends at no later snapshot")
      }
      let last = timeline[first..<end].indices.last { knows[$0] } ?? first
      return ObjectVersion(
        content: ContentReference(id: version.content),
        lastKnownOtherwise: timeline[..<first].indices.last { knows[$0] }
          .map { timeline[$0].record },
        firstSeen: timeline[first].record, lastSeen: timeline[last].record,
        endedBy: version.until == Position.open ? nil : timeline[end].record,
        gaps: timeline[first...last].indices.filter { !knows[$0] }.map { timeline[$0].record })
    }
  }

  func changePositions(in scope: Scope, of cluster: ClusterKey) throws -> Set<Int64> {
    let timeline = try timeline(of: cluster)
    guard let first = timeline.first else { return [] }
    var positions: Set<Int64> = [first.record.position]
    for (before, after) in zip(timeline, timeline.dropFirst())
    where before.coverage != after.coverage {
      positions.insert(after.record.position)
    }
    guard let collection = try collection(of: scope.resource, in: first.cluster) else {
      return positions
    }
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: VersionTable.positionsSQL),
      arguments: [collection, scope.namespace, scope.namespace, scope.name, scope.name])
    while let row = try rows.next() {
      positions.insert(try row.integer(0))
      let end = try row.integer(1)
      if end != Position.open { positions.insert(end) }
    }
    return positions
  }

  func counts(of cluster: ClusterKey) throws -> [Int64: SnapshotCounts] {
    try CountSweep(history: self, cluster: cluster).counts()
  }

  func counts(of snapshot: SnapshotRecord) throws -> SnapshotCounts {
    let row = try row(of: snapshot)
    var counts = SnapshotCounts()
    counts.total = snapshot.objectCount
    let collections = try Row.fetchAll(
      db, sql: "SELECT id, resource FROM collection WHERE cluster = ?", arguments: [row.cluster])
    for item in collections {
      let collection = try item.integer(0)
      let began = try Row.fetchAll(
        db.cachedStatement(sql: VersionTable.beginningSQL),
        arguments: [collection, snapshot.position])
      let ended = try Row.fetchAll(
        db.cachedStatement(sql: VersionTable.endingSQL),
        arguments: [collection, snapshot.position])
      var endedObjects = Set(try ended.map { try $0.integer(0) })
      var past = EarlierKnowledge(self, resource: ResourceName(try item.text(1)))
      if !began.isEmpty {
        for earlier in try timeline(of: snapshot.cluster)
        where earlier.record.position < snapshot.position {
          try past.add(earlier.coverage)
        }
      }
      for version in began {
        let object = try version.integer(0)
        if endedObjects.remove(object) != nil {
          counts.changed += 1
        } else if try past.knew(object) {
          counts.new += 1
        } else {
          counts.firstSeen += 1
        }
      }
      counts.gone += endedObjects.count
    }
    return counts
  }
}
