import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel
@testable import SnapshotDiff

/// The snapshot that is not on record answers like one that is.
struct CandidateHistoryTests {
  private static let services: ResourceName = "services"

  /// A random history of Services, and the same with one snapshot more, which holds what the
  /// candidate should.
  private struct Worlds {
    let recorded = TestHistory()
    let truth = TestHistory()
    let candidate: any History
    let from: Moment
    let keys: [ObjectKey]
    let overlaid: Set<ObjectKey>

    init(seed: UInt64) throws {
      var random = SeededGenerator(seed: seed)
      let names = ["a", "b", "c", "d", "e"]
      let place = random.index(below: 6)
      var snapshots: [(objects: [TestObject], coverage: Coverage)] = []
      for _ in 0..<6 {
        let isWhole = !random.isOne(in: 4)
        var coverage = Coverage(complete: ["nodes"])
        let outcome: CoverageOutcome = random.isOne(in: 2) ? .partial : .forbidden
        let isAttempted = isWhole || random.isOne(in: 2)
        if isAttempted { coverage[Scope(services)] = CoverageEntry(isWhole ? .complete : outcome) }
        let listed = isAttempted && (isWhole || outcome == .partial)
        let objects = names.filter { _ in listed && !random.isOne(in: 4) }
          .map { TestObject.service($0, in: "x", port: 80 + random.index(below: 3)) }
        snapshots.append((objects, coverage))
      }
      for (index, snapshot) in snapshots.enumerated() {
        recorded.record(snapshot.objects, at: Double(index) * 60, coverage: snapshot.coverage)
      }
      let manifests = names.filter { _ in random.isOne(in: 2) }
        .map { TestObject.service($0, in: "x", port: 80 + random.index(below: 4)) }
      let overlay = try Overlay(manifests, over: recorded, at: "id:\(place + 1)")
      from = overlay.from
      candidate = overlay.whatIf.history
      keys = names.map { ObjectKey(resource: services, namespace: "x", name: $0) }
      overlaid = Set(manifests.map(\.key))
      var merged: [ObjectKey: TestObject] = [:]
      if let source = from.snapshot(for: services) {
        for object in snapshots[Int(source.id) - 1].objects { merged[object.key] = object }
      }
      for manifest in manifests {
        merged[manifest.key] = manifest
      }
      for (index, snapshot) in snapshots.enumerated() {
        truth.record(snapshot.objects, at: Double(index) * 60, coverage: snapshot.coverage)
        if index == place {
          truth.record(
            Array(merged.values), at: Double(index) * 60 + 1,
            coverage: try candidate.coverage(of: overlay.candidate))
        }
      }
    }

    /// The snapshots of both worlds, side by side.
    func timelines() throws -> [(SnapshotRecord, SnapshotRecord)] {
      let ours = try candidate.snapshots(of: TestHistory.cluster)
      let theirs = truth.snapshots(of: TestHistory.cluster)
      #expect(ours.count == theirs.count)
      #expect(ours.map(\.position) == theirs.map(\.position))
      return Array(zip(ours, theirs))
    }

    static func text(_ content: ContentReference?, _ history: any History) throws -> String {
      guard let content else { return "-" }
      return try history.withContent(content) { String(decoding: $0, as: UTF8.self) }
    }

    static func line(_ change: ContentChange, _ history: any History) throws -> String {
      try "\(change.key) \(text(change.before, history)) \(text(change.after, history))"
    }

    static func line(_ version: ObjectVersion, _ history: any History) throws -> String {
      let places = [version.lastKnownOtherwise, version.firstSeen, version.lastSeen]
        .map { $0.map { String($0.position) } ?? "-" }
      let end = version.endedBy.map { String($0.position) } ?? "-"
      return try "\(text(version.content, history)) \(places) \(end) "
        + "\(version.gaps.map(\.position))"
    }
  }

  private static let seeds = (0..<150).map { UInt64($0) }

