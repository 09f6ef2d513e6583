import TestSupport

/// A JSON value made up at random, with its spellings.
indirect enum SampleValue {
  case null
  case bool(Bool)
  case number(SampleNumber)
  case string(String)
  case array([SampleValue])
  /// Names are unique by their UTF-8 bytes, in no order.
  case object([(name: String, value: SampleValue)])

  static func random(using random: inout SeededGenerator, depth: Int) -> SampleValue {
    switch Int.random(in: 0..<(depth > 0 ? 12 : 7), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2...4: return .number(.random(using: &random))
    case 5...6: return .string(randomText(using: &random))
    case 7...8:
      let count = Int.random(in: 0...4, using: &random)
      return .array((0..<count).map { _ in Self.random(using: &random, depth: depth - 1) })
    default:
      var members: [[UInt8]: SampleValue] = [:]
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let name = Array(randomText(using: &random).utf8)
        members[name] = Self.random(using: &random, depth: depth - 1)
      }
      // A dictionary's own order differs from run to run; a seed has to give one text.
      let sorted = members.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      return .object(sorted.map { (String(decoding: $0.key, as: UTF8.self), $0.value) })
    }
  }

  /// U+FFFD and U+10000 are in one order as UTF-8 and in the other as UTF-16.
  private static let scalars =
    Array(
      ("aaabbcd0129 /<>&=:,[]{}\"\\\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}"
        + "\u{7F}\u{80}é\u{7FF}\u{800}€").unicodeScalars) + [
      "\u{301}", "\u{2028}", "\u{FFFD}", "\u{10000}", "😀", "\u{10FFFF}",
    ]

  private static func randomText(using random: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...(random.isOne(in: 8) ? 40 : 4), using: &random)
    var text = String.UnicodeScalarView()
    for _ in 0..<count { text.append(scalars.randomElement(using: &random) ?? "a") }
    return String(text)
  }

  // MARK: Spellings

  /// One of the ways to write the value.
  func text(using random: inout SeededGenerator) -> String {
    let before = Self.whiteSpace(using: &random)
    let after = Self.whiteSpace(using: &random)
    return before + core(using: &random) + after
  }

  private func core(using random: inout SeededGenerator) -> String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let number): return number.text(using: &random)
    case .string(let text): return Self.quoted(text, using: &random)
    case .array(let elements):
      if elements.isEmpty { return "[" + Self.whiteSpace(using: &random) + "]" }
      return "[" + elements.map { $0.text(using: &random) }.joined(separator: ",") + "]"
    case .object(let members):
      if members.isEmpty { return "{" + Self.whiteSpace(using: &random) + "}" }
      let texts = members.shuffled(using: &random).map { name, value in
        let before = Self.whiteSpace(using: &random)
        let quoted = Self.quoted(name, using: &random)
        return before + quoted + Self.whiteSpace(using: &random) + ":" + value.text(using: &random)
      }
      return "{" + texts.joined(separator: ",") + "}"
    }
  }

  private static func whiteSpace(using random: inout SeededGenerator) -> String {
    if random.isOne(in: 8) {
      return "\n" + String(repeating: " ", count: Int.random(in: 0...20, using: &random))
    }
    return ["", "", "", "", " ", "\t", "\r\n"].randomElement(using: &random) ?? ""
  }

  private static let shortEscapes: [Unicode.Scalar: String] = [
    "\"": "\\\"", "\\": "\\\\", "/": "\\/", "\u{8}": "\\b", "\u{C}": "\\f", "\n": "\\n",
    "\r": "\\r", "\t": "\\t",
  ]

  private static func quoted(_ text: String, using random: inout SeededGenerator) -> String {
    let escapesMore = random.isOne(in: 4)
    let parts = text.unicodeScalars.map { scalar in
      let needsEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if !needsEscape && !(escapesMore && Bool.random(using: &random)) { return String(scalar) }
      if let short = shortEscapes[scalar], Bool.random(using: &random) { return short }
      return String(scalar).utf16.map { unit in
        let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }
    return "\"" + parts.joined() + "\""
  }
}
