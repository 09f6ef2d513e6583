import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel
@testable import SnapshotDiff

@Suite struct FactComparisonTests {
  /// What differs between two snapshots of a history, by name and subject.
  private func transitions(
    _ history: TestHistory, _ from: SnapshotRecord, _ to: SnapshotRecord
  ) throws -> [String: FactTransition] {
    let resolver = try MomentResolver(
      history: history, cluster: TestHistory.cluster, now: .latest)
    let before = FactReader(
      NetworkEvidence(history: history, moment: try resolver.resolve(.id(from.id))))
    let after = FactReader(
      NetworkEvidence(history: history, moment: try resolver.resolve(.id(to.id))))
    let moments = (before.evidence.moment, after.evidence.moment)
    var changes: [ResourceName: [ContentChange]] = [:]
    for name in Set(moments.0.resources).union(moments.1.resources) {
      guard let old = moments.0.snapshot(for: name), let new = moments.1.snapshot(for: name)
      else { continue }
      changes[name] = try history.changes(of: name, from: old, to: new)
    }
    let comparison = try FactComparison(
      catalogue: .current, before: before, after: after, changes: changes)
    return Dictionary(
      try comparison.transitions().map { ("\($0.name) \($0.subject)", $0) }
    ) { first, _ in first }
  }

  /// Asking only sources whose inputs changed tells the same as asking all.
  @Test(arguments: 0..<12) func missesNothing(seed: Int) throws {
    var network = RandomNetwork(seed: seed)
    let history = try network.history(snapshots: 12)
    let snapshots = history.snapshots(of: TestHistory.cluster)
    let resolver = try MomentResolver(
      history: history, cluster: TestHistory.cluster, now: .latest)
    let all = try snapshots.map { snapshot in
      try FactCatalogue.current.facts(
        in: NetworkEvidence(history: history, moment: try resolver.resolve(.id(snapshot.id))))
    }
    for (first, from) in snapshots.enumerated() {
      for (second, to) in snapshots.enumerated() where first != second {
        let found = try transitions(history, from, to)
        let expected = FactTransition.between(all[first], all[second]).filter { transition in
          // What came and went is told by its object, and not asked for again.
          FactCatalogue.current[transition.name].map { transition.kind(for: $0) != .nothing }
            ?? false
        }
        let told = found.filter { entry in
          FactCatalogue.current[entry.value.name].map { entry.value.kind(for: $0) != .nothing }
            ?? false
        }
        #expect(
          Set(told.keys) == Set(expected.map { "\($0.name) \($0.subject)" }),
          "seed \(seed): id:\(from.id) to id:\(to.id)")
      }
    }
  }

  /// The difference of A and C is what the differences of A and B and of B and C come to.
  @Test(arguments: 0..<12) func composes(seed: Int) throws {
    var network = RandomNetwork(seed: seed, seesAll: true)
    let history = try network.history(snapshots: 8)
    let snapshots = history.snapshots(of: TestHistory.cluster)
    for (a, b, c) in [(0, 3, 7), (0, 1, 2), (7, 3, 0), (2, 5, 2), (1, 6, 4)] {
      let direct = try transitions(history, snapshots[a], snapshots[c])
      let first = try transitions(history, snapshots[a], snapshots[b])
      let second = try transitions(history, snapshots[b], snapshots[c])
      for key in Set(direct.keys).union(first.keys).union(second.keys) {
        let composed: FactTransition? =
          switch (first[key], second[key]) {
          case (let one?, let two?): one.followed(by: two)
          case (let one?, nil): one
          case (nil, let two): two
          }
        let whole = direct[key]
        #expect(
          (composed == nil) == (whole == nil) && Self.isSame(composed?.from, whole?.from)
            && Self.isSame(composed?.to, whole?.to), "seed \(seed): \(key) over \(a), \(b), \(c)")
      }
    }
  }

  private static func isSame(_ first: Fact?, _ second: Fact?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return first.saysTheSame(as: second)
  }
}
