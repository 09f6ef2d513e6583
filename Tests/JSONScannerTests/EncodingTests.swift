import JSONScanner
import Testing

/// UTF-8 inside strings, and escaped surrogates.
struct EncodingTests {
  /// Each accepted sequence stands at the border of a row of Table 3-7 of the Unicode standard.
  @Test(
    arguments: [
      0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xCFFF, 0xD000, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000,
      0x3FFFF, 0x40000, 0xFFFFF, 0x100000, 0x10FFFF,
    ] as [UInt32])
  func theBordersOfUTF8(_ value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let text = String(Character(scalar))
    #expect(try ScannedText("\"\(text)\"").string() == text)
    #expect(try ScannedText("\"1234567\(text)1234567\"").string() == "1234567\(text)1234567")
  }

  @Test(
    arguments: [
      // Bytes that begin nothing.
      [0x80], [0xBF], [0xC0], [0xC1], [0xF5], [0xF8], [0xFC], [0xFE], [0xFF],
      // Overlong forms of NUL, /, U+007F, U+07FF and U+FFFF.
      [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x80, 0xAF],
      [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0xAF], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF8, 0x88, 0x80, 0x80, 0x80],
      // Surrogates, alone and as the pair of CESU-8.
      [0xED, 0xA0, 0x80], [0xED, 0xAF, 0xBF], [0xED, 0xB0, 0x80], [0xED, 0xBF, 0xBF],
      [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],
      // Beyond U+10FFFF.
      [0xF4, 0x90, 0x80, 0x80], [0xF4, 0xBF, 0xBF, 0xBF], [0xF5, 0x80, 0x80, 0x80],
      [0xF7, 0xBF, 0xBF, 0xBF],
      // A sequence that stops too early, with a quote or a letter in the place of its rest.
      [0xC3], [0xC3, 0x41], [0xE2, 0x82], [0xE2, 0x82, 0x41], [0xE2, 0x41, 0x82], [0xF0, 0x9F],
      [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x98, 0x41], [0xF0, 0x9F, 0xC3, 0xA9], [0xC3, 0xC3],
      // And one that goes on too long.
      [0xC3, 0xA9, 0xA9],
    ] as [[UInt8]], 0...9)
  func malformedUTF8(_ bytes: [UInt8], _ before: Int) {
    let text = [UInt8](repeating: 0x61, count: before)
    let scanned = ScannedText([0x22] + text + bytes + [0x22])
    let offset = 1 + before + (bytes.starts(with: [0xC3, 0xA9]) ? 2 : 0)
    #expect(scanned.refusal == JSONSyntaxError(.invalidUTF8, at: offset))
    #expect(ScannedText([0x7B, 0x22] + text + bytes + Array("\":1}".utf8)).refusal != nil)
  }

  @Test(
    arguments: [
      [0xC3], [0xE2], [0xE2, 0x82], [0xF0], [0xF0, 0x9F], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func aSequenceThatTheTextCutsOff(_ bytes: [UInt8]) {
    let text = [0x22] + bytes
    #expect(ScannedText(text).refusal == JSONSyntaxError(.unexpectedEnd, at: text.count))
  }

  /// What is wrong already is wrong, however the text goes on.
  @Test(
    arguments: [[0xC0], [0xE0, 0x80], [0xED, 0xA0], [0xF4, 0x90], [0xF0, 0x8F]] as [[UInt8]])
  func aMalformedSequenceThatTheTextCutsOff(_ bytes: [UInt8]) {
    #expect(ScannedText([0x22] + bytes).refusal == JSONSyntaxError(.invalidUTF8, at: 1))
  }

  @Test(arguments: [[0x80], [0xC3, 0xA9], [0xEF, 0xBB, 0xBF], [0xFF]] as [[UInt8]])
  func beyondASCIIOutsideStrings(_ bytes: [UInt8]) {
    #expect(ScannedText(bytes).refusal == JSONSyntaxError(.unexpectedByte(bytes[0]), at: 0))
    #expect(
      ScannedText([0x5B] + bytes).refusal == JSONSyntaxError(.unexpectedByte(bytes[0]), at: 1))
  }

  @Test(arguments: [
    #"\ud800"#, #"\udbff"#, #"\udc00"#, #"\udfff"#, #"\uDE00\uD83D"#, #"\ud83d\ud83d"#,
    #"\ud83dx"#, #"\ud83d\n"#, #"\ud83d\\ude00"#, #"\ud83d\u0041"#, #"\ud83d\ue000"#,
    #"\ud83d\udbff"#, #"\ud83d \ude00"#, #"\udc00\ud800"#,
  ])
  func aSurrogateWithoutItsPartner(_ escapes: String) {
    #expect(ScannedText("\"\(escapes)\"").refusal == JSONSyntaxError(.loneSurrogate, at: 1))
    #expect(ScannedText("\"12345678\(escapes)\"").refusal == JSONSyntaxError(.loneSurrogate, at: 9))
  }

  @Test(arguments: [
    (#""\ud83d"#, 7), (#""\ud83d\"#, 8), (#""\ud83d\u"#, 9), (#""\ud83d\ude0"#, 12),
    (#""\ud83d\ude00"#, 13),
  ])
  func aPairThatTheTextCutsOff(_ text: String, _ count: Int) {
    #expect(ScannedText(text).refusal == JSONSyntaxError(.unexpectedEnd, at: count))
  }

  @Test func aPairWithAMalformedSecondEscape() {
    #expect(
      ScannedText(#""\ud83d\ude0g""#).refusal == JSONSyntaxError(.invalidEscape, at: 7))
  }

  /// Every pair of surrogates is the one character it stands for.
  @Test(arguments: Array(stride(from: UInt32(0x10000), through: 0x10FFFF, by: 0x3FF1)))
  func pairsOfSurrogates(_ value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let units = Array(String(Character(scalar)).utf16).map { String($0, radix: 16) }
    let text = "\"\\u\(units[0])\\u\(units[1].uppercased())\""
    #expect(try ScannedText(text).string() == String(Character(scalar)))
  }
}
