import JSONScanner
import TestSupport
import Testing

/// Members in the order of their names, each name once.
struct CanonicalObjectTests {
  @Test(arguments: [
    (#"{}"#, #"{}"#), (#"[ ]"#, #"[]"#), (#"{ "a" : [ 1 , { } ] }"#, #"{"a":[1,{}]}"#),
    (#"{"b":1,"a":2}"#, #"{"a":2,"b":1}"#), (#"{"a":1,"b":2,"c":3}"#, #"{"a":1,"b":2,"c":3}"#),
    (#"{"c":3,"b":2,"a":1}"#, #"{"a":1,"b":2,"c":3}"#),
    (#"{"a":1,"c":2,"b":3}"#, #"{"a":1,"b":3,"c":2}"#),
    (#"{"ab":1,"a":2,"":3}"#, #"{"":3,"a":2,"ab":1}"#), (#"{"a":1,"B":2}"#, #"{"B":2,"a":1}"#),
    (#"{"a10":1,"a2":2}"#, #"{"a10":1,"a2":2}"#), (#"{"a2":2,"a10":1}"#, #"{"a10":1,"a2":2}"#),
    (#"{"a/b":1,"a.b":2,"a-b":3}"#, #"{"a-b":3,"a.b":2,"a/b":1}"#),
    (#"{"z":{"b":1,"a":2},"y":[{"d":1,"c":2}]}"#, #"{"y":[{"c":2,"d":1}],"z":{"a":2,"b":1}}"#),
    (
      #"{"z":{"y":{"x":{"b":1,"a":2},"w":1}},"a":0}"#,
      #"{"a":0,"z":{"y":{"w":1,"x":{"a":2,"b":1}}}}"#
    ),
  ])
  func order(_ text: String, _ expected: String) throws {
    #expect(try ScannedText(text).canonical() == expected)
  }

  /// The order is of the text, not of its spelling, and of UTF-8, not of UTF-16.
  @Test(arguments: [
    (#"{"\u0062":1,"\u0061":2}"#, #"{"a":2,"b":1}"#), (#"{"\u0061":1,"b":2}"#, #"{"a":1,"b":2}"#),
    (#"{"b":1,"\u0061":2}"#, #"{"a":2,"b":1}"#), (#"{"\u007a":1,"a":2}"#, #"{"a":2,"z":1}"#),
    (#"{"a\n":1,"a":2}"#, #"{"a":2,"a\n":1}"#), (#"{"a\u0000":1,"a":2}"#, #"{"a":2,"a\u0000":1}"#),
    (#"{"é":1,"z":2}"#, #"{"z":2,"é":1}"#), (#"{"\u00e9":1,"z":2}"#, #"{"z":2,"é":1}"#),
    (#"{"😀":1,"\uFFFD":2}"#, "{\"\u{FFFD}\":2,\"😀\":1}"),
    (#"{"\ud83d\ude00":1,"\uFFFD":2}"#, "{\"\u{FFFD}\":2,\"😀\":1}"),
    (#"{"\"":1,"!":2}"#, #"{"!":2,"\"":1}"#), (#"{"\\":1,"[":2}"#, #"{"[":2,"\\":1}"#),
  ])
  func orderOfEscapedNames(_ text: String, _ expected: String) throws {
    let canonical = try ScannedText(text).canonical()
    #expect(Array(canonical.utf8) == Array(expected.utf8))
  }

  /// Names that Swift holds equal and whose bytes differ are two names.
  @Test func namesAreComparedAsBytes() throws {
    let canonical = try ScannedText(#"{"\u00e9":1,"e\u0301":2}"#).canonical()
    #expect(Array(canonical.utf8) == Array("{\"e\u{301}\":2,\"\u{E9}\":1}".utf8))
  }

  @Test(arguments: [
    (#"{"a":1,"a":2}"#, "a", 8), (#"{"a":1,"a":1}"#, "a", 8), (#"{"a":1,"b":2,"a":3}"#, "a", 14),
    (#"{"b":1,"a":2,"b":3}"#, "b", 14), (#"{"a":1,"b":2,"b":3,"c":4}"#, "b", 14),
    (#"{"c":1,"b":2,"a":3,"b":4}"#, "b", 20), (#"{"a":1,"b":2,"c":3,"c":4}"#, "c", 20),
    (#"{"":1,"":2}"#, "", 7), (#"{"a":1,"\u0061":2}"#, "a", 8), (#"{"\u0061":1,"a":2}"#, "a", 13),
    (#"{"\u0061":1,"\u0061":2}"#, "a", 13), (#"{"\/":1,"/":2}"#, "/", 9),
    (#"[{"a":{"x":1,"x":2}}]"#, "x", 14), (#"{"a":{"b":1},"a":{"b":1}}"#, "a", 14),
    (#"{"a":[{"b":1,"b":2}],"c":1}"#, "b", 14), (#"{"😀":1,"\ud83d\ude00":2}"#, "😀", 11),
  ])
  func aNameThatStandsTwice(_ text: String, _ name: String, _ offset: Int) {
    #expect(ScannedText(text).refusal == nil)
    #expect(
      ScannedText(text).canonicalResult
        == .failure(JSONSyntaxError(.duplicateName(name), at: offset)))
  }

  @Test func theSameNameInDifferentObjects() throws {
    let text = #"{"a":{"a":[{"a":1},{"a":2}]},"b":{"a":3}}"#
    #expect(try ScannedText(text).canonical() == text)
  }

  @Test(arguments: [2, 3, 5, 16, 100, 1000], UInt64(1)...6)
  func manyNamesInAnyOrder(_ count: Int, _ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let names = (0..<count).map { String($0, radix: 7) }
    let shuffled = names.shuffled(using: &random).map { "\"\($0)\":\"\($0)\"" }
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let expected = "{" + sorted.map { "\"\($0)\":\"\($0)\"" }.joined(separator: ",") + "}"
    let text = "{" + shuffled.joined(separator: ",") + "}"
    #expect(try ScannedText(text).canonical() == expected, "seed \(seed)")

    var twice = shuffled
    let name = names.randomElement(using: &random) ?? ""
    twice.insert("\"\(name)\":0", at: Int.random(in: 0...count, using: &random))
    let result = ScannedText("{" + twice.joined(separator: ",") + "}").canonicalResult
    guard case .failure(let error) = result, case .duplicateName(name) = error.reason else {
      Issue.record("seed \(seed): \(name) stands twice, and the answer is \(result)")
      return
    }
  }
}
