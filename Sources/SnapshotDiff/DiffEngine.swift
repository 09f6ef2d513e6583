package import ClusterObjects
import JSONScanner

/// Compares two moments, of one cluster or of two.
package struct DiffEngine {
  private let history: any History
  private let resources: Set<ResourceName>?

  /// - Parameter resources: what to compare; nil: everything on record.
  package init(history: any History, resources: Set<ResourceName>? = nil) {
    self.history = history
    self.resources = resources
  }

  /// Everything that is known to differ. What one side cannot speak about is never a difference:
  /// it is listed apart.
  ///
  /// - Throws: the history's error when it cannot be read.
  package func compare(_ from: Moment, _ to: Moment) throws -> DiffReport {
    let isOneCluster = from.snapshot.cluster == to.snapshot.cluster
    var reader = ChangeReader(history: history, betweenClusters: !isOneCluster)
    var objects: [ObjectChange] = []
    var incomparable: [Incomparable] = []
    for name in Set(from.resources).union(to.resources).sorted() {
      if let resources, !resources.contains(name) { continue }
      guard let resource = ResourceCatalogue.current[name] else { continue }
      let scopes = ScopeComparison(resource: name, from: from, to: to)
      incomparable += scopes.incomparable
      guard let before = from.snapshot(for: name), let after = to.snapshot(for: name),
        scopes.recipesAgree
      else { continue }
      let changes =
        isOneCluster
        ? try history.changes(of: name, from: before, to: after)
        : try changesBetweenClusters(of: name, before, after)
      for change in changes {
        if let object = try reader.read(change, resource) { objects.append(object) }
      }
    }
    return DiffReport(from: from, to: to, objects: objects, incomparable: incomparable)
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
