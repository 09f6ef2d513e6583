/// One entry of the resource catalogue: a kind of evidence, and what is recorded of it.
package struct Resource: Sendable {
  /// `plural` or `plural.group`.
  package let name: ResourceName
  /// The kind of one object.
  package let kind: String
  /// Where it is read.
  package let origin: Origin
  /// The API group, empty for core.
  package let group: String
  /// The versions of this group netlapse can read, best first. What is served is discovered, not
  /// assumed.
  package let versions: [String]
  /// Versions, of this group and of those it was served by before, whose objects are recorded as
  /// those of the best one.
  package let older: [OlderVersion]
  /// Whether objects live in namespaces.
  package let isNamespaced: Bool
  /// Names that kubectl accepts as well.
  package let shortNames: [String]
  /// Which objects are recorded.
  package let selection: Selection
  /// Which part of them.
  package let stored: StoredPart
  /// Paths that are stored and never reported as a change.
  package let notCompared: [FieldPattern]
  /// How list elements are told apart, beside ``UniversalFields/listKeys``.
  package let listKeys: [ListKey]
  /// What in it may be secret.
  package let confidentiality: Confidentiality
  /// What it is recorded for.
  package let feeds: [FactArea]
  /// The edition of `selection` and `stored`: raised by one whenever they change, so that a moment
  /// read by an older edition is not mistaken for one in which the new part was missing.
  package let recipe: Int

  /// Where a resource is read.
  package enum Origin: Sendable {
    /// The Kubernetes API serves it.
    case api
    /// Something else does: a kvstore, a node, an agent, the version endpoint.
    case elsewhere
  }

  init(
    _ plural: String, kind: String, origin: Origin = .api, group: String = "",
    versions: [String] = ["v1"], older: [OlderVersion] = [],
    isNamespaced: Bool = true, shortNames: [String] = [], selection: Selection = .all,
    stored: StoredPart = .allBut([]), notCompared: [FieldPattern] = [],
    listKeys: [ListKey] = [], confidentiality: Confidentiality = .ordinary,
    feeds: [FactArea], recipe: Int = 1
  ) {
    name = ResourceName(group.isEmpty ? plural : "\(plural).\(group)")
    self.kind = kind
    self.origin = origin
    self.group = group
    self.versions = versions
    self.older = older
    self.isNamespaced = isNamespaced
    self.shortNames = shortNames
    self.selection = selection
    self.stored = stored
    self.notCompared = notCompared
    self.listKeys = listKeys
    self.confidentiality = confidentiality
    self.feeds = feeds
    self.recipe = recipe
  }

  /// The plural alone.
  package var plural: String {
    group.isEmpty ? name.text : String(name.text.dropLast(group.utf8.count + 1))
  }

  /// `apiVersion` values netlapse can read, best first.
  package var apiVersions: [String] {
    let own = group.isEmpty ? versions : versions.map { "\(group)/\($0)" }
    return own + older.map(\.apiVersion).filter { !own.contains($0) }
  }

  /// The versions of its own group that netlapse can read, older ones included, best first.
  package var readableVersions: [String] {
    let prefix = group.isEmpty ? "" : "\(group)/"
    return apiVersions.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
      .filter { !$0.contains("/") }
  }

  /// The groups that serve it or did: its own first.
  package var groups: [String] {
    [group] + Set(older.map(\.group)).subtracting([group]).sorted()
  }

  /// Its name in one of ``groups``.
  package func name(inGroup group: String) -> ResourceName {
    ResourceName(group.isEmpty ? plural : "\(plural).\(group)")
  }

  /// The scopes that a list covers: of one namespace, or (nil) of everything.
  package func scopes(inNamespace namespace: String?) -> [Scope] {
    selection.scopes(of: name, inNamespace: isNamespaced ? namespace : nil)
  }
}
