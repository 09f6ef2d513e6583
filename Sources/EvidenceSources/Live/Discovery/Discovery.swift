import ClusterObjects

/// What is known of the APIs that the server serves.
struct Discovery: Sendable {
  /// What it said.
  var served = ServedAPIs()
  /// What it did not say, and why.
  var problems: [(path: EvidencePath, failure: RequestFailure)] = []
  /// Whether at least one document came.
  var isAnswered = false

  /// The API group of `apps/v1`; empty for `v1`, the version of core.
  static func group(of apiVersion: String) -> String {
    apiVersion.contains("/") ? String(apiVersion.prefix { $0 != "/" }) : ""
  }

  /// Why nobody can say in which version the resource is to be asked for.
  func doubt(_ resource: Resource) -> String {
    for (path, failure) in problems where Self.tells(path, about: resource) {
      return "discovery of \(path.text): \(failure.words)"
    }
    let versions = resource.apiVersions.joined(separator: ", ")
    return served.serves(resource)
      ? "it is served, but in none of the versions that netlapse reads: \(versions)"
      : "the server does not say whether it serves it in a version that netlapse reads: \(versions)"
  }

  private static func tells(_ path: EvidencePath, about resource: Resource) -> Bool {
    resource.groups.contains { group in
      group.isEmpty
        ? path == .core || path == .discovery(of: "v1")
        : path == .groups || path.text.hasPrefix("/apis/\(group)/")
    }
  }
}
