package import ClusterObjects

/// How facts of one name stood over a cluster's history: evaluated again only where an input that
/// its source declares changed.
package struct FactTimeline {
  private let history: any History
  private let cluster: ClusterKey
  private let catalogue: FactCatalogue
  private let maxAgeSeconds: Int
  private let cache = ContentCache()

  /// - Parameter maxAgeSeconds: how much older than a snapshot evidence may be that still speaks for
  ///   it.
  package init(
    history: any History, cluster: ClusterKey, catalogue: FactCatalogue = .current,
    maxAgeSeconds: Int = MomentResolver.defaultMaxAgeSeconds
  ) {
    self.history = history
    self.cluster = cluster
    self.catalogue = catalogue
    self.maxAgeSeconds = maxAgeSeconds
  }

  /// One value of the fact and the snapshots that it holds for, all of them but the first by
  /// nothing having changed.
  private struct Stretch {
    let reader: FactReader
    let facts: [FactSubject: Fact]
    let first: Int
    var last: Int
  }

  /// The intervals of each subject, in order of subjects and of time.
  ///
  /// - Throws: the history's error.
  package func intervals(
    of name: FactName
  ) throws -> [(subject: FactSubject, intervals: [FactInterval])] {
    guard let place = catalogue.place(ofSourceOf: name) else { return [] }
    let snapshots = try history.snapshots(of: cluster)
    let stretches = try stretches(of: name, at: place, snapshots)
    var subjects: Set<FactSubject> = []
    for stretch in stretches { subjects.formUnion(stretch.facts.keys) }
    return try subjects.sorted().map { subject in
      (subject, try intervals(of: name, subject, stretches, snapshots))
    }
  }

  private func stretches(
    of name: FactName, at place: Int, _ snapshots: [SnapshotRecord]
  ) throws -> [Stretch] {
    let inputs = catalogue.sources[place].inputs
    var changed: Set<Int64> = []
    for scope in Self.widest(inputs) {
      changed.formUnion(try history.changePositions(in: scope, of: cluster))
    }
    let resources = Set(inputs.map(\.resource))
    let resolver = try MomentResolver(
      history: history, cluster: cluster, now: .latest, maxAgeSeconds: maxAgeSeconds)
    var stretches: [Stretch] = []
    // What is carried from an older snapshot grows too old without anything changing.
    var mayExpire = true
    for (index, snapshot) in snapshots.enumerated() {
      guard mayExpire || changed.contains(snapshot.position) else {
        stretches[stretches.count - 1].last = index
        continue
      }
      let moment = try resolver.resolve(.id(snapshot.id))
      mayExpire = moment.carried.contains { resources.contains($0.resource) }
      let reader = FactReader(
        NetworkEvidence(history: history, moment: moment, cache: cache), catalogue: catalogue)
      let facts = try reader.facts(ofSource: place).subjects(of: name)
      stretches.append(
        Stretch(
          reader: reader,
          facts: Dictionary(facts.map { ($0.subject, $0) }) { first, _ in first },
          first: index, last: index))
    }
    return stretches
  }

  /// The scopes without those that lie in another one.
  private static func widest(_ scopes: [Scope]) -> [Scope] {
    let all = Set(scopes)
    return all.filter { scope in
      let isInNamespace =
        !scope.name.isEmpty && all.contains(Scope(scope.resource, namespace: scope.namespace))
      let isInResource =
        !(scope.name.isEmpty && scope.namespace.isEmpty) && all.contains(Scope(scope.resource))
      return !isInNamespace && !isInResource
    }
  }

  private func intervals(
    of name: FactName, _ subject: FactSubject, _ stretches: [Stretch],
    _ snapshots: [SnapshotRecord]
  ) throws -> [FactInterval] {
    var intervals: [FactInterval] = []
    var open: (index: Int, stretch: Stretch)?
    for stretch in stretches {
      let fact = stretch.facts[subject]
      if let current = open {
        if let fact, fact.saysTheSame(as: intervals[current.index].fact) {
          intervals[current.index].last = snapshots[stretch.last]
          open = (current.index, stretch)
          continue
        }
        intervals[current.index].endedBy = snapshots[stretch.first]
      }
      guard let fact else {
        open = nil
        continue
      }
      var interval = FactInterval(
        fact: fact, before: stretch.first > 0 ? snapshots[stretch.first - 1] : nil,
        first: snapshots[stretch.first], last: snapshots[stretch.last])
      if let open {
        interval.judgement = try judgement(
          from: intervals[open.index].fact, open.stretch.reader, to: fact, stretch.reader)
      }
      intervals.append(interval)
      open = (intervals.count - 1, stretch)
    }
    return intervals
  }

  private func judgement(
    from: Fact, _ before: FactReader, to: Fact, _ after: FactReader
  ) throws -> ChangeJudgement? {
    let transition = FactTransition(name: to.name, subject: to.subject, from: from, to: to)
    guard let definition = catalogue[to.name], transition.kind(for: definition) == .change else {
      return nil
    }
    let judgement = definition.meaning.judge(
      transition, in: ChangeContext(before: before, after: after))
    if let failure = before.failure ?? after.failure { throw failure }
    return judgement
  }
}
