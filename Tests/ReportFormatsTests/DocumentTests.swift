import ClusterObjects
import Testing

@testable import ReportFormats

/// The shape of every document.
struct DocumentTests {
  @Test func aDocumentSaysWhatItIsAndWhoMadeIt() {
    let report = TestReport(members: ["zebra": 1, "Apple": [], "apple": .object([:])])
    #expect(
      report.rendered(as: .json, .test) == """
        {
          "Apple": [],
          "apiVersion": "netlapse/v1",
          "apple": {},
          "generatedAt": "2026-09-21T14:13:20Z",
          "kind": "Test",
          "tool": {
            "ruleSet": 4,
            "version": "1.2.3"
          },
          "zebra": 1
        }

        """)
    #expect(
      report.rendered(as: .yaml, .test) == """
        Apple: []
        apiVersion: netlapse/v1
        apple: {}
        generatedAt: "2026-09-21T14:13:20Z"
        kind: Test
        tool:
          ruleSet: 4
          version: "1.2.3"
        zebra: 1

        """)
  }

  @Test func textIsForPeople() {
    #expect(TestReport().rendered(as: .table, .test) == "narrow\n")
    #expect(TestReport().rendered(as: .wide, .test) == "wide\n")
  }

  @Test(arguments: [
    ("\u{1B}[2J", #"\u001b[2J"#), ("\u{7F}", #"\u007f"#), ("\u{9B}31m", #"\u009b31m"#),
    ("\u{85}", #"\u0085"#), ("\u{202E}", #"\u202e"#), ("\u{200B}", #"\u200b"#),
    ("\u{2028}", #"\u2028"#), ("\u{FEFF}", #"\ufeff"#),
    ("é😀", "é😀"), ("a\tb\r\n\"\\", #"a\tb\r\n\"\\"#),
  ])
  func jsonReachesNoTerminalWithControlCharacters(_ text: String, _ escaped: String) throws {
    let document = JSONFormat.text(of: .object([text: .string(text)]))
    #expect(document == "{\n  \"\(escaped)\": \"\(escaped)\"\n}\n")
    #expect(try JSONValue(parsing: Array(document.utf8)) == .object([text: .string(text)]))
  }

  @Test func anErrorIsADocumentToo() {
    let report = ErrorReport(code: 65, message: "bad\u{7}", hint: "do better")
    #expect(report.kind == "Error")
    #expect(
      report.members == ["code": 65, "message": "bad\u{7}", "hint": "do better"])
    #expect(report.rendered(as: .table, .test) == "error: bad\\u{7}\n  do better\n")
    #expect(ErrorReport(code: 70, message: "m", hint: nil).members == ["code": 70, "message": "m"])
  }

  @Test func aSnapshotReferenceIsAsTheContractHasIt() throws {
    let text = JSONValue(reference: .test(id: 12), distanceSeconds: 7.9).compactText
    #expect(
      text == #"{"cluster":{"name":"prod","uid":"u-1"},"distanceSeconds":7,"#
        + #""endedAt":"2026-09-21T14:25:21Z","evidence":"sanitized user evidence","id":12,"#
        + #""startedAt":"2026-09-21T14:25:20Z"}"#)
    let nameless = JSONValue(reference: .test(id: 1, cluster: .name("lab"), clusterName: nil))
    #expect(nameless["cluster"] == .object(["name": "lab"]))
  }

  @Test func anInstantOfChangeLiesBetweenTwoSnapshots() {
    #expect(
      JSONValue(after: .test(id: 1), by: .test(id: 2))
        == .object(["after": "2026-09-21T14:14:20Z", "by": "2026-09-21T14:15:21Z"]))
    #expect(JSONValue(after: nil, by: .test(id: 2)) == .object(["by": "2026-09-21T14:15:21Z"]))
  }
}
