/// The paths that a rule is for.
package enum PathPattern: Hashable, Sendable {
  /// One path, byte for byte.
  case exact(String)
  /// A path and all below it, element by element; without a final slash, `""` for all
  /// (https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types).
  case prefix(String)
  /// Every path that begins with the text: what nginx makes of `location /text`.
  case text(String)
  /// The paths that a regular expression accepts.
  case regex(PathRegex)

  /// A prefix as it is written, with or without a final slash.
  package init(prefix written: String) {
    var path = written
    while path.hasSuffix("/") { path.removeLast() }
    self = .prefix(path)
  }

  /// Whether it holds a path.
  package func matches(_ path: String) -> Bool {
    switch self {
    case .exact(let literal): path == literal
    case .prefix(let literal):
      path.hasPrefix(literal)
        && (path.utf8.count == literal.utf8.count
          || path.utf8.dropFirst(literal.utf8.count).first
            == UInt8(ascii: "/"))
    case .text(let literal): path.hasPrefix(literal)
    case .regex(let regex): regex.matches(path)
    }
  }

  /// As a person would write it: `= /a`, `/a/...`, `/a*`, `~ ^/a`.
  package var description: String {
    switch self {
    case .exact(let literal): "exactly \(literal)"
    case .prefix(let literal): "\(literal.isEmpty ? "/" : literal) and below"
    case .text(let literal): "\(literal)..."
    case .regex(let regex):
      "\(regex.ignoresCase ? "any case of " : "")regular expression \(regex.pattern)"
    }
  }
}
