import JSONScanner
import Testing

/// Texts that RFC 8259 does not call JSON: why they are refused, and at which byte.
struct RejectionTests {
  typealias Case = (text: String, reason: JSONSyntaxError.Reason, offset: Int)

  private static func unexpected(_ byte: Unicode.Scalar) -> JSONSyntaxError.Reason {
    .unexpectedByte(UInt8(ascii: byte))
  }

  private static let structureCases: [Case] = [
    ("]", unexpected("]"), 0), ("}", unexpected("}"), 0), (",", unexpected(","), 0),
    (":", unexpected(":"), 0), ("[,1]", unexpected(","), 1), ("[1,]", unexpected("]"), 3),
    ("[1,,2]", unexpected(","), 3), ("[1 2]", unexpected("2"), 3), ("[1:2]", unexpected(":"), 2),
    ("[1}", unexpected("}"), 2), ("{]", unexpected("]"), 1), ("{,}", unexpected(","), 1),
    ("{\"a\":1]", unexpected("]"), 6), ("{\"a\"}", unexpected("}"), 4),
    ("{\"a\",1}", unexpected(","), 4), ("{\"a\" 1}", unexpected("1"), 5),
    ("{\"a\"::1}", unexpected(":"), 5), ("{\"a\":}", unexpected("}"), 5),
    ("{\"a\":,}", unexpected(","), 5), ("{\"a\":1,}", unexpected("}"), 7),
    ("{\"a\":1,,}", unexpected(","), 7), ("{\"a\":1 \"b\":2}", unexpected("\""), 7),
    ("{a:1}", unexpected("a"), 1), ("{'a':1}", unexpected("'"), 1), ("{1:1}", unexpected("1"), 1),
    ("{null:1}", unexpected("n"), 1), ("{[]:1}", unexpected("["), 1), ("'a'", unexpected("'"), 0),
    ("[\"a\"\"b\"]", unexpected("\""), 4), ("// c\n1", unexpected("/"), 0),
    ("[1/**/]", unexpected("/"), 2), ("#", unexpected("#"), 0), ("(1)", unexpected("("), 0),
    ("<a>", unexpected("<"), 0), ("\\u0041", unexpected("\\"), 0),
    ("[\u{C}]", .unexpectedByte(0xC), 1),
    ("\u{B}1", .unexpectedByte(0xB), 0), ("[\u{A0}1]", .unexpectedByte(0xC2), 1),
    ("\u{2028}1", .unexpectedByte(0xE2), 0),
  ]

  @Test(arguments: structureCases)
  func structure(_ example: Case) {
    let expected = JSONSyntaxError(example.reason, at: example.offset)
    #expect(ScannedText(example.text).refusal == expected)
  }

  private static let literalsCases: [Case] = [
    ("nul", .unexpectedEnd, 3), ("n", .unexpectedEnd, 1), ("tru", .unexpectedEnd, 3),
    ("fals", .unexpectedEnd, 4), ("nulx", unexpected("x"), 3), ("nuLl", unexpected("L"), 2),
    ("nill", unexpected("i"), 1), ("trux", unexpected("x"), 3), ("falsy", unexpected("y"), 4),
    ("[fals]", unexpected("]"), 5), ("[nul,1]", unexpected(","), 4),
    ("[nullx]", unexpected("x"), 5), ("[truefalse]", unexpected("f"), 5),
    ("Null", unexpected("N"), 0),
    ("TRUE", unexpected("T"), 0),
    ("False", unexpected("F"), 0), ("undefined", unexpected("u"), 0), ("NaN", unexpected("N"), 0),
    ("nan", unexpected("a"), 1), ("Infinity", unexpected("I"), 0), ("inf", unexpected("i"), 0),
    ("nul\0", .unexpectedByte(0), 3), ("true\0", .trailingContent, 4),
  ]

  @Test(arguments: literalsCases)
  func literals(_ example: Case) {
    let expected = JSONSyntaxError(example.reason, at: example.offset)
    #expect(ScannedText(example.text).refusal == expected)
  }

  private static let numbersCases: [Case] = [
    ("-", .unexpectedEnd, 1), ("1.", .unexpectedEnd, 2), ("1e", .unexpectedEnd, 2),
    ("1e+", .unexpectedEnd, 3), ("1e-", .unexpectedEnd, 3), ("-0.", .unexpectedEnd, 3),
    ("00", .invalidNumber, 0), ("01", .invalidNumber, 0), ("-01", .invalidNumber, 0),
    ("-00.5", .invalidNumber, 0), ("000", .invalidNumber, 0), ("--1", .invalidNumber, 1),
    ("-a", .invalidNumber, 1), ("-.5", .invalidNumber, 1), ("- 1", .invalidNumber, 1),
    ("-Infinity", .invalidNumber, 1), ("1.e1", .invalidNumber, 2), ("1.a", .invalidNumber, 2),
    ("1..2", .invalidNumber, 2), ("[1.]", .invalidNumber, 3), ("1ea", .invalidNumber, 2),
    ("1e1.5", .trailingContent, 3), ("1e++1", .invalidNumber, 3), ("1e+-1", .invalidNumber, 3),
    ("[1e]", .invalidNumber, 3), ("[-]", .invalidNumber, 2), ("+1", unexpected("+"), 0),
    (".5", unexpected("."), 0), ("[1+2]", unexpected("+"), 2), ("[0x10]", unexpected("x"), 2),
    ("[1_000]", unexpected("_"), 2), ("[1e5e5]", unexpected("e"), 4),
    ("[1.2.3]", unexpected("."), 4),
    ("[1a]", unexpected("a"), 2), ("[1\0]", .unexpectedByte(0), 2), ("1\0", .trailingContent, 1),
    ("[-0 1]", unexpected("1"), 4), ("\u{FF11}", .unexpectedByte(0xEF), 0),
  ]

