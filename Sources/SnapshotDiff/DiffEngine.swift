package import ClusterObjects
package import NetworkModel

/// Compares two moments, of one cluster or of two.
package struct DiffEngine {
  private let history: any History
  private let resources: Set<ResourceName>?
  private let catalogue: FactCatalogue

  /// - Parameters:
  ///   - resources: which objects to compare, and which objects have to prove a fact for its change
  ///     to be shown; nil: everything on record.
  ///   - catalogue: the facts to compare.
  package init(
    history: any History, resources: Set<ResourceName>? = nil, catalogue: FactCatalogue = .current
  ) {
    self.history = history
    self.resources = resources
    self.catalogue = catalogue
  }

  /// Everything that is known to differ. What one side cannot speak about is never a difference:
  /// it is listed apart.
  ///
  /// - Throws: the history's error when it cannot be read.
  package func compare(_ from: Moment, _ to: Moment) throws -> DiffReport {
    let cache = ContentCache()
    return try compare(
      FactReader(NetworkEvidence(history: history, moment: from, cache: cache)),
      FactReader(NetworkEvidence(history: history, moment: to, cache: cache)))
  }

  /// The same of two moments whose facts may have been read already.
  ///
  /// - Throws: the history's error when it cannot be read.
  package func compare(_ before: FactReader, _ after: FactReader) throws -> DiffReport {
    let (from, to) = (before.evidence.moment, after.evidence.moment)
    let isOneCluster = from.snapshot.cluster == to.snapshot.cluster
    var incomparable: [Incomparable] = []
    var changes: [ResourceName: [ContentChange]] = [:]
    for name in Set(from.resources).union(to.resources).sorted() {
      guard ResourceCatalogue.current[name] != nil else { continue }
      let scopes = ScopeComparison(resource: name, from: from, to: to)
      if resources?.contains(name) ?? true { incomparable += scopes.incomparable }
      guard let before = from.snapshot(for: name), let after = to.snapshot(for: name),
        scopes.recipesAgree
      else { continue }
      changes[name] =
        isOneCluster
        ? try history.changes(of: name, from: before, to: after)
        : try changesBetweenClusters(of: name, before, after)
    }
    var facts = try FactComparison(
      catalogue: catalogue, before: before, after: after, changes: changes
    ).compare()
    let classifier = ObjectClassifier(facts)
    if let resources { facts.keep { $0.contains { resources.contains($0.key.resource) } } }
    return DiffReport(
      from: from, to: to, facts: facts,
      objects: try objects(changes, betweenClusters: !isOneCluster).map(classifier.classified),
      incomparable: incomparable)
  }

  private func objects(
    _ changes: [ResourceName: [ContentChange]], betweenClusters: Bool
  ) throws -> [ObjectChange] {
    var reader = ChangeReader(history: history, betweenClusters: betweenClusters)
    var objects: [ObjectChange] = []
    for name in changes.keys.sorted() where resources?.contains(name) ?? true {
      guard let resource = ResourceCatalogue.current[name] else { continue }
      for change in changes[name] ?? [] {
        if let object = try reader.read(change, resource) { objects.append(object) }
      }
    }
    return objects
  }

  /// What differs between two contents of one object; nil when nothing that counts does.
  ///
  /// - Throws: the history's error when one cannot be read.
  package func compare(_ resource: Resource, _ change: ContentChange) throws -> ObjectChange? {
    var reader = ChangeReader(history: history, betweenClusters: false)
    return try reader.read(change, resource)
  }

  /// Contents of two clusters have nothing in common but their names: all are read.
  private func changesBetweenClusters(
    of resource: ResourceName, _ from: SnapshotRecord, _ to: SnapshotRecord
  ) throws -> [ContentChange] {
    let before = try history.state(of: resource, at: from)
    let after = try history.state(of: resource, at: to)
    var changes: [ContentChange] = []
    for key in Set(before.objects.keys).union(after.objects.keys).sorted() {
      switch (before.observation(of: key), after.observation(of: key)) {
      case (.unknown, _), (_, .unknown): continue
      default:
        changes.append(
          ContentChange(key: key, before: before.objects[key], after: after.objects[key]))
      }
    }
    return changes
  }
}
