import TestSupport

/// A JSON text with a few things done to it that a fuzzer would do.
struct MutatedText {
  let bytes: [UInt8]

  private static let tokens: [[UInt8]] = [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "0", "-", "+", ".",
    "e", "E5", "null", "true", "fals", " ", "\n", "\t", "\u{0}", "\u{1}", "\u{7F}", "é", "😀",
    "/", "1.5", "{}", "[]", "\"a\"", ",,", "00", "1e999", "\\/", "\\x",
  ].map { Array($0.utf8) }

  init(of text: [UInt8], using random: inout SeededGenerator) {
    var bytes = text
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let start = Int.random(in: 0...bytes.count, using: &random)
      let range = start..<min(bytes.count, start + Int.random(in: 0...3, using: &random))
      let token = Self.tokens.randomElement(using: &random) ?? []
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(range)
      case 1: bytes.insert(contentsOf: bytes[range], at: start)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: start)
      case 3: bytes.insert(contentsOf: token, at: start)
      case 4: bytes.replaceSubrange(range, with: token)
      default:
        if start < bytes.count { bytes[start] ^= 1 << UInt8.random(in: 0...7, using: &random) }
      }
    }
    self.bytes = bytes
  }
}
