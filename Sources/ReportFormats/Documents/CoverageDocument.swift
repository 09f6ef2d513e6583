package import ClusterObjects

/// Coverage as documents show it: one entry per resource, outcome, note and answer.
package enum CoverageDocument {
  /// `[{resource, outcome, scope, objects?, detail?, answeredAt?, resourceVersion?}]`, sorted by
  /// resource.
  ///
  /// - Parameter objects: how many objects each resource lists, where known.
  package static func entries(
    _ coverage: Coverage, objects: [ResourceName: Int] = [:]
  ) -> JSONValue {
    .array(
      groups(coverage).map { group in
        JSONValue(members: [
          "resource": .string(group.resource.text),
          "outcome": .string(group.entry.outcome.rawValue),
          "scope": scope(group.scopes),
          "objects": objects[group.resource].map { JSONValue($0) },
          "detail": group.entry.note.map { .string($0) },
          "answeredAt": group.entry.answeredAt.map { .string($0.description) },
          "resourceVersion": group.entry.resourceVersion.map { .string($0) },
        ])
      })
  }

  /// How many resources ended in each way; one that was seen in part of its scope only reads as
  /// partial.
  package static func summary(_ coverage: Coverage) -> [CoverageOutcome: Int] {
    var counts: [CoverageOutcome: Int] = [:]
    for resource in Set(coverage.entries.keys.map(\.resource)) {
      counts[outcome(of: resource, in: coverage), default: 0] += 1
    }
    return counts
  }

  private static func outcome(
    of resource: ResourceName, in coverage: Coverage
  ) -> CoverageOutcome {
    let outcomes = Set(coverage.scopes(of: resource).compactMap { coverage[$0]?.outcome })
    if outcomes.count > 1 { return .partial }
    let only = outcomes.first ?? .notCollected
    let isSelective: Bool
    switch ResourceCatalogue.current[resource]?.selection {
    case .all: isSelective = false
    case .networkSystem, .named, nil: isSelective = true
    }
    let isWhole =
      isSelective || ResourceCatalogue.current[resource]?.isNamespaced == false
      || coverage[Scope(resource)] != nil
    return only == .complete && !isWhole ? .partial : only
  }

  private struct Group {
    let resource: ResourceName
    let entry: CoverageEntry
    var scopes: [Scope]
  }

  private static func groups(_ coverage: Coverage) -> [Group] {
    var groups: [Group] = []
    for scope in coverage.entries.keys.sorted() {
      guard let entry = coverage[scope] else { continue }
      let index = groups.lastIndex { group in
        group.resource == scope.resource && group.entry == entry
          && group.scopes[0].name.isEmpty == scope.name.isEmpty
          && group.scopes[0].namespace.isEmpty == scope.namespace.isEmpty
      }
      if let index {
        groups[index].scopes.append(scope)
      } else {
        groups.append(Group(resource: scope.resource, entry: entry, scopes: [scope]))
      }
    }
    return groups
  }

  private static func scope(_ scopes: [Scope]) -> JSONValue {
    guard let first = scopes.first, !first.namespace.isEmpty || !first.name.isEmpty else {
      return "all"
    }
    if first.name.isEmpty {
      return .object(["namespaces": .array(scopes.map { .string($0.namespace) })])
    }
    let names = scopes.map { $0.namespace.isEmpty ? $0.name : "\($0.namespace)/\($0.name)" }
    return .object(["names": .array(names.map { .string($0) })])
  }
}
