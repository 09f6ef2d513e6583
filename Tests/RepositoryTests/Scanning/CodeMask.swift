/// Blanks out comments, the insides of strings and regex literals, so that what is left is code.
///
/// Lines stay where they are and code inside an interpolation stays code. It reads bytes: every
/// delimiter is ASCII, and a blanked character may become several spaces. A bare `/regex/` is
/// recognised only where an operand must begin and where it ends on its line.
struct CodeMask {
  private let bytes: [UInt8]
  private var masked: [UInt8]
  private var position = 0

  static func code(of text: String) -> String {
    var mask = CodeMask(text)
    mask.skipCode(inInterpolation: false)
    return String(decoding: mask.masked, as: UTF8.self)
  }

  private init(_ text: String) {
    bytes = Array(text.utf8)
    masked = bytes
  }

  // MARK: Code

  /// Leaves the position behind the last byte, or at the parenthesis closing an interpolation.
  private mutating func skipCode(inInterpolation: Bool) {
    var depth = 0
    while position < bytes.count {
      switch Character(Unicode.Scalar(bytes[position])) {
      case "/" where isNext("//"): maskLineComment()
      case "/" where isNext("/*"): maskBlockComment()
      case "/" where startsBareRegex: maskRegex(hashes: 0)
      case "\"": maskString(hashes: 0)
      case "#": skipHashes()
      case "(":
        depth += 1
        position += 1
      case ")" where inInterpolation && depth == 0: return
      case ")":
        depth -= 1
        position += 1
      default: position += 1
      }
    }
  }

  /// Hashes begin a raw string, an extended regex, or something like `#if`.
  private mutating func skipHashes() {
    let hashes = bytes[position...].prefix { $0 == UInt8(ascii: "#") }.count
    position += hashes
    if isNext("\"") {
      maskString(hashes: hashes)
    } else if isNext("/") {
      maskRegex(hashes: hashes)
    }
  }

  // MARK: Comments

  private mutating func maskLineComment() {
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { maskByte() }
  }

  private mutating func maskBlockComment() {
    var depth = 0
    repeat {
      if isNext("/*") {
        depth += 1
        maskByte()
      } else if isNext("*/") {
        depth -= 1
        maskByte()
      }
      maskByte()
    } while depth > 0 && position < bytes.count
  }

  // MARK: Strings

  /// From an opening quote to behind the closing delimiter; the quotes themselves stay.
  private mutating func maskString(hashes: Int) {
    let isMultiline = startsMultilineString
    let quotes = String(repeating: "\"", count: isMultiline ? 3 : 1)
    let end = quotes + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    position += quotes.utf8.count
    while position < bytes.count, !isNext(end) {
      if !isMultiline && isNext("\n") { return }
      if isNext(escape + "(") {
        for _ in escape.utf8 { maskByte() }
        position += 1
        skipCode(inInterpolation: true)
        position = min(position + 1, bytes.count)
      } else if isNext(escape) {
        for _ in 0...escape.utf8.count { maskByte() }
      } else {
        maskByte()
      }
    }
    position = min(position + end.utf8.count, bytes.count)
  }

  /// The text of a multi-line string begins on the next line; `#"""#` is one quote.
  private var startsMultilineString: Bool {
    isNext("\"\"\"")
      && bytes[(position + 3)...].first { !Self.blanks.contains($0) } == UInt8(ascii: "\n")
  }

  // MARK: Regex literals

  private var startsBareRegex: Bool {
    let before = bytes[..<position].last { !Self.blanks.contains($0) } ?? UInt8(ascii: "\n")
    let line = bytes[(position + 1)...].prefix { $0 != UInt8(ascii: "\n") }
    guard "(,=:[{\n".utf8.contains(before), let first = line.first else { return false }
    return !" \t),".utf8.contains(first) && line.contains(UInt8(ascii: "/"))
  }

  /// An extended literal may span lines, a bare one may not.
  private mutating func maskRegex(hashes: Int) {
    let end = "/" + String(repeating: "#", count: hashes)
    maskByte()
    while position < bytes.count, !isNext(end) {
      if hashes == 0 && isNext("\n") { return }
      if isNext("\\") { maskByte() }
      maskByte()
    }
    for _ in end.utf8 { maskByte() }
  }

  // MARK: Bytes

  private static let blanks = [UInt8(ascii: " "), UInt8(ascii: "\t")]

  private func isNext(_ text: String) -> Bool {
    bytes[min(position, bytes.count)...].starts(with: text.utf8)
  }

  private mutating func maskByte() {
    guard position < bytes.count else { return }
    if bytes[position] != UInt8(ascii: "\n") { masked[position] = UInt8(ascii: " ") }
    position += 1
  }
}
