import ClusterObjects
import NetworkModel

/// Which evidence differs between two moments.
struct InputChanges {
  private let changes: [ResourceName: [ContentChange]]
  /// Resources of which the moments did not see the same.
  private let unevenResources: Set<ResourceName>
  /// Resources of which the two sides kept different parts.
  private let editionsDiffer: Set<ResourceName>

  /// - Parameter isRead: whether what differs is something that the model reads.
  init(
    from: Moment, to: Moment, changes: [ResourceName: [ContentChange]],
    isRead: (ContentChange) throws -> Bool
  ) rethrows {
    self.changes = try changes.mapValues { try $0.filter(isRead) }.filter { !$0.value.isEmpty }
    let resources = Set(from.resources).union(to.resources)
    unevenResources = resources.filter {
      Self.outcomes(of: $0, from) != Self.outcomes(of: $0, to)
    }
    editionsDiffer = resources.filter {
      !ScopeComparison(resource: $0, from: from, to: to).recipesAgree
    }
  }

  /// Whether another edition of the catalogue kept something that the source reads: then what
  /// differs may be what was kept.
  func isUnsafe(_ source: any FactSource) -> Bool {
    !editionsDiffer.isEmpty && source.inputs.contains { editionsDiffer.contains($0.resource) }
  }

  /// Whether anything that the source declares differs.
  func concern(_ source: any FactSource) -> Bool {
    source.inputs.contains { scope in
      unevenResources.contains(scope.resource) || editionsDiffer.contains(scope.resource)
        || changes[scope.resource]?.contains { scope.holds($0.key) } ?? false
    }
  }

  /// What differs of a resource of which both moments saw the same; nil where they did not.
  func contentChangesOnly(of resource: ResourceName) -> [ContentChange]? {
    unevenResources.contains(resource) || editionsDiffer.contains(resource)
      ? nil : changes[resource] ?? []
  }

  private static func outcomes(
    of resource: ResourceName, _ moment: Moment
  ) -> [Scope: CoverageOutcome] {
    let coverage = moment.coverage(for: resource)
    var outcomes: [Scope: CoverageOutcome] = [:]
    for scope in coverage.scopes(of: resource) { outcomes[scope] = coverage[scope]?.outcome }
    return outcomes
  }
}
