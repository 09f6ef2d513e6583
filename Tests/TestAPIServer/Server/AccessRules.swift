import ClusterObjects

/// Who is let in, and to what.
struct AccessRules: Sendable {
  /// Nil: whoever comes.
  var tokens: Set<String>?
  /// `user:password` pairs that proxies before a server take; nil: passwords are not looked at.
  var passwords: Set<String>?
  /// Plurals, or plurals with their group, that may not be read.
  var forbidden: Set<String> = []
  /// Where the forbidden may be read nevertheless.
  var allowedNamespaces: Set<String> = []
  /// Beginnings of paths outside the resources that may not be read.
  var forbiddenPaths: Set<String> = []

  /// What is asked for.
  struct Attributes {
    var verb: String
    var group: String
    var resource: String
    var namespace: String
    var name: String

    /// `pods`, `gateways.gateway.networking.k8s.io`.
    var qualifiedName: String { group.isEmpty ? resource : resource + "." + group }
  }

  func allows(_ attributes: Attributes) -> Bool {
    guard ["get", "list", "watch"].contains(attributes.verb) else { return false }
    let isForbidden =
      forbidden.contains(attributes.resource) || forbidden.contains(attributes.qualifiedName)
      || forbidden.contains("*")
    return !isForbidden || allowedNamespaces.contains(attributes.namespace)
  }

  func allows(path: String) -> Bool { !forbiddenPaths.contains { path.hasPrefix($0) } }

  /// The user that a request is made by; nil: 401.
  ///
  /// - Parameter certificateUser: the user of a certificate that is trusted.
  func user(authorization: String?, certificateUser: String?) -> String? {
    if let certificateUser { return certificateUser }
    guard let authorization else {
      return tokens == nil && passwords == nil ? "system:anonymous" : nil
    }
    let parts = authorization.split(separator: " ", maxSplits: 1)
    let secret = parts.count == 2 ? String(parts[1]) : ""
    switch parts.first?.lowercased() {
    case "bearer":
      if let tokens, !tokens.contains(secret) { return nil }
      return "system:serviceaccount:default:reader"
    case "basic":
      let pair = Base64.decode(secret).map { String(decoding: $0, as: UTF8.self) }
      guard let pair, passwords?.contains(pair) ?? (tokens == nil) else { return nil }
      return String(pair.prefix { $0 != ":" })
    default: return nil
    }
  }

  /// A refusal, worded as by RBAC.
  static func refusal(_ attributes: Attributes, user: String) -> Answer {
    let object =
      attributes.qualifiedName + (attributes.name.isEmpty ? "" : " \"\(attributes.name)\"")
    let place =
      attributes.namespace.isEmpty
      ? "at the cluster scope" : "in the namespace \"\(attributes.namespace)\""
    var details: [String: JSONValue] = ["kind": .string(attributes.resource)]
    if !attributes.name.isEmpty { details["name"] = .string(attributes.name) }
    if !attributes.group.isEmpty { details["group"] = .string(attributes.group) }
    return Answer.status(
      403, reason: "Forbidden",
      "\(object) is forbidden: User \"\(user)\" cannot \(attributes.verb) resource "
        + "\"\(attributes.resource)\" in API group \"\(attributes.group)\" \(place)",
      details: details)
  }

  /// A refusal of a path outside the resources.
  static func refusal(path: String, user: String) -> Answer {
    Answer.status(
      403, reason: "Forbidden", "forbidden: User \"\(user)\" cannot get path \"\(path)\"",
      details: [:])
  }
}
