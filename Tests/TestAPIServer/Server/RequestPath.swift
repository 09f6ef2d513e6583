/// What a path of the API means.
enum RequestPath: Equatable {
  /// `/version`
  case version
  /// `/healthz`, `/livez`, `/readyz`
  case health
  /// `/api`
  case core
  /// `/apis`
  case groups
  /// `/apis/GROUP`
  case group(String)
  /// `/api/v1`, `/apis/GROUP/VERSION`
  case resources(group: String, version: String)
  /// A list; the namespace is nil cluster-wide.
  case list(group: String, version: String, plural: String, namespace: String?)
  /// One object; the namespace is empty where there is none.
  case object(group: String, version: String, plural: String, namespace: String, name: String)
  /// Anything else.
  case other

  /// - Parameter path: percent-encoded, without the base path.
  init(_ path: String) {
    let parts = path.split(separator: "/").compactMap { PercentText.decoded($0) }
    switch (parts.first, parts.count) {
    case ("version", 1): self = .version
    case ("healthz", 1), ("livez", 1), ("readyz", 1): self = .health
    case ("api", 1): self = .core
    case ("apis", 1): self = .groups
    case ("apis", 2): self = .group(parts[1])
    case ("api", 2...): self = Self.resource(group: "", version: parts[1], parts.dropFirst(2))
    case ("apis", 3...):
      self = Self.resource(group: parts[1], version: parts[2], parts.dropFirst(3))
    default: self = .other
    }
  }

  private static func resource(
    group: String, version: String, _ rest: ArraySlice<String>
  ) -> RequestPath {
    let parts = Array(rest)
    if parts.isEmpty { return .resources(group: group, version: version) }
    if parts[0] == "namespaces", parts.count == 3 {
      return .list(group: group, version: version, plural: parts[2], namespace: parts[1])
    }
    if parts[0] == "namespaces", parts.count == 4 {
      return .object(
        group: group, version: version, plural: parts[2], namespace: parts[1], name: parts[3])
    }
    switch parts.count {
    case 1: return .list(group: group, version: version, plural: parts[0], namespace: nil)
    case 2:
      return .object(
        group: group, version: version, plural: parts[0], namespace: "", name: parts[1])
    default: return .other
    }
  }
}
