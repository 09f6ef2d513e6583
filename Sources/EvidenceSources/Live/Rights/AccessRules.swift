package import ClusterObjects

/// The rules of a role: as few as allow what is asked for, and nothing else.
package struct AccessRules: Equatable, Sendable {
  /// The rules, by group; in each those about all objects before those about named ones.
  package let rules: [AccessRule]

  /// The rules that allow these actions, whatever their namespaces.
  ///
  /// A rule allows every combination of what stands in it, so it holds one group only, resources
  /// with the same verbs only, and names of one resource only.
  package init(allowing actions: some Sequence<ResourceAction>) {
    var verbs: [Target: Set<String>] = [:]
    var names: [NamedTarget: Set<String>] = [:]
    for action in actions {
      let target = Target(group: action.group, resource: action.resourceInRules)
      if let name = action.name {
        names[NamedTarget(target: target, verb: action.verb), default: []].insert(name)
      } else {
        verbs[target, default: []].insert(action.verb)
      }
    }
    rules = Self.sorted(Self.rules(about: verbs) + Self.rules(about: names, beside: verbs))
  }

  private struct Target: Hashable {
    let group: String
    let resource: String
  }

  private struct NamedTarget: Hashable {
    let target: Target
    let verb: String
  }

  private static func rules(about verbs: [Target: Set<String>]) -> [AccessRule] {
    let folded = Dictionary(grouping: verbs.keys) { target in
      [target.group] + ordered(verbs[target] ?? [])
    }
    return folded.map { key, targets in
      AccessRule(
        groups: [key[0]], resources: ordered(targets.map(\.resource)), verbs: Array(key[1...]))
    }
  }

  private static func rules(
    about names: [NamedTarget: Set<String>], beside verbs: [Target: Set<String>]
  ) -> [AccessRule] {
    names.compactMap { named, names in
      // Where all objects may be read, each one may.
      if verbs[named.target]?.contains(named.verb) ?? false { return nil }
      return AccessRule(
        groups: [named.target.group], resources: [named.target.resource], names: ordered(names),
        verbs: [named.verb])
    }
  }

  private static func ordered(_ words: some Sequence<String>) -> [String] {
    words.sorted { $0.precedesBytewise($1) }
  }

  private static func sorted(_ rules: [AccessRule]) -> [AccessRule] {
    rules.map { rule in
      (
        key: [rule.groups[0], rule.names.isEmpty ? "0" : "1", rule.resources[0]] + rule.verbs,
        rule: rule
      )
    }
    .sorted { first, second in
      for (one, other) in zip(first.key, second.key) where one != other {
        return one.precedesBytewise(other)
      }
      return first.key.count < second.key.count
    }
    .map(\.rule)
  }

  /// Whether one of them allows the action.
  package func allows(_ action: ResourceAction) -> Bool {
    rules.contains { $0.allows(action) }
  }

  /// As they stand in a manifest.
  package var manifest: JSONValue { .array(rules.map(\.manifest)) }
}
