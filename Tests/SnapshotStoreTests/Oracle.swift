import ClusterObjects

@testable import SnapshotStore

/// Keeps every snapshot whole and answers by looking at all of them: slow, and too simple to be
/// wrong.
struct Oracle {
  /// A snapshot, with what is asked of it all the time.
  struct Entry {
    let snapshot: CollectedSnapshot
    let objects: [ObjectKey: [UInt8]]
    let digest: ContentDigest
    /// What it says about every object that can occur.
    let sights: [ObjectKey: Sight]
    var position: Int64 = 0
  }

  /// What a snapshot says about an object.
  enum Sight: Equatable {
    case present([UInt8])
    case absent
    case unknown(CoverageOutcome)

    var isKnown: Bool {
      if case .unknown = self { false } else { true }
    }
  }

  /// One content of one object; the numbers are indices of the cluster's snapshots.
  struct Run: Equatable {
    let content: [UInt8]
    let before: Int?
    let first: Int
    let last: Int
    let endedBy: Int?
    let gaps: [Int]
  }

  private var lines: [ClusterKey: [Entry]] = [:]

  var clusters: [ClusterKey] { lines.keys.sorted() }

  /// A cluster's snapshots by (start, end, digest).
  func line(of cluster: ClusterKey) -> [Entry] { lines[cluster] ?? [] }

  var entries: [Entry] { clusters.flatMap { line(of: $0) } }

  mutating func add(_ snapshot: CollectedSnapshot) {
    let objects = Dictionary(
      uniqueKeysWithValues: snapshot.objects.map {
        ($0.key, Array(snapshot.contents[$0.content]))
      })
    let digest = Self.digest(of: snapshot)
    var line = line(of: snapshot.cluster)
    guard !line.contains(where: { $0.digest == digest }) else { return }
    let sights = Dictionary(
      uniqueKeysWithValues: RandomHistory.keys.map { key in
        (key, Self.sight(of: key, in: objects, snapshot.coverage))
      })
    line.append(Entry(snapshot: snapshot, objects: objects, digest: digest, sights: sights))
    line.sort { Self.precedes($0, $1) }
    for index in line.indices {
      let start = line[index].snapshot.startedAt
      let ties = line[..<index].count { $0.snapshot.startedAt == start }
      line[index].position = start.millisecondsSinceEpoch * 64 + Int64(ties)
    }
    lines[snapshot.cluster] = line
  }

  static func digest(of snapshot: CollectedSnapshot) -> ContentDigest {
    SnapshotDigest.compute(
      startedAt: snapshot.startedAt, endedAt: snapshot.endedAt, evidence: snapshot.evidence,
      coverage: snapshot.coverage, objects: snapshot.objects.map { ($0.key, $0.digest) })
  }

  private static func precedes(_ first: Entry, _ second: Entry) -> Bool {
    let (a, b) = (first.snapshot, second.snapshot)
    if a.startedAt != b.startedAt { return a.startedAt < b.startedAt }
    if a.endedAt != b.endedAt { return a.endedAt < b.endedAt }
    return first.digest.bytes.lexicographicallyPrecedes(second.digest.bytes)
  }

  // MARK: Sights

  /// The most specific entry speaks.
  static func outcome(of key: ObjectKey, in coverage: Coverage) -> CoverageOutcome {
    let entry =
      coverage.entries[Scope(key.resource, namespace: key.namespace, name: key.name)]
      ?? coverage.entries[Scope(key.resource, namespace: key.namespace)]
      ?? coverage.entries[Scope(key.resource)]
    return entry?.outcome ?? .notCollected
  }

  static func sight(of key: ObjectKey, in entry: Entry) -> Sight {
    entry.sights[key] ?? .unknown(.notCollected)
  }

  private static func sight(
    of key: ObjectKey, in objects: [ObjectKey: [UInt8]], _ coverage: Coverage
  ) -> Sight {
    if let bytes = objects[key] { return .present(bytes) }
    let outcome = outcome(of: key, in: coverage)
    return outcome == .complete || outcome == .notServed ? .absent : .unknown(outcome)
  }

  /// Everything that was ever seen of a cluster, sorted.
  func keys(of cluster: ClusterKey) -> [ObjectKey] {
    let line = line(of: cluster)
    return RandomHistory.keys.filter { key in line.contains { $0.objects[key] != nil } }
  }

  func runs(of key: ObjectKey, in cluster: ClusterKey) -> [Run] {
    let sights = line(of: cluster).map { Self.sight(of: key, in: $0) }
    let known = sights.indices.filter { sights[$0].isKnown }
    var runs: [Run] = []
    var start = 0
    while start < known.count {
      var end = start
      while end + 1 < known.count, sights[known[end + 1]] == sights[known[start]] { end += 1 }
      if case .present(let bytes) = sights[known[start]] {
        let (first, last) = (known[start], known[end])
        runs.append(
          Run(
            content: bytes, before: start > 0 ? known[start - 1] : nil, first: first, last: last,
            endedBy: end + 1 < known.count ? known[end + 1] : nil,
            gaps: (first...last).filter { !sights[$0].isKnown }))
      }
      start = end + 1
    }
    return runs
  }

  /// Before and after of everything that both know and that differs; nil is absent.
  static func changes(
    of resource: ResourceName, from: Entry, to: Entry
  ) -> [ObjectKey: [[UInt8]?]] {
    var changes: [ObjectKey: [[UInt8]?]] = [:]
    for key in Set(from.objects.keys).union(to.objects.keys) where key.resource == resource {
      let (before, after) = (sight(of: key, in: from), sight(of: key, in: to))
      guard before.isKnown, after.isKnown, before != after else { continue }
      changes[key] = [from.objects[key], to.objects[key]]
    }
    return changes
  }

  func counts(of index: Int, in cluster: ClusterKey) -> SnapshotCounts {
    let line = line(of: cluster)
    var counts = SnapshotCounts()
    counts.total = line[index].objects.count
    for key in keys(of: cluster) {
      let now = Self.sight(of: key, in: line[index])
      let before = line[..<index].map { Self.sight(of: key, in: $0) }.last { $0.isKnown }
      switch (before, now) {
      case (_, .unknown): break
      case (.present, .absent): counts.gone += 1
      case (_, .absent): break
      case (nil, .present): counts.firstSeen += 1
      case (.absent, .present): counts.new += 1
      case (let before, .present): if before != now { counts.changed += 1 }
      }
    }
    return counts
  }
}
