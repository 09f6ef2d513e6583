/// A regular expression over paths or values, decided in a time linear to their length: what is
/// written in a cluster's objects cannot make it slow.
///
/// It knows what PCRE (nginx) and RE2 (most Gateways) read alike; the rest is refused by name.
/// Letters of other scripts than Latin have no other case here. `.` holds every character: no path
/// has line breaks.
package struct PathRegex: Hashable, Sendable {
  /// What of a text has to match.
  package enum Anchoring: Hashable, Sendable {
    /// Its beginning: `location ~* "^<pattern>"` of nginx. Of several alternatives on the outside
    /// only the first is held to the beginning, as nginx reads it.
    case start
    /// All of it: a `RegularExpression` of the Gateway API, as Envoy reads it.
    case whole
  }

  /// As it was written.
  package let pattern: String
  /// Whether letters stand for both of their cases.
  package let ignoresCase: Bool
  /// What of a text has to match.
  package let anchoring: Anchoring
  private let node: RegexNode
  private let program: RegexProgram

  /// - Throws: ``PathRegexError`` for what is malformed, not known here, or too large.
  package init(
    _ pattern: String, ignoresCase: Bool = false, anchoring: Anchoring
  ) throws(PathRegexError) {
    var parser = try RegexParser(pattern, ignoresCase: ignoresCase)
    let alternatives = try parser.parse()
    let whole = Self.whole(alternatives, anchoring)
    self.pattern = pattern
    self.ignoresCase = parser.ignoresCase
    self.anchoring = anchoring
    node = whole
    program = try RegexProgram(whole, of: pattern)
  }

  /// What the whole text has to be.
  private static func whole(_ alternatives: [RegexNode], _ anchoring: Anchoring) -> RegexNode {
    let nodes = alternatives.enumerated().map { place, alternative in
      var parts = alternative.parts
      let isHeld = anchoring == .whole || place == 0 || parts.first == .start
      let ends = anchoring == .whole || parts.last == .end
      while parts.first == .start { parts.removeFirst() }
      while parts.last == .end { parts.removeLast() }
      return RegexNode.joined(
        (isHeld ? [] : [.anything]) + parts + (ends ? [] : [.anything]))
    }
    return nodes.count == 1 ? nodes[0] : .choice(nodes)
  }

  /// Whether it holds a text.
  package func matches(_ text: String) -> Bool { program.accepts(text) }

  /// The set of paths that it is only another way to write; nil where it is more.
  package var plainForm: RegexPlainForm? { RegexPlainForm(node) }

  /// Expressions of the same normal form hold the same texts. Of different ones nothing is said.
  package var normalForm: String { node.text }

  /// Up to 8 paths that it holds.
  package var samples: [String] {
    var found: [String] = []
    for text in RegexSamples.texts(of: node, max: 8) {
      let path = text.hasPrefix("/") ? text : "/" + text
      for candidate in [text, path] where matches(candidate) && !found.contains(candidate) {
        found.append(candidate)
      }
    }
    return Array(found.prefix(8))
  }

  /// By what is written.
  package static func == (first: PathRegex, second: PathRegex) -> Bool {
    first.pattern == second.pattern && first.ignoresCase == second.ignoresCase
      && first.anchoring == second.anchoring
  }

  /// By what is written.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(pattern)
    hasher.combine(ignoresCase)
    hasher.combine(anchoring)
  }
}
