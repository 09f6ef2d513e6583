import JSONScanner
import Testing

/// The one form of every string.
struct CanonicalStringTests {
  @Test(arguments: [
    (#""""#, #""""#), (#""a""#, #""a""#), (#""\u0061""#, #""a""#), (#""\/""#, #""/""#),
    (#""/""#, #""/""#), (#""\"""#, #""\"""#), (#""\u0022""#, #""\"""#), (#""\\""#, #""\\""#),
    (#""\u005c""#, #""\\""#), (#""\u005Cu0041""#, #""\\u0041""#),
    (#""\b\f\n\r\t""#, #""\b\f\n\r\t""#),
    (#""\u0008\u000c\u000a\u000D\u0009""#, #""\b\f\n\r\t""#), (#""\u0000""#, #""\u0000""#),
    (#""\u000B\u001F\u001b""#, #""\u000b\u001f\u001b""#), (#""\u0020""#, #"" ""#),
    (#""\u007f""#, "\"\u{7F}\""), ("\"\u{7F}\"", "\"\u{7F}\""), (#""\u0080""#, "\"\u{80}\""),
    (#""\u00e9""#, #""é""#), (#""é""#, #""é""#), (#""\u20AC""#, #""€""#),
    (#""\ud83d\ude00""#, #""😀""#), (#""\uD83D\uDE00""#, #""😀""#), (#""😀""#, #""😀""#),
    (#""\uDBFF\uDFFF""#, "\"\u{10FFFF}\""), (#""\u2028\u2029""#, "\"\u{2028}\u{2029}\""),
    ("\"\u{2028}\"", "\"\u{2028}\""), (#""\uFEFF""#, "\"\u{FEFF}\""),
    (#""\uFFFF""#, "\"\u{FFFF}\""),
    // What Go's encoder escapes for the sake of HTML.
    (#""\u003ca href=\u0022?a=1\u0026b=2\u0022\u003e""#, #""<a href=\"?a=1&b=2\">""#),
    (#""<>&""#, #""<>&""#),
    // Runs between escapes, longer and shorter than the eight bytes read at once.
    (#""12345678\u0041""#, #""12345678A""#), (#""\u004112345678""#, #""A12345678""#),
    (#""1\u00412\u00423""#, #""1A2B3""#), (#""\u0041\u0042""#, #""AB""#),
  ])
  func strings(_ text: String, _ expected: String) throws {
    let canonical = try ScannedText(text).canonical()
    #expect(Array(canonical.utf8) == Array(expected.utf8))
    let again = try ScannedText(expected).canonical()
    #expect(Array(again.utf8) == Array(expected.utf8))
  }

  /// Canonical means bytes: Unicode's own equivalences are left as they are.
  @Test func nothingIsNormalised() throws {
    let composed = try ScannedText(#""\u00e9""#).canonical()
    let decomposed = try ScannedText(#""e\u0301""#).canonical()
    #expect(Array(composed.utf8) == [0x22, 0xC3, 0xA9, 0x22])
    #expect(Array(decomposed.utf8) == [0x22, 0x65, 0xCC, 0x81, 0x22])
  }

  @Test(arguments: UInt32(0)..<0x20)
  func everyControlCharacter(_ value: UInt32) throws {
    let short: [UInt32: String] = [8: #"\b"#, 9: #"\t"#, 10: #"\n"#, 12: #"\f"#, 13: #"\r"#]
    let digits = String(value, radix: 16)
    let long = "\\u00" + (digits.count < 2 ? "0" : "") + digits
    let canonical = try ScannedText("\"" + long.uppercased().replacing("U", with: "u") + "\"")
      .canonical()
    #expect(canonical == "\"" + (short[value] ?? long) + "\"")
  }

  @Test func aStringLargerThanTheWritersMemory() throws {
    let long = String(repeating: #"x\u00e9"#, count: 5000)
    let expected = String(repeating: "xé", count: 5000)
    let canonical = try ScannedText("[\"\(long)\",\"\(long)\"]").canonical()
    #expect(canonical == "[\"\(expected)\",\"\(expected)\"]")
  }
}
