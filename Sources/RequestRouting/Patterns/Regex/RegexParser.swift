/// Reads the part of PCRE and RE2 that both nginx and Gateways understand alike, and refuses the
/// rest by name.
struct RegexParser {
  private let pattern: String
  private let scalars: [Unicode.Scalar]
  private(set) var ignoresCase: Bool
  private var place = 0
  private var depth = 0

  static let bytesMax = 4096
  private static let depthMax = 50
  private static let countMax = 1000

  init(_ pattern: String, ignoresCase: Bool) throws(PathRegexError) {
    guard pattern.utf8.count <= Self.bytesMax else {
      throw PathRegexError(.tooLarge, pattern, "longer than \(Self.bytesMax) bytes")
    }
    self.pattern = pattern
    scalars = Array(pattern.unicodeScalars)
    self.ignoresCase = ignoresCase
  }

  /// The alternatives of the whole expression.
  mutating func parse() throws(PathRegexError) -> [RegexNode] {
    try readFlags()
    let alternatives = try readAlternatives()
    guard place == scalars.count else { throw malformed("a ) without a (") }
    return alternatives
  }

  // MARK: Structure

  private mutating func readFlags() throws(PathRegexError) {
    guard scalars.starts(with: "(?".unicodeScalars), let end = scalars.firstIndex(of: ")") else {
      return
    }
    let flags = scalars[2..<end]
    guard !flags.isEmpty, flags.allSatisfy({ ("a"..."z").contains($0) }) else { return }
    for flag in flags {
      switch flag {
      case "i": ignoresCase = true
      case "s": break
      default: throw unsupported("the flag \(flag)")
      }
    }
    place = end + 1
  }

  private mutating func readAlternatives() throws(PathRegexError) -> [RegexNode] {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthMax else {
      throw PathRegexError(.tooLarge, pattern, "groups are nested deeper than \(Self.depthMax)")
    }
    var alternatives: [RegexNode] = []
    var nodes: [RegexNode] = []
    while let next = peek, next != ")" {
      place += 1
      if next == "|" {
        alternatives.append(.joined(nodes))
        nodes = []
      } else {
        let atom = try readAtom(next)
        nodes.append(try readQuantifier(after: atom))
      }
    }
    alternatives.append(.joined(nodes))
    return alternatives
  }

  private mutating func readAtom(_ first: Unicode.Scalar) throws(PathRegexError) -> RegexNode {
    switch first {
    case "(": return try readGroup()
    case "[": return .set(cased(try readClass()))
    case ".": return .set(.any)
    case "^": return .start
    case "$": return .end
    case "\\": return try readEscape()
    case "*", "+", "?": throw malformed("\(first) has nothing to repeat")
    default: return .set(cased(RegexCharacterSet(first)))
    }
  }

