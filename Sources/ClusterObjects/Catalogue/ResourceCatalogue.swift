/// Everything netlapse records, as data. Adding a resource is adding an entry to one of the lists
/// that this type puts together.
package struct ResourceCatalogue: Sendable {
  /// The edition: raised by one with every change of an entry. Snapshots keep the one they were
  /// read by.
  package static let version = 4

  /// What this build of netlapse records.
  package static let current = ResourceCatalogue(
    coreResources + workloadResources + networkingResources + gatewayResources
      + ciliumResources + calicoResources + vendorResources + meshResources
      + pseudoResources)

  /// The entries, sorted by name.
  package let resources: [Resource]
  private let indexByName: [ResourceName: Int]
  private let indexByFormerName: [ResourceName: Int]
  private let indexByKind: [String: Int]
  private let indexByAlias: [String: Int]

  init(_ resources: [Resource]) {
    let sorted = resources.sorted { $0.name < $1.name }
    self.resources = sorted
    var byName: [ResourceName: Int] = [:]
    var byFormerName: [ResourceName: Int] = [:]
    var byKind: [String: Int] = [:]
    var byAlias: [String: Int] = [:]
    for (index, resource) in sorted.enumerated() {
      precondition(byName[resource.name] == nil, "\(resource.name) is in the catalogue twice")
      byName[resource.name] = index
      for group in resource.groups {
        byKind["\(group)/\(resource.kind)"] = index
        byFormerName[resource.name(inGroup: group)] = index
      }
      for alias in resource.shortNames { byAlias[alias] = index }
    }
    for (index, resource) in sorted.enumerated() {
      // `services` is the core one whatever other groups call theirs: kubectl prefers it too.
      for alias in [resource.plural, resource.kind.lowercased()]
      where byAlias[alias] == nil || resource.group.isEmpty {
        byAlias[alias] = index
      }
    }
    indexByName = byName
    indexByFormerName = byFormerName
    indexByKind = byKind
    indexByAlias = byAlias
  }

  /// The entry of this name, nil when it is not recorded.
  package subscript(name: ResourceName) -> Resource? {
    indexByName[name].map { resources[$0] }
  }

  /// The entry for objects of this `apiVersion` and `kind`. A version nobody has taught netlapse
  /// to read still finds its entry: the caller decides.
  package func resource(apiVersion: String, kind: String) -> Resource? {
    let group = apiVersion.contains("/") ? String(apiVersion.prefix { $0 != "/" }) : ""
    return indexByKind["\(group)/\(kind)"].map { resources[$0] }
  }

  /// The entry a person means: full name (in a former group too), plural, singular kind or short
  /// name, any case.
  package func resource(called text: String) -> Resource? {
    let name = text.lowercased()
    return (indexByFormerName[ResourceName(name)] ?? indexByAlias[name]).map { resources[$0] }
  }

  /// The entry for what a request path lists: `/apis/apps/v1/namespaces/x/daemonsets`.
  package func resource(
    atPath path: String
  ) -> (resource: Resource, version: String, namespace: String?)? {
    guard let (resource, version, namespace, rest) = target(ofPath: path), rest.isEmpty else {
      return nil
    }
    return (resource, version, namespace)
  }

  /// The entry for the one object that a request path asks for, and the object's place:
  /// `/api/v1/namespaces/kube-system/configmaps/coredns`, `/api/v1/namespaces/kube-system`.
  package func object(
    atPath path: String
  ) -> (resource: Resource, version: String, namespace: String, name: String)? {
    guard let (resource, version, namespace, rest) = target(ofPath: path), rest.count == 1,
      resource.isNamespaced == (namespace != nil)
    else { return nil }
    return (resource, version, namespace ?? "", rest[0])
  }

  private func target(
    ofPath path: String
  ) -> (resource: Resource, version: String, namespace: String?, rest: [String])? {
    var parts = path.prefix { $0 != "?" }.split(separator: "/").map(String.init)
    guard let root = parts.first, parts.count >= 3 else { return nil }
    let group = root == "apis" ? parts[1] : ""
    guard root == "api" || root == "apis" else { return nil }
    parts.removeFirst(root == "apis" ? 2 : 1)
    let version = parts.removeFirst()
    var namespace: String?
    if parts.first == "namespaces", parts.count >= 3 {
      namespace = parts[1]
      parts.removeFirst(2)
    }
    guard let plural = parts.first else { return nil }
    let name = ResourceName(group.isEmpty ? plural : "\(plural).\(group)")
    return indexByFormerName[name].map {
      (resources[$0], version, namespace, Array(parts.dropFirst()))
    }
  }
}
