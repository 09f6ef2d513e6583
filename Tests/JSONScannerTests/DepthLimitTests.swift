import JSONScanner
import Testing

/// How deep containers may nest, and how much they may hold.
struct DepthLimitTests {
  @Test(arguments: [1, 2, 7, 255, 256, 1000], ["[", "{\"a\":"])
  func theLimitIsExact(_ limit: Int, _ opening: String) {
    #expect(refusal(of: opening, depth: limit, limit: limit) == nil)
    #expect(
      refusal(of: opening, depth: limit + 1, limit: limit)
        == JSONSyntaxError(.tooDeep(limit: limit), at: limit * opening.utf8.count))
  }

  @Test func theDefaultLimit() {
    #expect(JSONScanner.defaultDepthLimit == 256)
    let deepest = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
    #expect(ScannedText(deepest).refusal == nil)
    #expect(
      ScannedText("[\(deepest)]").refusal == JSONSyntaxError(.tooDeep(limit: 256), at: 256))
  }

  @Test func aMillionBracketsAreRefusedEarly() {
    let attack = String(repeating: "[", count: 1_000_000)
    #expect(ScannedText(attack).refusal == JSONSyntaxError(.tooDeep(limit: 256), at: 256))
  }

  @Test func breadthIsNotDepth() {
    let broad = "[" + Array(repeating: "[[]],{\"a\":{}}", count: 500).joined(separator: ",") + "]"
    #expect(refusal(of: broad, limit: 3) == nil)
    #expect(refusal(of: broad, limit: 2) == JSONSyntaxError(.tooDeep(limit: 2), at: 2))
  }

  @Test func whatIsClosedMayBeOpenedAgain() {
    #expect(refusal(of: "[[],[],{},[1]]", limit: 2) == nil)
  }

  @Test func aLimitOfOneStillReadsScalars() {
    #expect(refusal(of: "1", limit: 1) == nil)
    #expect(refusal(of: "[1]", limit: 1) == nil)
    #expect(refusal(of: "[1,{}]", limit: 1) == JSONSyntaxError(.tooDeep(limit: 1), at: 3))
  }

  @Test func theNumberOfValuesIsLimitedToo() {
    // The array is one of them.
    let most = "[" + String(repeating: "0,", count: JSONScanner.nodesMax - 2) + "0]"
    #expect(refusal(of: most, limit: 1) == nil)
    let error = JSONSyntaxError(
      .tooManyValues(limit: JSONScanner.nodesMax), at: most.utf8.count)
    #expect(refusal(of: most.dropLast() + ",0]", limit: 1) == error)
  }

  private func refusal(of opening: String, depth: Int, limit: Int) -> JSONSyntaxError? {
    let closing = opening == "[" ? "]" : "}"
    let middle = opening == "[" ? "" : "0"
    return refusal(
      of: String(repeating: opening, count: depth) + middle
        + String(repeating: closing, count: depth), limit: limit)
  }

  private func refusal(of text: String, limit: Int) -> JSONSyntaxError? {
    do throws(JSONSyntaxError) {
      var scanner = JSONScanner(depthLimit: limit)
      scanner.load(Array(text.utf8))
      try scanner.scanWhole()
      return nil
    } catch {
      return error
    }
  }
}
