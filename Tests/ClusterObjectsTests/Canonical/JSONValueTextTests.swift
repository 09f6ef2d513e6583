import ClusterObjects
import Testing

/// Trees written as text.
struct JSONValueTextTests {
  @Test(arguments: [
    "null", "true", "false", "0", "-1.5e-7", "[]", "{}", #""""#, #"[1,[2,{}],"x"]"#,
    #"{"":0,"a":{"b":[null]},"a-b":1,"z":"é😀"}"#, #""\"\\\b\f\n\r\t\u0000\u001f/<>&""#,
    "\"\u{7F}\u{2028}\"", "{\"\u{FFFD}\":1,\"\u{10000}\":2}", "18446744073709551616",
  ])
  func canonicalTextStaysAsItIs(_ text: String) throws {
    let value = try JSONValue(parsing: Array(text.utf8))
    #expect(Array(value.compactText.utf8) == Array(text.utf8))
    #expect(value.withCanonicalBytes { Array($0) } == Array(text.utf8))
    #expect(try JSONValue(parsing: Array(value.prettyText.utf8)) == value)
  }

  @Test func namesAreSorted() {
    let value: JSONValue = .object(["b": 1, "a": 2, "B": .null, "": [true]])
    #expect(value.compactText == #"{"":[true],"B":null,"a":2,"b":1}"#)
  }

  @Test func overSeveralLines() {
    let value: JSONValue = .object(["b": [1, .object(["x": "y"]), []], "a": .object([:])])
    let expected = """
      {
        "a": {},
        "b": [
          1,
          {
            "x": "y"
          },
          []
        ]
      }
      """
    #expect(value.prettyText == expected)
    #expect(JSONValue.null.prettyText == "null")
  }

  @Test(arguments: [
    ("", #""""#), ("a\"b\\c/d", #""a\"b\\c/d""#), ("\u{0}\u{1F}\n", #""\u0000\u001f\n""#),
    ("é\u{2028}", #""é\u2028""#), ("\u{9B}31m\u{202E}\u{7F}", #""\u009b31m\u202e\u007f""#),
  ])
  func quoting(_ text: String, _ expected: String) {
    #expect(JSONValue.quoted(text) == expected)
  }
}
