import JSONScanner
import TestSupport
import Testing

/// What holds of the canonical form of every value.
struct CanonicalPropertyTests {
  @Test(arguments: UInt64(1)...40)
  func everySpellingHasTheOneForm(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 1...25 {
      let value = SampleValue.random(using: &random, depth: 5)
      let expected = value.canonical
      for _ in 1...3 {
        let text = value.text(using: &random)
        let canonical = try ScannedText(text).canonical()
        #expect(
          Array(canonical.utf8) == Array(expected.utf8), "seed \(seed), round \(round): \(text)")
      }
    }
  }

  @Test(arguments: UInt64(101)...120)
  func theFormOfTheFormIsItself(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 1...50 {
      let text = SampleValue.random(using: &random, depth: 5).text(using: &random)
      let once = try ScannedText(text).canonical()
      let twice = try ScannedText(once).canonical()
      #expect(Array(twice.utf8) == Array(once.utf8), "seed \(seed), round \(round): \(text)")
    }
  }

  /// Whether a number can be kept depends on its value, never on its spelling.
  @Test(arguments: UInt64(201)...220)
  func numbersFarOut(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 1...50 {
      let sample = SampleNumber.random(using: &random)
      let edge = [308, 309, 310, -999_999, -1_000_000, -1_000_001].randomElement(using: &random)
      let number = SampleNumber(
        isNegative: sample.isNegative, digits: "2", point: (edge ?? 0))
      let isKept = (-1_000_000...308).contains(number.point)
      for _ in 1...3 {
        let text = number.text(using: &random)
        let expected: Result<[UInt8], JSONSyntaxError> =
          isKept
          ? .success(Array(number.canonical.utf8))
          : .failure(JSONSyntaxError(.numberOutOfRange, at: 0))
        #expect(ScannedText(text).canonicalResult == expected, "seed \(seed): \(text)")
      }
    }
  }

  /// A writer and a scanner that were used before give what new ones give.
  @Test(arguments: UInt64(301)...310)
  func memoryThatIsUsedAgain(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var scanner = JSONScanner()
    var writer = CanonicalWriter()
    for round in 1...100 {
      let value = SampleValue.random(using: &random, depth: 4)
      var text = value.text(using: &random)
      if random.isOne(in: 3) {
        // Leave something half-done behind.
        text.removeLast(Int.random(in: 0...text.count / 2, using: &random))
        scanner.load(Array(text.utf8))
        try? scanner.scanWhole()
        continue
      }
      scanner.load(Array(text.utf8))
      try scanner.scanWhole()
      writer.clear()
      try writer.write(scanner)
      let written = Array(writer.bytes)
      #expect(written == Array(value.canonical.utf8), "seed \(seed), round \(round): \(text)")
    }
  }
}
