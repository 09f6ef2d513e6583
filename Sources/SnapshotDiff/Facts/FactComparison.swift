import ClusterObjects
import JSONScanner
import NetworkModel

/// Compares the facts of two moments: only those of sources whose declared inputs changed.
struct FactComparison {
  private let catalogue: FactCatalogue
  private let before: FactReader
  private let after: FactReader
  private let inputs: InputChanges
  private let isOneCluster: Bool

  /// - Parameter changes: what differs of each resource that both moments know about.
  /// - Throws: the history's error.
  init(
    catalogue: FactCatalogue, before: FactReader, after: FactReader,
    changes: [ResourceName: [ContentChange]]
  ) throws {
    self.catalogue = catalogue
    self.before = before
    self.after = after
    let (from, to) = (before.evidence.moment, after.evidence.moment)
    isOneCluster = from.snapshot.cluster == to.snapshot.cluster
    let evidence = before.evidence
    inputs = try InputChanges(from: from, to: to, changes: changes) { change in
      try evidence.cache.differs(change, in: evidence.history)
    }
  }

  /// Everything that differs.
  ///
  /// - Throws: the history's error.
  func compare() throws -> FactDifference {
    let difference = try judged(try transitions())
    if let failure = before.failure ?? after.failure { throw failure }
    return difference
  }

  /// One for each fact that is not the same on both sides, whatever that means.
  func transitions() throws -> [FactTransition] {
    try catalogue.sources.enumerated().flatMap { try transitions(of: $1, at: $0) }
  }

  private func transitions(
    of source: any FactSource, at place: Int
  ) throws -> [FactTransition] {
    // What only measures never counts as a change.
    guard source.definitions.contains(where: { !$0.isGauge }),
      !isOneCluster || inputs.concern(source)
    else { return [] }
    let (from, to): (FactSet, FactSet)
    if isOneCluster, let source = source as? any IncrementalFactSource,
      let changes = inputs.contentChangesOnly(of: source.resource)
    {
      let subjects = try self.subjects(of: source, changes)
      from = FactSet(try source.facts(about: subjects, in: before.evidence))
      to = FactSet(try source.facts(about: subjects, in: after.evidence))
    } else {
      from = try before.facts(ofSource: place)
      to = try after.facts(ofSource: place)
    }
    return FactTransition.between(from, to).filter { catalogue[$0.name]?.isGauge == false }
  }

  /// What the changed objects were and are about.
  private func subjects(
    of source: any IncrementalFactSource, _ changes: [ContentChange]
  ) throws -> Set<FactSubject> {
    var subjects: Set<FactSubject> = []
    var scanner = JSONScanner()
    for change in changes {
      for (content, side) in [(change.before, before), (change.after, after)] {
        guard let content else { continue }
        try side.evidence.history.withContent(content) { scanner.load($0) }
        try scanner.scanWhole()
        if let subject = source.subject(of: change.key, scanner) { subjects.insert(subject) }
      }
    }
    return subjects
  }

  private func judged(_ transitions: [FactTransition]) throws -> FactDifference {
    var difference = FactDifference()
    let context = ChangeContext(before: before, after: after)
    var changed: [(transition: FactTransition, definition: FactDefinition)] = []
    for raw in transitions {
      guard let definition = catalogue[raw.name], isOneCluster || !definition.isOfOneCluster,
        raw.kind(for: definition) != .nothing
      else { continue }
      let transition = try raw.seeing(before: before.evidence, after: after.evidence)
      let kind = transition.kind(for: definition)
      let isUnsafe = catalogue.source(of: transition.name).map(inputs.isUnsafe) ?? true
      switch kind == .change && isUnsafe ? .gap : kind {
      case .change: changed.append((transition, definition))
      case .gap:
        difference.gaps.append(FactGap(transition))
      case .nothing: break
      }
    }
    let names = Set(changed.map(\.transition.name))
    difference.changes = changed.map { transition, definition in
      FactChange(
        name: transition.name, subject: transition.subject, from: transition.from,
        to: transition.to, judgement: definition.meaning.judge(transition, in: context),
        follows: definition.follows.filter { names.contains($0) && $0 != transition.name })
    }.sorted(by: Self.precedes)
    difference.gaps.sort { ($0.name, $0.subject) < ($1.name, $1.subject) }
    return difference
  }

  private static func precedes(_ first: FactChange, _ second: FactChange) -> Bool {
    if first.follows.isEmpty != second.follows.isEmpty { return first.follows.isEmpty }
    if first.changeClass != second.changeClass { return first.changeClass < second.changeClass }
    return (first.name, first.subject) < (second.name, second.subject)
  }
}
