import ClusterObjects
import Testing

@testable import ReportFormats

/// YAML that every reader takes for the same document.
struct YAMLFormatTests {
  private static func yaml(_ json: String) throws -> String {
    YAMLFormat.text(of: try JSONValue(parsing: Array(json.utf8)))
  }

  @Test(arguments: [
    "yes", "no", "on", "off", "y", "N", "True", "FALSE", "null", "Null", "~", "nan", "NaN", "inf",
    ".inf", "-.inf", ".NaN", "1e3", "0755", "0x1f", "1_000", "1.5", "-1", "+1", "12:30:45",
    "2026-11-22", "2026-11-22T10:00:00Z", "", " ", " lead", "trail ", "a b", "a: b", "a:", "#x",
    "a #b", "- a", "-", "?", "*a", "&a", "!a", "%a", "@a", "`a", "|", ">", "{", "[a]", "'a'",
    "a,b", "=", "<<", "é", "tab\tin", "back\\slash",
  ])
  func whatAReaderMightTakeForSomethingElseIsQuoted(_ text: String) {
    let quoted = JSONValue.quoted(text)
    #expect(YAMLFormat.text(of: .object(["k": .string(text)])) == "k: \(quoted)\n")
    #expect(YAMLFormat.text(of: .object([text: 1])) == "\(quoted): 1\n")
    #expect(YAMLFormat.text(of: .array([.string(text)])) == "- \(quoted)\n")
  }

  @Test(arguments: [
    "a", "ClusterIP", "kube-system", "app.kubernetes.io/name", "/healthz", "a@b", "v1.34.1", "nope",
    "x=y", "e1",
  ])
  func whatNobodyMistakesIsPlain(_ text: String) {
    #expect(YAMLFormat.text(of: .object(["k": .string(text)])) == "k: \(text)\n")
  }

  @Test func scalarsAreAsInJSON() throws {
    #expect(
      try Self.yaml(#"{"a":null,"b":true,"c":false,"d":1.5,"e":-3,"f":{},"g":[]}"#) == """
        a: null
        b: true
        c: false
        d: 1.5
        e: -3
        f: {}
        g: []

        """)
    #expect(try Self.yaml("7") == "7\n")
    #expect(try Self.yaml("[]") == "[]\n")
    #expect(try Self.yaml(#"["a",1]"#) == "- a\n- 1\n")
  }

  @Test func objectsAndListsNest() throws {
    let json = #"{"z":{"w":{"x":1}},"list":[{"a":1,"b":{"c":2},"d":[3,{"e":4}]},{},[],5]}"#
    #expect(
      try Self.yaml(json) == """
        list:
        - a: 1
          b:
            c: 2
          d:
          - 3
          - e: 4
        - {}
        - []
        - 5
        z:
          w:
            x: 1

        """)
  }

  @Test func theFirstMemberOfAnElementStandsBesideItsDash() throws {
    #expect(
      try Self.yaml(#"[{"a":{"b":1},"c":2},{"a":[1],"c":2},{"a":"x\ny","c":2}]"#) == """
        - a:
            b: 1
          c: 2
        - a:
          - 1
          c: 2
        - a: |-
            x
            y
          c: 2

        """)
  }

  @Test func listsInsideListsStayApart() throws {
    #expect(
      try Self.yaml(#"[[1,2],[[3]],[{"a":1,"b":[4]}],[]]"#) == """
        -
          - 1
          - 2
        -
          -
            - 3
        -
          - a: 1
            b:
            - 4
        - []

        """)
    #expect(
      try Self.yaml(#"{"a":[[1],2],"b":3}"#) == """
        a:
        -
          - 1
        - 2
        b: 3

        """)
  }

  @Test func textOfSeveralLinesIsABlock() throws {
    #expect(
      try Self.yaml(#"{"c":{"Corefile":".:53 {\n    errors\n\n    ready\n}\n","x":"a\nb"},"d":1}"#)
        == """
        c:
          Corefile: |
            .:53 {
                errors

                ready
            }
          x: |-
            a
            b
        d: 1

        """)
    #expect(try Self.yaml(##"["# first\n- second"]"##) == "- |-\n  # first\n  - second\n")
    #expect(try Self.yaml(#""a\nb""#) == "|-\n  a\n  b\n")
  }

  @Test(arguments: [
    "\n", "a\n\n", "\na", " a\nb", "a \nb", "a\nb ", "a\r\nb", "a\tb\nc", "a\n\u{1B}b",
    "\ta\nb", "a\n \nb",
  ])
  func whatABlockWouldNotKeepIsQuoted(_ text: String) {
    #expect(
      YAMLFormat.text(of: .object(["k": .string(text)])) == "k: \(JSONValue.quoted(text))\n")
  }

  @Test(arguments: [
    ("\u{1B}[2J", #"\u001b[2J"#), ("\u{7F}", #"\u007f"#), ("\u{9B}31m", #"\u009b31m"#),
    ("\u{85}", #"\u0085"#), ("\u{2029}", #"\u2029"#), ("\u{202E}", #"\u202e"#),
    ("\u{FEFF}x", #"\ufeffx"#), ("a\n\u{9B}31m", #"a\n\u009b31m"#),
    ("a\n\u{202E}", #"a\n\u202e"#), ("a\n\u{FEFF}", #"a\n\ufeff"#), ("é😀", "é😀"),
  ])
  func charactersThatAreNotPrintedAreEscaped(_ text: String, _ escaped: String) {
    #expect(YAMLFormat.text(of: .object(["k": .string(text)])) == "k: \"\(escaped)\"\n")
  }

  @Test func aBlockMayHoldAnyLetter() throws {
    #expect(try Self.yaml(#"["é\n😀"]"#) == "- |-\n  é\n  😀\n")
  }
}
