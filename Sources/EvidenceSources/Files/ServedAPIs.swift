import ClusterObjects

/// Which resources the API server says it serves, from the discovery documents of an input
/// (https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api).
///
/// Only they can prove that a resource does not exist: a 404 for one version does not, because
/// others may be served.
struct ServedAPIs {
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
