import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

@Suite struct FactTimelineTests {
  /// Over random histories the intervals say at every snapshot what evaluating there says.
  @Test(arguments: 0..<12) func saysWhatEachSnapshotSays(seed: Int) throws {
    var network = RandomNetwork(seed: seed)
    let history = try network.history(snapshots: 30)
    let timeline = try FactTimeline(history: history, cluster: TestHistory.cluster)
    let resolver = try MomentResolver(
      history: history, cluster: TestHistory.cluster, now: .latest)
    let snapshots = history.snapshots(of: TestHistory.cluster)
    let everything = Coverage(complete: ResourceCatalogue.current.resources.map(\.name))
    let evaluated = try snapshots.map { snapshot in
      let evidence = NetworkEvidence(
        history: history, moment: try resolver.resolve(.id(snapshot.id)))
      return (
        snapshot: snapshot, facts: try FactCatalogue.current.facts(in: evidence),
        seesAll: try history.coverage(of: snapshot) == everything
      )
    }
    for definition in FactCatalogue.current.definitions {
      var byTimeline: [Int64: [FactSubject: Fact]] = [:]
      var subjects: Set<FactSubject> = []
      for (subject, intervals) in try timeline.intervals(of: definition.name) {
        subjects.insert(subject)
        for interval in intervals {
          for snapshot in snapshots
          where (interval.first.position...interval.last.position).contains(snapshot.position) {
            #expect(byTimeline[snapshot.id]?[subject] == nil, "seed \(seed): \(definition.name)")
            byTimeline[snapshot.id, default: [:]][subject] = interval.fact
          }
        }
      }
      for (snapshot, facts, seesAll) in evaluated {
        for subject in subjects.union(facts.subjects(of: definition.name).map(\.subject)) {
          let told = byTimeline[snapshot.id]?[subject]
          let expected = facts.statement(definition.name, of: subject)
          // What proved it before was not seen here: nobody can say that it is otherwise.
          if told?.unknown != nil, !seesAll { continue }
          #expect(
            (told == nil) == (expected == nil)
              && (expected.map { told?.saysTheSame(as: $0) == true } ?? true),
            "seed \(seed): \(definition.name) \(subject) in id:\(snapshot.id)")
        }
      }
    }
  }

  /// A source that counts how often it is asked.
  private final class CountingSource: FactSource {
    let definitions = [
      FactDefinition(
        "test.mode", .dataplane, "A mode.", meaning: PlainMeaning(.disruptive, "another mode"))
    ]
    let inputs = [Scope("configmaps", namespace: "kube-system", name: "kube-proxy")]
    let asked = Counter()

    func facts(in evidence: NetworkEvidence) throws -> [Fact] {
      asked.count += 1
      let object = try evidence.object("configmaps", in: "kube-system", named: "kube-proxy")
      let text = object.object?.entry("mode") ?? "none"
      return [evidence.fact("test.mode", .stated(.word(text), by: []))]
    }
  }

  /// Used by one test at a time.
  private final class Counter: @unchecked Sendable {
    var count = 0
  }

  @Test func asksAgainOnlyWhereAnInputChanged() throws {
    let history = TestHistory()
    for index in 0..<100 {
      history.record(
        [
          .configMap("kube-proxy", "mode", index < 40 ? "a" : index < 70 ? "b" : "a"),
          .service("web", port: index),
        ], at: Double(index) * 60)
    }
    let source = CountingSource()
    let timeline = try FactTimeline(
      history: history, cluster: TestHistory.cluster, catalogue: FactCatalogue([source]))
    let intervals = try #require(try timeline.intervals(of: "test.mode").first).intervals
    #expect(source.asked.count == 3)
    #expect(intervals.map { $0.fact.value } == ["a", "b", "a"])
    #expect(intervals.map { $0.first.id } == [1, 41, 71])
    #expect(intervals.map { $0.last.id } == [40, 70, 100])
    #expect(intervals.map { $0.before?.id } == [nil, 40, 70])
    #expect(intervals.map { $0.endedBy?.id } == [41, 71, nil])
    #expect(intervals.map { $0.judgement?.changeClass } == [nil, .disruptive, .disruptive])
  }

  @Test func witnessesStandAroundGraveChanges() throws {
    let history = TestHistory()
    for index in 0..<10 {
      history.record(
        [.configMap("kube-proxy", "mode", index < 6 ? "a" : "b")], at: Double(index) * 60)
    }
    let witnesses = FactWitnesses(catalogue: FactCatalogue([CountingSource()]))
    let found = try witnesses.witnesses(in: history, of: TestHistory.cluster)
    #expect(Set(found.keys) == [6, 7])
    #expect(found[6] == ["disruptive: test.mode changed"])
  }
}
