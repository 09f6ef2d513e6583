import Testing

@testable import NetworkModel

@Suite struct CorefileLexerTests {
  private static func texts(_ text: String) throws -> [String] {
    try CorefileLexer.words(of: text).map(\.text)
  }

  @Test(arguments: [
    ("", []), ("  \n\t\r\n", []), ("a b", ["a", "b"]), ("a\u{A0}b", ["a", "b"]),
    ("a # b c\nd", ["a", "d"]), ("a#b c\nd", ["a", "d"]), ("# only", []),
    ("\"a b\" c", ["a b", "c"]), ("\"\" c", ["", "c"]), ("\"a # b\"", ["a # b"]),
    (#""a \"b\" c""#, [#"a "b" c"#]), (#""^[a]\.b$""#, [#"^[a]\.b$"#]),
    (#""a\\b""#, [#"a\\b"#]), (#"a"b c"#, [#"a"b"#, "c"]), (#""a"b"#, ["a", "b"]),
    ("{$HOME}/x {{ }}", ["{$HOME}/x", "{{", "}}"]), ("\u{FEFF}. {", [".", "{"]),
    ("a\r\nb\r\n", ["a", "b"]), ("ä😀 ß", ["ä😀", "ß"]),
  ])
  func splitsAsCoreDNSDoes(_ text: String, _ words: [String]) throws {
    #expect(try Self.texts(text) == words)
  }

  @Test func countsLinesAndKnowsTheirFirstWords() throws {
    let words = try CorefileLexer.words(of: "a b\n# c\n\n\"d\ne\" f\r\ng")
    #expect(words.map(\.line) == [1, 1, 4, 5, 6])
    #expect(words.map(\.beginsLine) == [true, false, true, false, true])
  }

  @Test func aQuoteThatIsNotClosedIsAnErrorWhereItBegins() {
    #expect(throws: CorefileError(.quoteNotClosed, line: 2)) {
      try CorefileLexer.words(of: "a\n\"b\nc\nd")
    }
  }

  @Test func isBounded() throws {
    let most = String(repeating: "a ", count: CorefileLexer.wordsMax)
    #expect(try CorefileLexer.words(of: most).count == CorefileLexer.wordsMax)
    #expect(throws: CorefileError(.tooManyWords(limit: CorefileLexer.wordsMax), line: 2)) {
      try CorefileLexer.words(of: most + "\na")
    }
    let longest = String(repeating: "a", count: CorefileLexer.textBytesMax)
    #expect(try CorefileLexer.words(of: longest).count == 1)
    #expect(throws: CorefileError(.tooLong(limitBytes: CorefileLexer.textBytesMax), line: 1)) {
      try CorefileLexer.words(of: longest + "a")
    }
  }
}