  @Test func statesAndObservationsAreThoseOfASnapshotOnRecord() throws {
    for seed in Self.seeds {
      let worlds = try Worlds(seed: seed)
      for (ours, theirs) in try worlds.timelines() {
        let place = Comment("seed \(seed), position \(ours.position)")
        let state = try worlds.candidate.state(of: Self.services, at: ours)
        let inNamespace = try worlds.candidate.state(of: Self.services, in: "x", at: ours)
        let elsewhere = try worlds.candidate.state(of: Self.services, in: "y", at: ours)
        let truth = try worlds.truth.state(of: Self.services, at: theirs)
        #expect(Set(state.objects.keys) == Set(truth.objects.keys), place)
        #expect(state.snapshot.position == ours.position, place)
        #expect(inNamespace.objects == state.objects, place)
        #expect(elsewhere.objects.isEmpty, place)
        #expect(try worlds.candidate.coverage(of: ours) == worlds.truth.coverage(of: theirs), place)
        for key in worlds.keys {
          switch (
            try worlds.candidate.observation(of: key, at: ours),
            try worlds.truth.observation(of: key, at: theirs)
          ) {
          case (.present(let mine), .present(let other)):
            #expect(
              try Worlds.text(mine, worlds.candidate) == Worlds.text(other, worlds.truth), place)
            #expect(state.objects[key] == mine, place)
          case (let mine, let other): #expect(mine == other, place)
          }
        }
      }
    }
  }

  @Test func changesAreThoseOfASnapshotOnRecord() throws {
    var told = 0
    for seed in Self.seeds {
      let worlds = try Worlds(seed: seed)
      let timelines = try worlds.timelines()
      for (from, theirFrom) in timelines {
        for (to, theirTo) in timelines {
          let ours = try worlds.candidate.changes(of: Self.services, from: from, to: to)
            .map { try Worlds.line($0, worlds.candidate) }
          let theirs = try worlds.truth.changes(of: Self.services, from: theirFrom, to: theirTo)
            .map { try Worlds.line($0, worlds.truth) }
          #expect(ours == theirs, "seed \(seed), \(from.position) to \(to.position)")
          told += ours.count
        }
      }
    }
    #expect(told > 1000)
  }

  @Test func versionsOfWhatIsOverlaidAreThoseOfASnapshotOnRecord() throws {
    for seed in Self.seeds {
      let worlds = try Worlds(seed: seed)
      for key in worlds.overlaid {
        let ours = try worlds.candidate.versions(of: key, in: TestHistory.cluster)
          .map { try Worlds.line($0, worlds.candidate) }
        let theirs = try worlds.truth.versions(of: key, in: TestHistory.cluster)
          .map { try Worlds.line($0, worlds.truth) }
        #expect(ours == theirs, "seed \(seed), \(key)")
      }
      for key in worlds.keys where !worlds.overlaid.contains(key) {
        let ours = try worlds.candidate.versions(of: key, in: TestHistory.cluster)
        let theirs = try worlds.recorded.versions(of: key, in: TestHistory.cluster)
        #expect(ours.map(\.content) == theirs.map(\.content), "seed \(seed), \(key)")
        #expect(ours.map(\.firstSeen.id) == theirs.map(\.firstSeen.id), "seed \(seed), \(key)")
      }
    }
  }

  @Test func everyPositionThatChangesSomethingIsNamed() throws {
    for seed in Self.seeds {
      let worlds = try Worlds(seed: seed)
      let positions = Set(try worlds.timelines().map(\.0.position))
      for scope in [Scope(Self.services), Scope(Self.services, namespace: "x", name: "a")] {
        let ours = try worlds.candidate.changePositions(in: scope, of: TestHistory.cluster)
        #expect(ours.isSubset(of: positions), "seed \(seed), \(scope)")
        var before: [String]?
        for (snapshot, _) in try worlds.timelines() {
          let seen = try worlds.keys.filter(scope.holds).map { key -> String in
            switch try worlds.candidate.observation(of: key, at: snapshot) {
            case .present(let content): try Worlds.text(content, worlds.candidate)
            case let other: "\(other)"
            }
          }
          if seen != before {
            #expect(ours.contains(snapshot.position), "seed \(seed), \(scope)")
          }
          before = seen
        }
      }
    }
  }

  @Test func theSnapshotSaysWhatItIs() throws {
    let history = TestHistory()
    history.record([.service("a"), .service("b")], at: 0)
    history.record([.service("a")], at: 60)
    let overlay = try Overlay(
      [.service("a", port: 81), .service("b"), .service("c")], over: history, at: "first")
    let candidate = overlay.whatIf.history
    let timeline = try candidate.snapshots(of: TestHistory.cluster)
    #expect(timeline.map(\.id) == [1, WhatIf.snapshotID, 2])
    #expect(timeline.map(\.position) == [1, 2, 3])
    #expect(overlay.candidate.source == "rendered.yaml")
    #expect(overlay.candidate.evidence == .userProvided)
    #expect(overlay.candidate.startedAt == TestHistory.start)
    let counts = try candidate.counts(of: overlay.candidate)
    #expect([counts.total, counts.new, counts.changed, counts.unchanged] == [3, 1, 1, 1])
    #expect(try candidate.counts(of: TestHistory.cluster)[WhatIf.snapshotID] == counts)
    #expect(try candidate.resources(of: TestHistory.cluster) == ["services"])
    #expect(try candidate.clusters() == [TestHistory.cluster])
    let other = try Overlay([.service("a", port: 82)], over: history, at: "first")
    #expect(other.candidate.digest != overlay.candidate.digest)
  }

  @Test func comparingWithTheMomentReadsNoMoreThanTheOverlay() throws {
    let history = TestHistory()
    history.record((0..<50).map { .service("s\($0)") }, at: 0)
    let from = try history.moment("latest")
    let pointwise = PointwiseHistory(history)
    let manifests: [TestObject] = [.service("s7", port: 81), .service("s8"), .service("new")]
    let whatIf = try WhatIf(
      history: pointwise, from: from, manifests: Overlay.collected(manifests))
    let engine = DiffEngine(history: whatIf.history, catalogue: FactCatalogue([]))
    let report = try engine.compare(from, whatIf.candidateMoment)
    #expect(report.objects.map(\.key.name) == ["new", "s7"])
    #expect(pointwise.asked == Set(manifests.map(\.key)))
    #expect(throws: PointwiseHistory.Listed.self) {
      try whatIf.history.state(of: Self.services, at: whatIf.candidateMoment.snapshot)
    }
  }

  @Test func anotherClusterIsAsItWas() throws {
    let history = TestHistory()
    let other = ClusterKey.uid("u-2")
    history.record([.service("a")], at: 0)
    history.record([.service("z")], at: 60, cluster: other)
    let candidate = try Overlay([.service("a", port: 81)], over: history).whatIf.history
    let snapshots = try candidate.snapshots(of: other)
    #expect(snapshots.map(\.position) == history.snapshots(of: other).map(\.position))
    let key = ObjectKey(resource: "services", namespace: "shop", name: "z")
    #expect(try candidate.versions(of: key, in: other).count == 1)
    #expect(try candidate.resources(of: other) == history.resources(of: other))
    #expect(try candidate.changePositions(in: Scope("services"), of: other) == [2])
    #expect(try candidate.counts(of: other)[WhatIf.snapshotID] == nil)
  }
}
