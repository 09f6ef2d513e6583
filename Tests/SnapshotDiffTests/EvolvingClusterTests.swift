import ClusterObjects
import SnapshotDiff
import TestSupport
import Testing

/// The engine against a cluster of which everything is known.
struct EvolvingClusterTests {
  private static let steps = 12

  @Test(arguments: [UInt64(11), 12, 13, 14, 15])
  func whatIsReportedIsWhatHappened(_ seed: UInt64) throws {
    let history = TestHistory()
    var cluster = ModelCluster(seed: seed)
    var states: [[ObjectKey: ModelObject]] = []
    let coverage = Coverage(complete: ModelCluster.resources)
    for step in 0..<Self.steps {
      states.append(cluster.objects)
      history.record(cluster.snapshot(), at: Double(step) * 60, coverage: coverage)
      cluster.step()
    }
    let distant = [(0, 11), (11, 0), (2, 9), (7, 3), (5, 5)]
    for (from, to) in (1..<Self.steps).map({ ($0 - 1, $0) }) + distant {
      let report = try DiffEngine(history: history).compare(
        try history.moment("id:\(from + 1)"), try history.moment("id:\(to + 1)"))
      let place = Comment("seed \(seed), from \(from) to \(to)")
      #expect(report.incomparable.isEmpty, place)
      #expect(report.objects.map(\.key) == report.objects.map(\.key).sorted(), place)
      let told = Dictionary(
        uniqueKeysWithValues: report.objects.map { ($0.key, Self.change(told: $0)) })
      #expect(told == Self.truth(states[from], states[to]), place)
    }
  }

  /// How an object differs, and in what.
  private struct Change: Equatable {
    let kind: ChangeKind
    let paths: Set<String>
  }

  private static func change(told object: ObjectChange) -> Change {
    Change(kind: object.change, paths: Set(object.fields.map(\.path.description)))
  }

  private static func truth(
    _ before: [ObjectKey: ModelObject], _ after: [ObjectKey: ModelObject]
  ) -> [ObjectKey: Change] {
    var truth: [ObjectKey: Change] = [:]
    for key in Set(before.keys).union(after.keys) {
      switch (before[key], after[key]) {
      case (let old?, let new?):
        let paths = old.paths(changedTo: new)
        if !paths.isEmpty {
          truth[key] = Change(kind: old.uid == new.uid ? .modified : .recreated, paths: paths)
        }
      case (nil, _?): truth[key] = Change(kind: .added, paths: [])
      default: truth[key] = Change(kind: .removed, paths: [])
      }
    }
    return truth
  }
}
