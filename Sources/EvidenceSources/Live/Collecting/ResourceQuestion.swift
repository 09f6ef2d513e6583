import ClusterObjects

/// One question about a resource: a list, or one object.
struct ResourceQuestion: Hashable, Sendable {
  /// What is asked about.
  let resource: ResourceName
  /// How it is asked for.
  let apiVersion: String
  /// Whether the server said that it serves it so.
  let isCertain: Bool
  /// The namespace; nil: all, or none.
  let namespace: String?
  /// The one object; nil: a list.
  let name: String?

  /// The path of the request. Names in it are checked by the API's own rules, or stand in the
  /// catalogue.
  func path(plural: String) -> String {
    var path = apiVersion.contains("/") ? "/apis/\(apiVersion)" : "/api/\(apiVersion)"
    if let namespace { path += "/namespaces/\(namespace)" }
    path += "/\(plural)"
    if let name { path += "/\(name)" }
    return path
  }
}
