extension TextTree {
  /// A value made up at random, at most `depth` containers deep.
  package static func random(using random: inout SeededGenerator, depth: Int) -> TextTree {
    switch random.index(below: depth > 0 ? 12 : 7) {
    case 0: return .null
    case 1: return .bool(random.isOne(in: 2))
    case 2: return .number(String(Int.random(in: .min...(.max), using: &random)))
    case 3: return .number(String(Int.random(in: -300...300, using: &random)))
    case 4:
      let value = Double(bitPattern: random.next())
      return .number(value.isFinite ? value.description : "0.5")
    case 5...6: return .text(randomText(using: &random))
    case 7...8:
      return .list(
        (0..<random.index(below: 5)).map { _ in .random(using: &random, depth: depth - 1) })
    default:
      var names: Set<[UInt8]> = []
      var members: [(name: String, value: TextTree)] = []
      for _ in 0..<random.index(below: 7) {
        let name = randomText(using: &random)
        guard names.insert(Array(name.utf8)).inserted else { continue }
        members.append((name, .random(using: &random, depth: depth - 1)))
      }
      return .map(members)
    }
  }

  /// Texts that look like something else, and characters that mean something somewhere.
  private static let lookalikes = [
    "", "~", "null", "yes", "No", "on", "y", "0755", "0o17", "0x1F", "1_000", "1e3", ".5", ".inf",
    "2024-01-01", "2024-01-01T00:00:00Z", "12:30:45", "<<", "=", "- a", "a: b", "a #b", "#", "&a",
    "*a", "!x", "%TAG", "@x", "`x`", "'", "\"", "|", ">", "---", "...", "[", "{", "? a", " a ",
    "a\nb", "a\nb\n", "a\n\nb\n\n", "\na", " a\nb", "a\n b", "\t", "a\tb", "a\r\nb", "1.10", "-0",
  ]
  private static let scalars =
    Array("aabc019 :#-_.,/{}[]&*!|>'\"%@`\\\n\t\u{0}\u{1}\r\u{7F}\u{85}é€".unicodeScalars)
    + ["\u{2028}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "\u{10000}", "😀"]

  private static func randomText(using random: inout SeededGenerator) -> String {
    if random.isOne(in: 3) { return lookalikes[random.index(below: lookalikes.count)] }
    var text = String.UnicodeScalarView()
    for _ in 0..<random.index(below: random.isOne(in: 8) ? 40 : 6) {
      text.append(scalars[random.index(below: scalars.count)])
    }
    return String(text)
  }
}
