import JSONScanner
import Testing

/// Texts that RFC 8259 calls JSON, rule by rule.
struct AcceptanceTests {
  @Test(
    arguments: [
      ("null", .null), ("true", .true), ("false", .false), ("0", .number), ("\"\"", .string),
      ("[]", .array), ("{}", .object),
    ] as [(String, JSONKind)])
  func everyKindMayStandAlone(_ text: String, _ kind: JSONKind) {
    #expect(ScannedText(text).kind == kind)
  }

  @Test(arguments: [
    " null", "null ", "\tnull\t", "\nnull\n", "\r\nnull\r\n", " \t\r\n null \t\r\n ",
    "[ ]", "[\n]", "{ }", "{\t}", "[ 1 , 2 ]", "[1\n,\r2\t]", "{ \"a\" : 1 , \"b\" : 2 }",
    "{\n\"a\"\n:\n1\n}", "                 [                 1                 ]                 ",
    "        \n        \n        1", "[1,       2]", "[1,        2]", "[1,         2]",
  ])
  func whiteSpaceMaySurroundEveryToken(_ text: String) {
    #expect(ScannedText(text).refusal == nil)
  }

  @Test(arguments: [
    "0", "-0", "1", "9", "-1", "10", "1234567890", "0.0", "0.5", "-0.5", "1.0", "1.25", "10.01",
    "0e0", "0E0", "1e1", "1E1", "1e+1", "1e-1", "1E+1", "1E-1", "0e+1", "0e-1", "1.5e3", "1.5E-3",
    "-1.5e+3", "1e00", "1e007", "0.00000", "123456789012345678901234567890", "1e400", "-1e400",
    "1e-400", "9007199254740993", "18446744073709551616", "0.1e1", "-0.0", "-0e5",
    "1e999999999999999999999",
  ])
  func numbers(_ text: String) throws {
    #expect(ScannedText(text).kind == .number)
    #expect(try ScannedText(text).string() == text)
    #expect(ScannedText("[" + text + "]").refusal == nil)
    #expect(ScannedText("{\"a\":" + text + "}").refusal == nil)
    #expect(ScannedText(text + " ").refusal == nil)
  }

  @Test(arguments: [
    (#""a""#, "a"), (#"" ""#, " "), (#""\"""#, "\""), (#""\\""#, "\\"), (#""\/""#, "/"),
    (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"), (#""\u0000""#, "\0"), (#""\u0041""#, "A"),
    (#""\u00e9\u00E9""#, "éé"), (#""\uD83D\uDE00""#, "😀"), (#""\ud83d\ude00x""#, "😀x"),
    (#""\uD800\uDC00""#, "\u{10000}"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
    (#""\uD7FF""#, "\u{D7FF}"), (#""\uE000""#, "\u{E000}"), (#""\uFFFF""#, "\u{FFFF}"),
    (#""\u005Cn""#, "\\n"),
    (#""\\u0041""#, "\\u0041"), (#""\\\"""#, "\\\""), ("\"\u{7F}\"", "\u{7F}"),
    ("\"\u{80}\"", "\u{80}"), ("\"\u{2028}\u{2029}\"", "\u{2028}\u{2029}"), ("\"é€😀\"", "é€😀"),
    ("\"\u{FEFF}\"", "\u{FEFF}"), ("\"/\"", "/"), ("\"'\"", "'"), ("\"{[]},:\"", "{[]},:"),
    (#""12345678\n12345678\n""#, "12345678\n12345678\n"),
    (#""123456\t789012345678\u0041""#, "123456\t789012345678A"),
  ])
  func strings(_ text: String, _ expected: String) throws {
    let value = try ScannedText(text).string()
    #expect(Array(value.utf8) == Array(expected.utf8))
  }

  @Test(arguments: [
    "[null]", "[true,false,null]", "[[]]", "[[],[]]", "[{}]", "[1,\"a\",[2],{\"b\":3}]",
    "{\"a\":1}", "{\"\":1}", "{\"a\":{}}", "{\"a\":[]}", "{\"a\":{\"a\":{\"a\":null}}}",
    "{\"a\":1,\"b\":2}", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":2}", "{\"\\u0061\":1}",
    "[[[[[]]]],[]]",
  ])
  func containers(_ text: String) {
    #expect(ScannedText(text).refusal == nil)
  }

  /// A literal that ends with the window has no byte after it to look at.
  @Test(arguments: ["null", "true", "false", "0", "-0", "1e1", "\"\"", "\"\\u0041\""], 0...70)
  func aValueMayEndAnywhereInTheBuffer(_ text: String, _ spaces: Int) {
    #expect(ScannedText(String(repeating: " ", count: spaces) + text).refusal == nil)
  }

  @Test func scanLeavesWhatFollowsAlone() throws {
    var scanner = JSONScanner()
    scanner.load(Array(#" {"a":1} [2]  3"#.utf8))
    let first = try scanner.scan(at: 0)
    let firstKind = scanner.kind(0)
    let second = try scanner.scan(at: first)
    let secondKind = scanner.kind(0)
    let third = try scanner.scan(at: second)
    #expect([first, second, third] == [8, 12, 15])
    #expect([firstKind, secondKind, scanner.kind(0)] == [.object, .array, .number])
  }
}
