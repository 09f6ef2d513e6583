/// What a snapshot looked at and how that went, per resource and scope.
///
/// The most specific scope that holds an object speaks for it: its name, then its namespace, then
/// the whole resource. Where no scope holds it, nobody looked.
package struct Coverage: Equatable, Sendable {
  /// The entries by their scope.
  package private(set) var entries: [Scope: CoverageEntry] = [:]

  package init() {}

  package init(_ entries: [Scope: CoverageEntry]) { self.entries = entries }

  /// One scope's entry; setting nil removes it.
  package subscript(scope: Scope) -> CoverageEntry? {
    get { entries[scope] }
    set { entries[scope] = newValue }
  }

  /// The entry that speaks for a scope, nil when nobody looked.
  package func entry(for scope: Scope) -> CoverageEntry? {
    if !scope.name.isEmpty, let entry = entries[scope] { return entry }
    if !scope.namespace.isEmpty,
      let entry = entries[Scope(scope.resource, namespace: scope.namespace)]
    {
      return entry
    }
    return entries[Scope(scope.resource)]
  }

  /// How the attempt to see a scope ended.
  package func outcome(of scope: Scope) -> CoverageOutcome {
    entry(for: scope)?.outcome ?? .notCollected
  }

  /// How the attempt to see an object ended.
  package func outcome(of key: ObjectKey) -> CoverageOutcome {
    outcome(of: Scope(key.resource, namespace: key.namespace, name: key.name))
  }

  /// Adds an attempt. Of two at the same scope the one that says more counts.
  package mutating func note(_ entry: CoverageEntry, for scope: Scope) {
    guard let known = entries[scope] else {
      entries[scope] = entry
      return
    }
    if known.outcome.better(of: entry.outcome) != known.outcome { entries[scope] = entry }
  }

  /// The resources that were attempted, in order.
  package var attemptedResources: [ResourceName] {
    Set(entries.filter { $0.value.outcome != .notCollected }.keys.map(\.resource)).sorted()
  }

  /// The resources of which something became known, in at least one scope: what was there, or
  /// that nothing was.
  package var seenResources: Set<ResourceName> {
    Set(
      entries.filter { $0.value.outcome.isDeterminate || $0.value.outcome.allowsObjects }
        .keys.map(\.resource))
  }

  /// Whether both looked at the same, and it went the same way, whenever that was.
  package func isAlike(_ other: Coverage) -> Bool {
    entries.count == other.entries.count
      && entries.allSatisfy { $1.withoutAnswer == other.entries[$0]?.withoutAnswer }
  }

  /// The scopes of one resource, in order.
  package func scopes(of resource: ResourceName) -> [Scope] {
    entries.keys.filter { $0.resource == resource }.sorted()
  }

  /// Whether anything of the resource was attempted.
  package func attempted(_ resource: ResourceName) -> Bool {
    entries.contains { $0.key.resource == resource && $0.value.outcome != .notCollected }
  }
}
