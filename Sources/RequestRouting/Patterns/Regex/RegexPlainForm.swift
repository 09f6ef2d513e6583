/// A set of paths that a regular expression is only another way to write.
package enum RegexPlainForm: Hashable, Sendable {
  /// One path.
  case exact(String)
  /// Every path that begins with the text.
  case stringPrefix(String)
  /// The path, and every path that goes on with `/`.
  case elementPrefix(String)

  /// Nil where the expression, taken as a whole, is more than that.
  init?(_ node: RegexNode) {
    var literal = String.UnicodeScalarView()
    var rest = node.parts[...]
    while case .set(let set) = rest.first, let scalar = set.single {
      literal.append(scalar)
      rest = rest.dropFirst()
    }
    let text = String(literal)
    let (first, last) = (rest.first, rest.last)
    switch rest.count {
    case 0: self = .exact(text)
    case 1 where last == .anything: self = .stringPrefix(text)
    case 1 where first.map(Self.isBelow) ?? false: self = .elementPrefix(text)
    case 2 where last == .anything && (first.map(Self.endsElement) ?? false):
      self = .elementPrefix(text)
    default: return nil
    }
  }

  /// `(/|$)`
  private static func endsElement(_ node: RegexNode) -> Bool {
    guard case .choice(let nodes) = node else { return false }
    return Set(nodes) == [.slash, .end]
  }

  /// `(/.*)?`, `(/.*|$)`, `(|/.*)`
  private static func isBelow(_ node: RegexNode) -> Bool {
    let below = RegexNode.sequence([.slash, .anything])
    switch node {
    case .repetition(below, min: 0, max: 1): return true
    case .choice(let nodes): return Set(nodes) == [below, .end] || Set(nodes) == [below, .empty]
    default: return false
    }
  }
}

extension RegexNode {
  fileprivate static let slash = RegexNode.set(RegexCharacterSet("/"))
}
