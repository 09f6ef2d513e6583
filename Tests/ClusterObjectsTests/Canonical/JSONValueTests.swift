import ClusterObjects
import JSONScanner
import Testing

/// JSON as a tree.
struct JSONValueTests {
  @Test(
    arguments: [
      ("null", .null), ("true", true), ("false", false), ("7", 7), ("-7", -7),
      (#""a\u0062\n""#, "ab\n"),
      ("[]", []), ("{}", .object([:])), ("[1,[2,\"x\"],null]", [1, [2, "x"], .null]),
      (#"{"b":{"a":[true]},"a":1}"#, .object(["a": 1, "b": .object(["a": [true]])])),
      ("18446744073709551616", .number("18446744073709551616")), ("1.5e-7", .number("1.5e-7")),
    ] as [(String, JSONValue)])
  func reading(_ text: String, _ expected: JSONValue) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)) == expected)
  }

  @Test func refusals() {
    #expect(throws: JSONSyntaxError(.unexpectedByte(UInt8(ascii: "]")), at: 3)) {
      try JSONValue(parsing: Array("[1,]".utf8))
    }
    #expect(throws: JSONSyntaxError(.trailingContent, at: 2)) {
      try JSONValue(parsing: Array("1 2".utf8))
    }
  }

  @Test func aPartOfATape() throws {
    var scanner = JSONScanner()
    scanner.load(Array(#"{"a":{"b":[1]},"c":2}"#.utf8))
    try scanner.scanWhole()
    let part = scanner.member(0, "a").map { JSONValue(scanner, node: $0) }
    #expect(part == .object(["b": [1]]))
  }

  @Test func access() throws {
    let value = try JSONValue(
      parsing: Array(
        #"{"n":12,"t":"12","l":[1,2],"o":{"x":null},"f":1.5,"big":99999999999999999999}"#.utf8))
    #expect(value["n"]?.int == 12)
    #expect(value["n"]?.text == nil)
    #expect(value["t"]?.text == "12")
    #expect(value["t"]?.int == nil)
    #expect(value["l"]?.elements == [1, 2])
    #expect(value["l"]?["0"] == nil)
    #expect(value["o"]?["x"] == .null)
    #expect(value["o"]?.elements == nil)
    #expect(value["f"]?.int == nil)
    #expect(value["big"]?.int == nil)
    #expect(value["absent"] == nil)
    #expect(JSONValue.null["x"] == nil)
  }

  @Test func absentMembersAreAbsent() {
    let value = JSONValue(members: ["a": 1, "b": nil, "c": .null, "d": JSONValue(2)])
    #expect(value == .object(["a": 1, "c": .null, "d": 2]))
  }

  /// Values that Foundation would round into one stay two.
  @Test func numbersAreNotRounded() {
    #expect(JSONValue.number("9007199254740993") != .number("9007199254740992"))
    #expect(JSONValue(9_007_199_254_740_993) == .number("9007199254740993"))
  }
}
