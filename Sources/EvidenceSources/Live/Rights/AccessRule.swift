package import ClusterObjects

/// One rule of a Role or ClusterRole, as RBAC reads it
/// (https://kubernetes.io/docs/reference/access-authn-authz/rbac/): every verb on every resource of
/// every group in it, or on the objects it names only.
package struct AccessRule: Hashable, Sendable {
  /// API groups, the core one empty.
  package let groups: [String]
  /// Plurals, with their subresource as in `pods/exec`.
  package let resources: [String]
  /// The only objects; empty: all.
  package let names: [String]
  /// What may be done.
  package let verbs: [String]

  package init(groups: [String], resources: [String], names: [String] = [], verbs: [String]) {
    self.groups = groups
    self.resources = resources
    self.names = names
    self.verbs = verbs
  }

  /// Whether it allows the action. Where the rule holds, in one namespace or all, is said by the
  /// binding and not looked at.
  package func allows(_ action: ResourceAction) -> Bool {
    verbs.contains(action.verb) && groups.contains(action.group)
      && resources.contains(action.resourceInRules)
      && (names.isEmpty || action.name.map(names.contains) ?? false)
  }

  /// As it stands in a manifest.
  package var manifest: JSONValue {
    JSONValue(members: [
      "apiGroups": .array(groups.map { .string($0) }),
      "resources": .array(resources.map { .string($0) }),
      "resourceNames": names.isEmpty ? nil : .array(names.map { .string($0) }),
      "verbs": .array(verbs.map { .string($0) }),
    ])
  }
}

extension ResourceAction {
  /// The resource as rules name it: `pods`, `pods/exec`.
  package var resourceInRules: String {
    subresource.map { "\(resource)/\($0)" } ?? resource
  }
}
