package import ClusterObjects
import JSONScanner

/// How facts of one name stood over a cluster's history: evaluated again only where an input that
/// its source declares changed.
package final class FactTimeline {
  private let history: any History
  private let cluster: ClusterKey
  private let catalogue: FactCatalogue
  private let snapshots: [SnapshotRecord]
  private let resolver: MomentResolver
  private let cache = ContentCache()
  /// Where each position stands among the snapshots.
  private let places: [Int64: Int]
  /// By whether every subject was asked about everywhere, and by the source's place.
  private var known: [Bool: [Int: [Stretch]]] = [:]
  private var knownPositions: [Scope: Set<Int64>] = [:]

  /// - Parameter maxAgeSeconds: how much older than a snapshot evidence may be that still speaks
  ///   for it.
  /// - Throws: the history's error.
  package init(
    history: any History, cluster: ClusterKey, catalogue: FactCatalogue = .current,
    maxAgeSeconds: Int = MomentResolver.defaultMaxAgeSeconds
  ) throws {
    self.history = history
    self.cluster = cluster
    self.catalogue = catalogue
    snapshots = try history.snapshots(of: cluster)
    places = Dictionary(
      uniqueKeysWithValues: snapshots.enumerated().map { ($1.position, $0) })
    resolver = try MomentResolver(
      history: history, cluster: cluster, now: .latest, maxAgeSeconds: maxAgeSeconds)
  }

  /// The facts of one source and the snapshots that they hold for, all of them but the first by
  /// nothing having changed.
  private struct Stretch {
    let facts: FactSet
    /// The subjects that were asked about, of all others it holds what held before; nil: all were.
    let only: Set<FactSubject>?
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
    // What counts all objects is not found from those that changed.
    let stretches = try stretches(
      ofSource: place, whole: catalogue[name]?.isGauge ?? true)
    var subjects: Set<FactSubject> = []
    for stretch in stretches {
      subjects.formUnion(stretch.facts.subjects(of: name).map(\.subject))
    }
    return try subjects.sorted().map { subject in
      (subject, try intervals(of: name, subject, stretches))
    }
  }

  private func stretches(ofSource place: Int, whole: Bool) throws -> [Stretch] {
    if let stretches = known[whole]?[place] { return stretches }
    let inputs = catalogue.sources[place].inputs
    let changed = try changePositions(of: inputs)
    let resources = Set(inputs.map(\.resource))
    var stretches: [Stretch] = []
    // What is carried from an older snapshot grows too old without anything changing.
    var mayExpire = true
    for (index, snapshot) in snapshots.enumerated() {
      guard mayExpire || changed.contains(snapshot.position) else {
        stretches[stretches.count - 1].last = index
        continue
      }
      let evidence = try evidence(at: snapshot)
      let mayHaveExpired = mayExpire
      mayExpire = evidence.moment.carried.contains { resources.contains($0.resource) }
      let source = catalogue.sources[place]
      if !whole, let source = source as? any IncrementalFactSource, !mayHaveExpired, !mayExpire,
        let subjects = try changedSubjects(of: source, upTo: index)
      {
        let facts = FactSet(try source.facts(about: subjects, in: evidence))
        stretches.append(Stretch(facts: facts, only: subjects, first: index, last: index))
      } else {
        let facts = FactSet(try source.facts(in: evidence))
        stretches.append(Stretch(facts: facts, only: nil, first: index, last: index))
      }
    }
    known[whole, default: [:]][place] = stretches
    return stretches
  }

  /// What the objects that changed from the snapshot before were and are about; nil where the two
  /// did not see the same.
  private func changedSubjects(
    of source: any IncrementalFactSource, upTo index: Int
  ) throws -> Set<FactSubject>? {
    guard index > 0 else { return nil }
    let (before, after) = (snapshots[index - 1], snapshots[index])
    guard try history.coverage(of: before).isAlike(history.coverage(of: after)) else {
      return nil
    }
    var subjects: Set<FactSubject> = []
    var scanner = JSONScanner()
    for change in try history.changes(of: source.resource, from: before, to: after) {
      for content in [change.before, change.after].compactMap({ $0 }) {
        try history.withContent(content) { scanner.load($0) }
        try scanner.scanWhole()
        if let subject = source.subject(of: change.key, scanner) { subjects.insert(subject) }
      }
    }
    return subjects
  }

  private func evidence(at snapshot: SnapshotRecord) throws -> NetworkEvidence {
    NetworkEvidence(
      history: history, moment: try resolver.resolve(.id(snapshot.id)), cache: cache)
  }

  /// Positions at which something changed that the model reads.
  private func changePositions(of inputs: [Scope]) throws -> Set<Int64> {
    var changed: Set<Int64> = []
    for scope in Self.widest(inputs) { changed.formUnion(try changePositions(in: scope)) }
    return changed
  }

  private func changePositions(in scope: Scope) throws -> Set<Int64> {
    if let positions = knownPositions[scope] { return positions }
    var positions = try history.changePositions(in: scope, of: cluster)
    if ModelFields.isPartial(scope.resource) {
      positions = try positions.filter { try isReal($0, in: scope) }
    }
    knownPositions[scope] = positions
    return positions
  }

  /// Whether what differs there in a resource is something that the model reads.
  private func isReal(_ position: Int64, in scope: Scope) throws -> Bool {
    guard let index = places[position], index > 0,
      try history.coverage(of: snapshots[index])
        .isAlike(history.coverage(of: snapshots[index - 1]))
    else { return true }
    let changes = try history.changes(
      of: scope.resource, from: snapshots[index - 1], to: snapshots[index])
    return try changes.contains { change in
      guard scope.holds(change.key) else { return false }
      return try cache.differs(change, in: history)
    }
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
    of name: FactName, _ subject: FactSubject, _ stretches: [Stretch]
  ) throws -> [FactInterval] {
    var intervals: [FactInterval] = []
    // Whether the last interval reaches up to the stretch that comes next.
    var isOpen = false
    for stretch in stretches {
      if let only = stretch.only, !only.contains(subject) {
        if isOpen, let last = intervals.indices.last {
          intervals[last].last = snapshots[stretch.last]
        }
        continue
      }
      var fact = stretch.facts.statement(name, of: subject)
      if isOpen, let last = intervals.last, fact.map({ !$0.saysTheSame(as: last.fact) }) ?? true {
        fact = try FactTransition(name: name, subject: subject, from: last.fact, to: fact)
          .seeing(
            before: evidence(at: last.last), after: evidence(at: snapshots[stretch.first])
          ).to
      }
      if isOpen, let last = intervals.indices.last {
        if let fact, fact.saysTheSame(as: intervals[last].fact) {
          intervals[last].last = snapshots[stretch.last]
          continue
        }
        intervals[last].endedBy = snapshots[stretch.first]
      }
      if let fact {
        let previous = isOpen ? intervals.last : nil
        var interval = FactInterval(
          fact: fact, before: stretch.first > 0 ? snapshots[stretch.first - 1] : nil,
          first: snapshots[stretch.first], last: snapshots[stretch.last])
        interval.judgement = try previous.flatMap { try judgement(from: $0, to: interval) }
        intervals.append(interval)
      }
      isOpen = fact != nil
    }
    return intervals
  }

  private func judgement(
    from old: FactInterval, to new: FactInterval
  ) throws -> ChangeJudgement? {
    let transition = FactTransition(
      name: new.fact.name, subject: new.fact.subject, from: old.fact, to: new.fact)
    guard let definition = catalogue[new.fact.name], transition.kind(for: definition) == .change
    else { return nil }
    let before = FactReader(try evidence(at: old.last), catalogue: catalogue)
    let after = FactReader(try evidence(at: new.first), catalogue: catalogue)
    let judgement = definition.meaning.judge(
      transition, in: ChangeContext(before: before, after: after))
    if let failure = before.failure ?? after.failure { throw failure }
    return judgement
  }
}
