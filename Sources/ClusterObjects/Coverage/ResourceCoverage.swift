/// What a coverage says about one resource, laid out for asking about many objects.
package struct ResourceCoverage: Sendable {
  /// The kind of evidence.
  package let resource: ResourceName
  /// The outcome for what no narrower scope holds.
  package let everywhere: CoverageOutcome
  private var byNamespace: [String: CoverageOutcome] = [:]
  private var byName: [String: [String: CoverageOutcome]] = [:]

  /// What `coverage` says about `resource`, and nothing else of it.
  package init(_ coverage: Coverage, resource: ResourceName) {
    self.resource = resource
    everywhere = coverage[Scope(resource)]?.outcome ?? .notCollected
    for (scope, entry) in coverage.entries where scope.resource == resource {
      if !scope.name.isEmpty {
        byName[scope.namespace, default: [:]][scope.name] = entry.outcome
      } else if !scope.namespace.isEmpty {
        byNamespace[scope.namespace] = entry.outcome
      }
    }
  }

  /// Whether one outcome holds for all objects.
  package var isUniform: Bool { byNamespace.isEmpty && byName.isEmpty }

  /// How the attempt to see an object of this resource ended.
  package func outcome(namespace: String, name: String) -> CoverageOutcome {
    if isUniform { return everywhere }
    if let outcome = byName[namespace]?[name] { return outcome }
    return byNamespace[namespace] ?? everywhere
  }

  /// Whether some outcome depends on a name, not on the namespace alone.
  package var judgesNames: Bool { !byName.isEmpty }
}
