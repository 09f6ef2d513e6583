import JSONScanner
import Testing

/// What a scan leaves behind, and how it is walked.
struct TapeTests {
  @Test func theLayoutOfTheTape() throws {
    let scanner = try scanned(#" {"a":[1,"x"],"bb":{},"c":null}"#)
    let nodes = (0..<scanner.nodeCount).map { scanner.node($0) }
    let kinds: [JSONKind] = [
      .object, .string, .array, .number, .string, .string, .object, .string, .null,
    ]
    #expect(nodes.map(\.kind) == kinds)
    #expect(nodes.map(\.next) == [9, 2, 5, 4, 5, 6, 7, 8, 9])
    #expect(nodes.map(\.start) == [1, 3, 6, 7, 10, 15, 19, 23, 26])
    #expect(nodes.map(\.length) == [3, 1, 2, 1, 1, 2, 0, 1, 4])
  }

  @Test func members() throws {
    let scanner = try scanned(#"{"a":{"b":{"c":"deep"}},"\u0064":[5],"e":"x"}"#)
    let deep = scanner.stringValue(scanner.value(at: "a", "b", "c"))
    #expect(deep == "deep")
    let escaped = scanner.member(0, "d").map { scanner.kind($0) }
    #expect(escaped == .array)
    let named = [scanner.member(0, named: "d"), scanner.member(0, named: "e")]
    let called = [scanner.member(0, "d"), scanner.member(0, "e")]
    #expect(named == called)
    let root = scanner.value()
    #expect(root == 0)
    let absent = [
      scanner.member(0, "z"), scanner.member(nil, "a"), scanner.value(at: "a", "z", "c"),
      scanner.value(at: "e", "x"), scanner.value(at: "d", "0"), scanner.member(0, ""),
      scanner.member(0, "aa"), scanner.member(0, named: "z"), scanner.member(nil, named: "a"),
    ]
    #expect(absent.allSatisfy { $0 == nil })
  }

  @Test func aMemberThatStandsTwice() throws {
    let scanner = try scanned(#"{"a":1,"a":2}"#)
    let text = scanner.member(0, "a").map { scanner.string($0) }
    #expect(text == "1")
  }

  @Test(
    arguments: [
      (#""abc""#, "abc", true), (#""ab""#, "abc", false), (#""abcd""#, "abc", false),
      (#""\u0061bc""#, "abc", true), (#""\u0061b""#, "abc", false), (#""é""#, "é", true),
      (#""\u00e9""#, "é", true), (#""""#, "", true), ("1", "1", false), ("null", "null", false),
      // Equal to Swift's String, but other bytes.
      (#""e\u0301""#, "é", false), (#""\u212a""#, "K", false), ("\"\u{212A}\"", "K", false),
    ] as [(String, StaticString, Bool)])
  func comparison(_ text: String, _ expected: StaticString, _ isEqual: Bool) throws {
    let scanner = try scanned(text)
    let byText = scanner.isString(0, expected)
    #expect(byText == isEqual)
    let byBytes = scanner.isString(0, utf8: Array(expected.description.utf8))
    #expect(byBytes == isEqual)
  }

  @Test func textsOfValues() throws {
    let scanner = try scanned(#"["a\nb",-1.50e2,true,null,{}]"#)
    let texts = [1, 2, 3, 4].map { scanner.string($0) }
    #expect(texts == ["a\nb", "-1.50e2", "true", "null"])
    let values = [1, 2, 3, 4, 5].map { scanner.stringValue($0) }
    #expect(values == ["a\nb", nil, nil, nil, nil])
    let raw = String(decoding: scanner.rawBytes(1), as: UTF8.self)
    #expect(raw == #"a\nb"#)
    let window = String(decoding: scanner.textBytes(8..<15), as: UTF8.self)
    #expect(window == "-1.50e2")
  }

  @Test func aTapeThatGrows() throws {
    let scanner = try scanned("[" + (0..<5000).map(String.init).joined(separator: ",") + "]")
    let isRight = (0..<5000).allSatisfy { scanner.string($0 + 1) == String($0) }
    #expect(isRight)
    #expect(scanner.nodeCount == 5001)
    #expect(scanner.node(0).length == 5000)
  }

  private func scanned(_ text: String) throws -> JSONScanner {
    var scanner = JSONScanner()
    scanner.load(Array(text.utf8))
    try scanner.scanWhole()
    return scanner
  }
}
