import JSONScanner
import TestSupport
import Testing

/// A text that stops too early is told from one that is wrong: a reader waits for more of it.
struct TruncationTests {
  @Test(arguments: [
    #"{"a":[1,2.5e-3,null,true,false,"x"],"b":{"c":{}},"d":[]}"#,
    #" [ { "key" : "v\n\"\\\/\u00e9\ud83d\ude00é€😀" } , [ [ ] , { } ] , -0.5E+10 ] "#,
    #""\uD83D\uDE00 and more text than fits into a word of eight bytes""#,
    #"[true,false,null,true,false,null]"#,
    "{\n        \"metadata\": {\n            \"name\": \"web\"\n        }\n    }",
  ])
  func everyPrefixOfAContainerOrStringIsUnfinished(_ text: String) {
    let bytes = Array(text.utf8)
    let end = bytes.count - (bytes.reversed().prefix { $0 == UInt8(ascii: " ") }.count)
    for count in 0..<end {
      let refusal = ScannedText(Array(bytes[..<count])).refusal
      #expect(
        refusal == JSONSyntaxError(.unexpectedEnd, at: count), "the first \(count) bytes")
    }
    #expect(ScannedText(bytes).refusal == nil)
  }

  @Test(arguments: ["null", "true", "false"])
  func everyPrefixOfALiteralIsUnfinished(_ text: String) {
    for count in 0..<text.utf8.count {
      let refusal = ScannedText(String(text.prefix(count))).refusal
      #expect(refusal == JSONSyntaxError(.unexpectedEnd, at: count))
    }
  }

  /// A prefix of a number may be a number: only a window that goes on shows where it ends.
  @Test(arguments: [
    ("-12.50e+07", [1, 4, 7, 8]), ("0.0e-0", [0, 2, 4, 5]), ("1E5", [0, 2]), ("-0", [0, 1]),
  ])
  func aPrefixOfANumberIsUnfinishedOrANumber(_ text: String, _ unfinished: [Int]) {
    for count in 0..<text.utf8.count {
      let isUnfinished = count == 0 || unfinished.contains(count)
      #expect(
        ScannedText(String(text.prefix(count))).refusal
          == (isUnfinished ? JSONSyntaxError(.unexpectedEnd, at: count) : nil),
        "the first \(count) bytes")
    }
  }

  @Test(arguments: UInt64(1)...40)
  func randomTextsCutOff(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let value = SampleValue.array([.random(using: &random, depth: 4)])
    let bytes = Array(value.text(using: &random).utf8)
    let whole = bytes.count - bytes.reversed().prefix { $0 <= 0x20 }.count
    for count in 0..<whole {
      let refusal = ScannedText(Array(bytes[..<count])).refusal
      #expect(
        refusal == JSONSyntaxError(.unexpectedEnd, at: count),
        "seed \(seed), the first \(count) bytes of \(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
