import ClusterObjects

/// Host names as proxies compare them.
package enum HostName {
  /// The name in lower case without one final dot: both mean the same host
  /// (https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2).
  package static func normalized(_ text: String) -> String {
    let lower = text.lowercased()
    return lower.count > 1 && lower.hasSuffix(".") ? String(lower.dropLast()) : lower
  }

  /// The name without its first label and the dot behind it; nil where there is one label only.
  package static func parent(of name: String) -> String? {
    guard let dot = name.firstIndex(of: ".") else { return nil }
    return String(name[name.index(after: dot)...])
  }
}
