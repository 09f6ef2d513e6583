import Testing

@testable import YAMLDocuments

/// Anchors, aliases and merge keys, and that none of them can be used as a bomb.
struct AliasTests {
  @Test(
    arguments: [
      ("a: &x 1\nb: &y two\nc: *x\nd: *y\n", "{\"a\":1,\"b\":\"two\",\"c\":1,\"d\":\"two\"}"),
      ("a: &a {c: 1}\nb: *a", "{\"a\":{\"c\":1},\"b\":{\"c\":1}}"),
      ("a: &a [1, 2]\nb: *a", "{\"a\":[1,2],\"b\":[1,2]}"),
      // yaml-test-suite 3GZX: an anchor may be given again.
      (
        "a: &n Foo\nb: *n\nc: &n Bar\nd: *n\n",
        "{\"a\":\"Foo\",\"b\":\"Foo\",\"c\":\"Bar\",\"d\":\"Bar\"}"
      ),
      ("- &a [&b x, *b]\n- *a\n- *b\n", "[[\"x\",\"x\"],[\"x\",\"x\"],\"x\"]"),
      ("&k key: &v value\n*v : *k\n", "{\"key\":\"value\",\"value\":\"key\"}"),
      ("&n 010: x\nb: *n\n", "{\"8\":\"x\",\"b\":8}"),
      ("a: &e\nb: *e\n", "{\"a\":null,\"b\":null}"),
    ])
  func aliases(_ text: String, _ expected: String) throws {
    #expect(try YAMLText(text).documents() == [expected])
  }

  /// https://yaml.org/type/merge.html, and the tests of go-yaml v2.
  @Test(
    arguments: [
      "<<: *CENTER\nr: 10", "<<: [*CENTER, *BIG]", "<<: [*BIG, *LEFT, *SMALL]\nx: 1",
      "x: 1\n<<: [*BIG, *LEFT]", "!!merge \"<<\": [*CENTER, *BIG]",
      "!<tag:yaml.org,2002:merge> \"<<\": [*CENTER, *BIG]", "<<: {x: 1, z: 2, r: 10}",
      "<<: [*CENTER, {r: 10}]", "r: 10\n<<: {<<: *CENTER}", "<<: [{x: 1}, {<<: *LEFT}]\nr: 10",
      "x: 1\nr: 10\nz: 2\n<<: []", "<<: &m {<<: *CENTER, r: 10}",
    ])
  func merges(_ members: String) throws {
    let anchors = "- &CENTER {x: 1, z: 2}\n- &LEFT {x: 0, z: 2}\n- &BIG {r: 10}\n- &SMALL {r: 1}\n"
    let body = members.replacing("\n", with: "\n  ")
    let document = try #require(try YAMLText(anchors + "- \(body)\n").documents().first)
    let canonical = try YAMLText.canonical(document)
    #expect(canonical.hasSuffix(",{\"r\":10,\"x\":1,\"z\":2}]"), "\(canonical)")
  }

  @Test func mergedNamesAndValuesMayHoldAnything() throws {
    let text = "a: &a {\"q\\\"\\\\,}\": [\"]\\\"\", {}], b: {c: [1]}}\nd:\n  <<: *a\n  b: 1\n"
    #expect(
      try YAMLText.canonical(YAMLText(text).documents()[0])
        == #"{"a":{"b":{"c":[1]},"q\"\\,}":["]\"",{}]},"d":{"b":1,"q\"\\,}":["]\"",{}]}}"#)
  }

  @Test(
    arguments: [
      ("a: *b\n", .unknownAnchor("b"), 1), ("b: *a\na: &a {c: 1}", .unknownAnchor("a"), 1),
      ("a: &a 1\n---\nb: *a\n", .unknownAnchor("a"), 3),
      ("a: &a\n  b: *a\n", .recursiveAlias("a"), 2), ("&a [*a]", .recursiveAlias("a"), 1),
      ("- &a 1\n- &a [*a]\n", .recursiveAlias("a"), 2),
      ("a: &a\n  <<: *a\n", .recursiveAlias("a"), 2),
      ("a: &x null\nc:\n  <<:\n  - *x\n", .mergeOfNoMapping, 5),
      ("<<: 1\n", .mergeOfNoMapping, 1), ("<<: [[{a: 1}]]\n", .mergeOfNoMapping, 1),
      ("a: &x [{b: 1}]\nc:\n  <<: *x\n", .mergeOfNoMapping, 3),
      ("<<: {a: 1}\n<<: {b: 1}\n", .duplicateName("<<"), 2),
    ] as [(String, YAMLError.Reason, Int)])
  func whatIsRefused(_ text: String, _ reason: YAMLError.Reason, _ line: Int) throws {
    let error = try YAMLText(text).refusal()
    #expect(error?.reason == reason)
    // What follows a sequence is only seen on the next line.
    #expect(error.map { abs($0.place.line - line) <= 1 } == true)
  }

  // MARK: Bombs

  private static func bomb(_ levels: Int, line: (Int, Int) -> String) -> String {
    (0..<levels).map { line($0, $0 - 1) }.joined(separator: "\n") + "\n"
  }

  @Test func aBillionLaughsAreRefusedWhereTheyGrow() throws {
    let text = Self.bomb(12) { level, below in
      let values = level == 0 ? "lol" : "*a\(below)"
      return "a\(level): &a\(level) [" + Array(repeating: values, count: 10).joined(separator: ",")
        + "]"
    }
    let limits = YAMLLimits()
    let error = try YAMLText(text).refusal()
    #expect(error?.place.line == 7)
    #expect(
      error?.reason == .expandsTooFar(limitBytes: limits.expandedBytesMax)
        || error?.reason == .tooLarge(limitBytes: limits.nodeBytesMax))
  }

  @Test func mergesThatGrowAreRefused() throws {
    var text = YAMLText(
      Self.bomb(40) { level, below in
        level == 0
          ? "m0: &m0 {x: {y: z}}"
          : "m\(level): &m\(level) {a\(level): {<<: *m\(below)}, b\(level): {<<: *m\(below)}}"
      })
    text.limits.expandedBytesMax = 1 << 16
    #expect(try text.refusal()?.reason == .expandsTooFar(limitBytes: 1 << 16))
  }

  /// They write nothing, and cost what they hold each time.
  @Test func mergesThatAddNothingAreCounted() throws {
    var text = YAMLText(
      "a: &a {x: \(String(repeating: "y", count: 1000))}\nb: {x: 1, <<: ["
        + Array(repeating: "*a", count: 1000).joined(separator: ",") + "]}\n")
    text.limits.expandedBytesMax = 100_000
    #expect(try text.refusal()?.reason == .expandsTooFar(limitBytes: 100_000))
  }

  @Test func nestedAnchorsAreKeptWithinTheLimit() throws {
    var text = YAMLText(
      "a: " + (0..<100).map { "&a\($0) [" }.joined() + String(repeating: "x", count: 1000)
        + String(repeating: "]", count: 100))
    text.limits.nodeBytesMax = 50_000
    #expect(try text.refusal()?.reason == .tooLarge(limitBytes: 50_000))
  }

  @Test func aliasesDoNotNestDeeperThanTheLimit() throws {
    var text = YAMLText(
      Self.bomb(20) { level, below in "a\(level): &a\(level) [\(level == 0 ? "x" : "*a\(below)")]" }
    )
    text.limits.depthMax = 20
    #expect(try text.refusal()?.reason == .tooDeep(limit: 20))
    text.limits.depthMax = 21
    #expect(try text.refusal() == nil)
  }
}