  private mutating func readGroup() throws(PathRegexError) -> RegexNode {
    if peek == "?" {
      place += 1
      switch peek {
      case ":": place += 1
      case "P", "<", "'":
        if peek == "P" { place += 1 }
        guard peek == "<" else { throw unsupported("this kind of group") }
        place += 1
        if peek == "=" || peek == "!" { throw unsupported("looking behind") }
        while let next = peek, next != ">" {
          guard next == "_" || next.properties.isAlphabetic || next.properties.numericType != nil
          else { throw malformed("the name of a group") }
          place += 1
        }
        guard peek == ">" else { throw malformed("the name of a group is not closed") }
        place += 1
      case "=", "!": throw unsupported("looking ahead")
      case ">": throw unsupported("atomic groups")
      default: throw unsupported("this kind of group")
      }
    }
    let alternatives = try readAlternatives()
    guard peek == ")" else { throw malformed("a group is not closed") }
    place += 1
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func readQuantifier(after node: RegexNode) throws(PathRegexError) -> RegexNode {
    var bounds: (min: Int, max: Int?)
    switch peek {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{":
      guard let counted = try readCounts() else { return node }
      bounds = counted
      place -= 1
    default: return node
    }
    place += 1
    if peek == "?" { place += 1 } else if peek == "+" { throw unsupported("possessive repetition") }
    if peek == "*" || peek == "+" || peek == "?" { throw malformed("a repetition is repeated") }
    switch node {
    case .start, .end, .boundary: throw unsupported("a repeated assertion")
    case .empty: return .empty
    default: return .repetition(node, min: bounds.min, max: bounds.max)
    }
  }

  /// Reads `{2}`, `{2,}` or `{2,4}`; nil where the brace is a character of its own.
  private mutating func readCounts() throws(PathRegexError) -> (min: Int, max: Int?)? {
    guard let end = scalars[place...].firstIndex(of: "}") else { return nil }
    let text = String(String.UnicodeScalarView(scalars[(place + 1)..<end]))
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2, let min = Int(parts[0]), min >= 0 else { return nil }
    var max: Int? = min
    if parts.count == 2 {
      max = Int(parts[1])
      if max == nil, !parts[1].isEmpty { return nil }
    }
    guard min <= Self.countMax, (max ?? 0) <= Self.countMax else {
      throw PathRegexError(.tooLarge, pattern, "more than \(Self.countMax) repetitions")
    }
    if let max, max < min { throw malformed("a repetition from \(min) to \(max)") }
    place = end + 1
    return (min, max)
  }

  // MARK: Characters

  private mutating func readEscape() throws(PathRegexError) -> RegexNode {
    guard let next = peek else { throw malformed("a \\ at the end") }
    place += 1
    switch next {
    case "b": return .boundary(true)
    case "B": return .boundary(false)
    case "A": return .start
    case "z": return .end
    default: return .set(cased(try set(ofEscape: next)))
    }
  }

  private mutating func set(
    ofEscape next: Unicode.Scalar
  ) throws(PathRegexError) -> RegexCharacterSet {
    switch next {
    case "d": return .digits
    case "D": return RegexCharacterSet.digits.inverted
    case "w": return .word
    case "W": return RegexCharacterSet.word.inverted
    case "s": return .space
    case "S": return RegexCharacterSet.space.inverted
    case "t": return RegexCharacterSet("\t")
    case "n": return RegexCharacterSet("\n")
    case "r": return RegexCharacterSet("\r")
    case "f": return RegexCharacterSet("\u{C}")
    case "v": return RegexCharacterSet("\u{B}")
    case "x": return RegexCharacterSet(try readHexadecimal())
    case _ where ("1"..."9").contains(next) || next == "k" || next == "g":
      throw unsupported("a reference to a group")
    case _ where ("a"..."z").contains(next) || ("A"..."Z").contains(next) || next == "0":
      throw unsupported("\\\(next)")
    default: return RegexCharacterSet(next)
    }
  }

  private mutating func readHexadecimal() throws(PathRegexError) -> Unicode.Scalar {
    var digits = ""
    if peek == "{" {
      place += 1
      while let next = peek, next != "}", digits.count <= 6 {
        digits.unicodeScalars.append(next)
        place += 1
      }
      guard peek == "}" else { throw malformed("\\x{ is not closed") }
      place += 1
    } else {
      while let next = peek, digits.count < 2, next.properties.isASCIIHexDigit {
        digits.unicodeScalars.append(next)
        place += 1
      }
    }
    guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
      throw malformed("\\x\(digits) is no character")
    }
    return scalar
  }

  private mutating func readClass() throws(PathRegexError) -> RegexCharacterSet {
    let isInverted = peek == "^"
    if isInverted { place += 1 }
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while let next = peek, next != "]" || isFirst {
      isFirst = false
      place += 1
      if next == "[", peek == ":" || peek == "." || peek == "=" {
        ranges += try readNamedClass().ranges
        continue
      }
      var low = RegexCharacterSet(next)
      if next == "\\" {
        guard let escaped = peek else { break }
        place += 1
        low = escaped == "b" ? RegexCharacterSet("\u{8}") : try set(ofEscape: escaped)
      }
      guard peek == "-", place + 1 < scalars.count, scalars[place + 1] != "]",
        let first = low.single
      else {
        ranges += low.ranges
        continue
      }
      place += 1
      guard var last = peek else { break }
      place += 1
      if last == "\\", let escaped = peek {
        place += 1
        guard let single = try set(ofEscape: escaped).single else {
          throw malformed("a range that ends with a class")
        }
        last = single
      }
      guard first <= last else { throw malformed("the range \(first)-\(last)") }
      ranges.append(first.value...last.value)
    }
    guard peek == "]" else { throw malformed("a [ is not closed") }
    place += 1
    let set = RegexCharacterSet(ranges)
    return isInverted ? cased(set).inverted : set
  }

  private static let named: [String: RegexCharacterSet] = [
    "alpha": RegexCharacterSet([0x41...0x5A, 0x61...0x7A]), "digit": .digits,
    "alnum": RegexCharacterSet([0x30...0x39, 0x41...0x5A, 0x61...0x7A]),
    "upper": RegexCharacterSet([0x41...0x5A]), "lower": RegexCharacterSet([0x61...0x7A]),
    "space": .space, "word": .word,
    "punct": RegexCharacterSet([
      0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E,
    ]), "xdigit": RegexCharacterSet([0x30...0x39, 0x41...0x46, 0x61...0x66]),
  ]

  /// Reads `[:alpha:]`, the first `[` being read.
  private mutating func readNamedClass() throws(PathRegexError) -> RegexCharacterSet {
    var name = ""
    place += 1
    while let next = peek, next != ":" && next != "]" {
      name.unicodeScalars.append(next)
      place += 1
    }
    guard peek == ":", place + 1 < scalars.count, scalars[place + 1] == "]" else {
      throw malformed("a named class is not closed")
    }
    place += 2
    guard let set = Self.named[name] else { throw unsupported("the class [:\(name):]") }
    return set
  }

  private func cased(_ set: RegexCharacterSet) -> RegexCharacterSet {
    ignoresCase ? set.ignoringCase : set
  }

  private var peek: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private func malformed(_ reason: String) -> PathRegexError {
    PathRegexError(.malformed, pattern, reason)
  }

  private func unsupported(_ what: String) -> PathRegexError {
    PathRegexError(.unsupported, pattern, "\(what) is not decided here")
  }
}
