import ClusterObjects

/// Which resources the API server says it serves, from the discovery documents of an input
/// (https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api).
///
/// Only they can prove that a resource does not exist: a 404 for one version does not, because
/// others may be served.
struct ServedAPIs: Sendable {
  /// Versions of each group, once all groups are known.
  private var versionsByGroup: [String: Set<String>]?
  /// Plurals served under `group/version`, or `v1` for core.
  private var plurals: [String: Set<String>] = [:]

  /// Takes in a discovery document that is no List.
  mutating func take(_ document: JSONValue, kind: String) {
    switch kind {
    case "APIGroupList":
      var groups: [String: Set<String>] = [:]
      for group in document["groups"]?.elements ?? [] {
        guard let name = group["name"]?.text else { continue }
        groups[name] = Set((group["versions"]?.elements ?? []).compactMap { $0["version"]?.text })
      }
      versionsByGroup = groups
    case "APIResourceList":
      guard let version = document["groupVersion"]?.text,
        let resources = document["resources"]?.elements
      else { return }
      plurals[version] = Set(resources.compactMap { $0["name"]?.text })
    default: break
    }
  }

  /// Takes in one group of an aggregated discovery document.
  mutating func take(group: JSONValue) {
    let name = group["metadata"]?["name"]?.text ?? ""
    var versions: Set<String> = []
    for version in group["versions"]?.elements ?? [] {
      guard let text = version["version"]?.text else { continue }
      versions.insert(text)
      // What an aggregated API served before it went down is not what it serves.
      if let freshness = version["freshness"]?.text, freshness != "Current" { continue }
      plurals[name.isEmpty ? text : "\(name)/\(text)"] = Set(
        (version["resources"]?.elements ?? []).compactMap { $0["resource"]?.text })
    }
    // The core group has a document of its own, which says nothing about the others.
    if !name.isEmpty { versionsByGroup = (versionsByGroup ?? [:]).merging([name: versions]) { $1 } }
  }

  /// The versions of a group that the server names; none where nobody can say.
  func versions(ofGroup group: String) -> Set<String> { versionsByGroup?[group] ?? [] }

  /// Whether the server serves the plural in this `group/version`, or `v1`; nil when nobody can
  /// say.
  func serves(_ plural: String, in apiVersion: String) -> Bool? {
    if let known = plurals[apiVersion] { return known.contains(plural) }
    let parts = apiVersion.split(separator: "/").map(String.init)
    guard parts.count == 2, let versionsByGroup else { return nil }
    return versionsByGroup[parts[0]]?.contains(parts[1]) == true ? nil : false
  }

  /// Whether the server serves the resource in some version, readable or not.
  func serves(_ resource: Resource) -> Bool {
    plurals.contains { apiVersion, plurals in
      let group = apiVersion.contains("/") ? String(apiVersion.prefix { $0 != "/" }) : ""
      return resource.groups.contains(group) && plurals.contains(resource.plural)
    }
  }

  /// Whether the server serves the resource in no version at all. False too when nobody can say.
  func lacks(_ resource: Resource) -> Bool {
    if resource.group.isEmpty {
      return plurals["v1"].map { !$0.contains(resource.plural) } ?? false
    }
    guard let versionsByGroup else { return false }
    // An old server knows an Ingress only as one of `extensions`.
    return resource.groups.allSatisfy { group in
      (versionsByGroup[group] ?? []).allSatisfy { version in
        plurals["\(group)/\(version)"].map { !$0.contains(resource.plural) } ?? false
      }
    }
  }
}
