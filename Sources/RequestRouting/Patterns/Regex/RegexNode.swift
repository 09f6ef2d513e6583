/// A regular expression as a tree. Groups are gone: only what is accepted counts.
indirect enum RegexNode: Hashable, Sendable {
  case empty
  case set(RegexCharacterSet)
  /// The beginning of the text.
  case start
  /// The end of the text.
  case end
  /// Between a character of a word and another one; or, with false, anywhere else.
  case boundary(Bool)
  case sequence([RegexNode])
  case choice([RegexNode])
  /// From `min` to `max` times; nil: any number.
  case repetition(RegexNode, min: Int, max: Int?)

  /// Any text.
  static let anything = RegexNode.repetition(.set(.any), min: 0, max: nil)

  /// One after the other, without nesting.
  static func joined(_ nodes: [RegexNode]) -> RegexNode {
    var flat: [RegexNode] = []
    for node in nodes {
      switch node {
      case .empty: break
      case .sequence(let inner): flat.append(contentsOf: inner)
      default: flat.append(node)
      }
    }
    var merged: [RegexNode] = []
    for node in flat where !(node == .anything && merged.last == .anything) { merged.append(node) }
    if merged.isEmpty { return .empty }
    return merged.count == 1 ? merged[0] : .sequence(merged)
  }

  /// The nodes of a sequence; of any other node itself.
  var parts: [RegexNode] {
    switch self {
    case .empty: []
    case .sequence(let nodes): nodes
    default: [self]
    }
  }

  /// As one text for every way to write it.
  var text: String {
    switch self {
    case .empty: ""
    case .set(let set): set.text
    case .start: "^"
    case .end: "$"
    case .boundary(let isOne): isOne ? "\\b" : "\\B"
    case .sequence(let nodes): nodes.map(\.text).joined()
    case .choice(let nodes): "(" + nodes.map(\.text).joined(separator: "|") + ")"
    case .repetition(let node, let min, let max):
      "(\(node.text)){\(min),\(max.map(String.init) ?? "")}"
    }
  }
}
