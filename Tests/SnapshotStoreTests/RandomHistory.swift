import ClusterObjects
import TestSupport

/// Small random snapshots of two clusters, made so that everything that is hard is common: ties,
/// values that come back, gaps in coverage at every level.
struct RandomHistory {
  static let resources: [ResourceName] = ["nodes", "pods", "services"]
  static let namespaces = ["a", "b", "c"]
  static let names = ["x", "y", "z"]
  static let clusters: [ClusterKey] = [.uid("east"), .name("west")]

  var generator: SeededGenerator

  init(seed: Int) { generator = SeededGenerator(seed: seed) }

  /// Every object that can occur.
  static let keys: [ObjectKey] = resources.flatMap { resource in
    places(of: resource).flatMap { namespace in
      names.map { ObjectKey(resource: resource, namespace: namespace, name: $0) }
    }
  }

  private static func places(of resource: ResourceName) -> [String] {
    resource == "nodes" ? [""] : namespaces
  }

  mutating func snapshots(_ range: ClosedRange<Int>) -> [CollectedSnapshot] {
    let count = Int.random(in: range, using: &generator)
    return (0..<count).map { _ in snapshot() }
  }

  mutating func snapshot() -> CollectedSnapshot {
    let start = Int64(generator.index(below: 12))
    let coverage = coverage()
    let isEast = generator.happens(0.7)
    var snapshot = CollectedSnapshot(
      cluster: Self.clusters[isEast ? 0 : 1], clusterName: isEast ? "east" : nil,
      startedAt: Instant(millisecondsSinceEpoch: start),
      endedAt: Instant(millisecondsSinceEpoch: start + Int64(generator.index(below: 2))),
      evidence: generator.happens(0.5) ? .live : .userProvided, source: "random",
      timeSource: .flag, coverage: coverage)
    for key in Self.keys {
      let outcome = Oracle.outcome(of: key, in: coverage)
      guard outcome == .complete || outcome == .partial else { continue }
      guard generator.happens(outcome == .complete ? 0.7 : 0.4) else { continue }
      snapshot.add(key, canonical: content(of: key))
    }
    Self.answer(&snapshot)
    return snapshot
  }

  /// Says when some scopes were answered and at which resourceVersion: drawn from what the digest
  /// covers, so that snapshots that are the same agree about it.
  private static func answer(_ snapshot: inout CollectedSnapshot) {
    let start = snapshot.startedAt.millisecondsSinceEpoch
    var generator = SeededGenerator(seed: start)
    if generator.happens(0.5) {
      snapshot.clockOffsetMilliseconds = Int64(generator.index(below: 5000)) - 2500
    }
    guard generator.happens(0.7) else { return }
    for scope in snapshot.coverage.entries.keys.sorted() {
      if generator.happens(0.7) {
        let at = start + Int64(generator.index(below: 9000))
        snapshot.coverage[scope]?.answeredAt = Instant(millisecondsSinceEpoch: at)
      }
      let versions = ["", "0", "71", "0071", "9007199254740993", "18446744073709551615", "x-7"]
      snapshot.coverage[scope]?.resourceVersion =
        generator.happens(0.3) ? nil : versions[generator.index(below: versions.count)]
    }
  }

  mutating func content(of key: ObjectKey) -> [UInt8] {
    let uid = generator.index(below: 2)
    let value = generator.happens(0.5) ? "p" : "q"
    let padding = String(repeating: "x", count: generator.happens(0.3) ? 300 : 0)
    let text = """
      {"metadata":{"name":"\(key.name)","namespace":"\(key.namespace)","uid":"\(uid)"},\
      "pad":"\(padding)","v":"\(value)"}
      """
    return Array(text.utf8)
  }

  private mutating func coverage() -> Coverage {
    var coverage = Coverage()
    for resource in Self.resources {
      if generator.happens(0.15) { continue }
      coverage[Scope(resource)] = entry([8, 3, 1, 1, 1, 1])
      for namespace in Self.namespaces {
        if resource != "nodes", generator.happens(0.15) {
          coverage[Scope(resource, namespace: namespace)] = entry([4, 2, 1, 1, 1, 1])
        }
        if generator.happens(0.07) {
          let place = resource == "nodes" ? "" : namespace
          let name = Self.names[generator.index(below: 3)]
          coverage[Scope(resource, namespace: place, name: name)] = entry([1, 1, 1, 1, 1, 1])
        }
      }
    }
    return coverage
  }

  private mutating func entry(_ weights: [Int]) -> CoverageEntry {
    let outcomes: [CoverageOutcome] = [
      .complete, .partial, .forbidden, .failed, .notServed, .notCollected,
    ]
    let outcome = generator.pick(Array(zip(outcomes, weights)).map { (value: $0, weight: $1) })
    return CoverageEntry(
      outcome, recipe: generator.happens(0.05) ? 2 : 1,
      note: generator.happens(0.05) ? "because \(generator.index(below: 3))" : nil)
  }
}