  @Test(arguments: numbersCases)
  func numbers(_ example: Case) {
    let expected = JSONSyntaxError(example.reason, at: example.offset)
    #expect(ScannedText(example.text).refusal == expected)
  }

  private static let stringsCases: [Case] = [
    ("\"", .unexpectedEnd, 1), ("\"abc", .unexpectedEnd, 4), ("\"a\\\"", .unexpectedEnd, 4),
    ("\"\\", .unexpectedEnd, 2), ("\"\\u", .unexpectedEnd, 3), ("\"\\u00", .unexpectedEnd, 5),
    (#""\a""#, .invalidEscape, 1), (#""\x41""#, .invalidEscape, 1), (#""\'""#, .invalidEscape, 1),
    (#""\0""#, .invalidEscape, 1), (#""\U0041""#, .invalidEscape, 1), (#""\N""#, .invalidEscape, 1),
    (#""\ ""#, .invalidEscape, 1), (#""\é""#, .invalidEscape, 1), ("\"\\\n\"", .invalidEscape, 1),
    ("\"\\\0\"", .invalidEscape, 1), (#""\u""#, .invalidEscape, 1), (#""\u1""#, .invalidEscape, 1),
    (#""\u123""#, .invalidEscape, 1), (#""\u12G4""#, .invalidEscape, 1),
    (#""\u-123""#, .invalidEscape, 1), (#""\u+123""#, .invalidEscape, 1),
    (#""\u 123""#, .invalidEscape, 1), ("\"\\u00\u{FF10}0\"", .invalidEscape, 1),
    (#""abcdefgh\q""#, .invalidEscape, 9), ("\"\n\"", .controlCharacter, 1),
    ("\"a\tb\"", .controlCharacter, 2), ("\"abcdefghi\u{1}\"", .controlCharacter, 10),
    ("{\"a\nb\":1}", .controlCharacter, 3), ("[\"a\u{1F}\"]", .controlCharacter, 3),
  ]

  @Test(arguments: stringsCases)
  func strings(_ example: Case) {
    let expected = JSONSyntaxError(example.reason, at: example.offset)
    #expect(ScannedText(example.text).refusal == expected)
  }

  @Test(arguments: UInt8(0)..<0x20)
  func everyControlCharacterHasToBeEscaped(_ byte: UInt8) {
    let text: [UInt8] = Array("\"0123456".utf8) + [byte] + Array("\"".utf8)
    #expect(ScannedText(text).refusal == JSONSyntaxError(.controlCharacter, at: 8))
    let isWhiteSpace = [0x09, 0x0A, 0x0D].contains(byte)
    let outside =
      isWhiteSpace
      ? JSONSyntaxError(.unexpectedEnd, at: 1) : JSONSyntaxError(.unexpectedByte(byte), at: 0)
    #expect(ScannedText([byte]).refusal == outside)
  }

  private static let wholeCases: [Case] = [
    ("", .unexpectedEnd, 0), (" ", .unexpectedEnd, 1), (" \n\t\r ", .unexpectedEnd, 5),
    ("        ", .unexpectedEnd, 8), ("\u{FEFF}1", .unexpectedByte(0xEF), 0),
    ("\u{FEFF}", .unexpectedByte(0xEF), 0), ("1 2", .trailingContent, 2),
    ("1 \n}", .trailingContent, 3), ("{}{}", .trailingContent, 2), ("[]]", .trailingContent, 2),
    ("null,", .trailingContent, 4), ("\"a\"b", .trailingContent, 3), ("1 #", .trailingContent, 2),
    ("[1] \0", .trailingContent, 4), ("\0", .unexpectedByte(0), 0), ("[\0]", .unexpectedByte(0), 1),
    ("{\0}", .unexpectedByte(0), 1), ("{\"a\"\0:1}", .unexpectedByte(0), 4),
    ("{\"a\":\0}", .unexpectedByte(0), 5), ("1\u{FEFF}", .trailingContent, 1),
  ]

  @Test(arguments: wholeCases)
  func wholeTexts(_ example: Case) {
    let expected = JSONSyntaxError(example.reason, at: example.offset)
    #expect(ScannedText(example.text).refusal == expected)
  }

  /// UTF-16 and UTF-32, in which RFC 8259 forbids JSON to be exchanged.
  @Test(
    arguments: [
      [0x5B, 0, 0x5D, 0], [0, 0x5B, 0, 0x5D], [0xFF, 0xFE, 0x5B, 0, 0x5D, 0],
      [0xFE, 0xFF, 0, 0x5B, 0, 0x5D], [0x31, 0, 0, 0],
    ] as [[UInt8]])
  func otherEncodings(_ bytes: [UInt8]) {
    #expect(ScannedText(bytes).refusal != nil)
  }
}
