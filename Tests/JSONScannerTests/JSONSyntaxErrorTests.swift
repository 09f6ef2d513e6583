import JSONScanner
import Testing

/// What a person is told.
struct JSONSyntaxErrorTests {
  @Test(
    arguments: [
      (.unexpectedEnd, "the text ends inside a value at byte 7"),
      (.unexpectedByte(0x7D), "unexpected '}' at byte 7"),
      (.unexpectedByte(0x20), "unexpected byte 0x20 at byte 7"),
      (.unexpectedByte(0), "unexpected byte 0x0 at byte 7"),
      (.unexpectedByte(0xEF), "unexpected byte 0xEF at byte 7"),
      (.invalidNumber, "malformed number at byte 7"),
      (.numberOutOfRange, "number out of range at byte 7"),
      (.invalidEscape, "malformed escape in a string at byte 7"),
      (.loneSurrogate, "lone surrogate in a string at byte 7"),
      (.invalidUTF8, "bytes that are not UTF-8 at byte 7"),
      (.controlCharacter, "unescaped control character in a string at byte 7"),
      (.tooDeep(limit: 256), "nested deeper than 256 levels at byte 7"),
      (.tooLarge(limitBytes: 10), "a value larger than 10 bytes at byte 7"),
      (.trailingContent, "something follows the value at byte 7"),
      // A name may hold anything, and a terminal takes it at its word.
      (
        .duplicateName("a\u{1B}[2J"), #"the name "a\u{1B}[2J" stands twice in one object at byte 7"#
      ),
    ] as [(JSONSyntaxError.Reason, String)])
  func description(_ reason: JSONSyntaxError.Reason, _ expected: String) {
    #expect(JSONSyntaxError(reason, at: 7).description == expected)
  }
}
