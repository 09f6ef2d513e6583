import JSONScanner
import TestSupport
import Testing

/// The scanner against a parser that somebody else wrote.
struct DifferentialTests {
  @Test(arguments: UInt64(1)...100)
  func randomTexts(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 1...20 {
      let text = SampleValue.random(using: &random, depth: 4).text(using: &random)
      compare(Array(text.utf8), "seed \(seed), round \(round): \(text.debugDescription)")
    }
  }

  @Test(arguments: UInt64(1001)...1100)
  func mutatedTexts(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 1...60 {
      let text = SampleValue.random(using: &random, depth: 3).text(using: &random)
      let bytes = MutatedText(of: Array(text.utf8), using: &random).bytes
      let shown = String(decoding: bytes, as: UTF8.self).debugDescription
      compare(bytes, "seed \(seed), round \(round): \(shown)")
    }
  }

  /// The differences that are known are there: where this fails, Foundation has changed.
  @Test(arguments: [
    ("[1,]", true), ("{\"a\":1,}", true), ("\u{FEFF}1", true), ("\u{0}1", true), ("1e400", false),
    ("[-1e309]", false),
  ])
  func knownDifferences(_ text: String, _ foundationAccepts: Bool) {
    let bytes = Array(text.utf8)
    #expect((FoundationJSON(bytes).value != nil) == foundationAccepts)
    #expect((ScannedText(bytes).refusal == nil) == !foundationAccepts)
    compare(bytes, "\(text.debugDescription)")
  }

  private func compare(_ bytes: [UInt8], _ what: Comment) {
    let theirs = FoundationJSON(bytes).value
    var scanner = JSONScanner()
    scanner.load(bytes)
    do throws(JSONSyntaxError) {
      try scanner.scanWhole()
      if FoundationJSON.refusesNumber(in: scanner) {
        #expect(theirs == nil, what)
      } else {
        let isSame = FoundationJSON.matches(theirs, 0, in: scanner)
        #expect(isSame, what)
      }
    } catch {
      let isKnown = FoundationJSON.isLenient(with: bytes, refusedFor: error)
      #expect(theirs == nil || isKnown, what)
    }
  }
}
