/// Hosts and paths as the documents compare them, without patterns.
enum BruteText {
  /// Whether a host of the Gateway API holds a host: a wildcard stands for one label or more.
  static func gatewayHost(_ pattern: String?, holds host: String) -> Bool {
    guard let pattern else { return true }
    return pattern.hasPrefix("*.") ? host.hasSuffix(String(pattern.dropFirst())) : host == pattern
  }

  /// Whether a host of an Ingress holds a host: a wildcard stands for one label.
  static func ingressHost(_ pattern: String?, holds host: String) -> Bool {
    guard let pattern else { return true }
    return pattern.hasPrefix("*.") ? pattern == wildcard(over: host) : host == pattern
  }

  /// The name with `*` for its first label.
  static func wildcard(over host: String) -> String {
    guard let dot = host.firstIndex(of: ".") else { return "*" }
    return "*" + host[dot...]
  }

  /// Whether a prefix holds a path, element by element; a final slash says nothing.
  static func prefix(_ prefix: String, holds path: String) -> Bool {
    (path + "/").hasPrefix(withoutSlash(prefix) + "/")
  }

  static func withoutSlash(_ path: String) -> String {
    path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// How exact a host is: names before wildcards before none, then the longer one.
  static func exactness(_ host: String?) -> Int {
    guard let host else { return 0 }
    return host.hasPrefix("*.") ? host.utf8.count : 1000 + host.utf8.count
  }
}
