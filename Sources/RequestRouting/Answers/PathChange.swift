/// What a redirect or a rewrite makes of a path.
package enum PathChange: Hashable, Sendable {
  /// This path, whatever it was.
  case full(String)
  /// The matched prefix becomes this one; the rest stays.
  case prefix(matched: String, with: String)
  /// Something of a regular expression with capture groups, as text: what it makes of a path is not
  /// computed.
  case pattern(String)

  /// The path that comes out; nil where it is not computed.
  package func result(for path: String) -> String? {
    switch self {
    case .full(let new): return new.isEmpty ? "/" : new
    case .pattern: return nil
    case .prefix(let matched, let replacement):
      var prefix = matched
      while prefix.hasSuffix("/") { prefix.removeLast() }
      guard path.hasPrefix(prefix) else { return path }
      let rest = path.dropFirst(prefix.count).drop { $0 == "/" }
      var head = replacement
      while head.hasSuffix("/") { head.removeLast() }
      // A final slash of the request stays where something is left of it
      // (https://gateway-api.sigs.k8s.io/reference/spec/#httppathmodifier).
      if rest.isEmpty {
        let hadSlash = path.count > prefix.count && !prefix.isEmpty
        if head.isEmpty { return "/" }
        return hadSlash || replacement.hasSuffix("/") ? head + "/" : head
      }
      return "\(head)/\(rest)"
    }
  }

  /// For people.
  package var description: String {
    switch self {
    case .full(let new): "path \(new)"
    case .prefix(let matched, let new): "prefix \(matched.isEmpty ? "/" : matched) as \(new)"
    case .pattern(let text): "path by \(text)"
    }
  }
}
