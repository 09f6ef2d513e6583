import TestSupport
import Testing

@testable import RequestRouting

/// Regular expressions over paths.
@Suite struct PathRegexTests {
  @Test(arguments: [
    ("/foo", "/foo", true), ("/foo", "/foo/", false), ("/a.c", "/abc", true),
    ("/[a-c]+", "/abcabc", true), ("/[a-c]+", "/abd", false), ("/[^/]+/m", "/s.v/m", true),
    ("/[^/]+/m", "/s/v/m", false), ("/v(1|2)", "/v2", true), ("/v(1|2)", "/v3", false),
    ("/x{2,3}", "/xx", true), ("/x{2,3}", "/xxxx", false), ("/x{2}", "/x", false),
    (#"/\d+"#, "/2026", true), (#"/\d+"#, "/x", false), (#"/a\.b"#, "/a.b", true),
    (#"/a\.b"#, "/axb", false), ("/(?:a|)b", "/b", true), ("^/a$", "/a", true),
    ("/[[:alpha:]]+", "/ab", true), ("/[]]", "/]", true), ("/a*?b", "/aab", true),
    ("/a|/b", "/b", true), (#"/\x41"#, "/A", true), (#"/\bfoo\b"#, "/foo", true),
    (#"/a\b"#, "/a", true), (#"/a\Bb"#, "/ab", true), (#"/a\Bb"#, "/b", false),
  ]) func aWholePathIsHeldOrNot(_ pattern: String, _ path: String, _ holds: Bool) throws {
    #expect(try PathRegex(pattern, anchoring: .whole).matches(path) == holds)
  }

  @Test(arguments: [
    ("/foo", "/foobar", true), ("/foo", "/x/foo", false), ("/foo$", "/foobar", false),
    ("/foo(/|$)(.*)", "/foo", true), ("/foo(/|$)(.*)", "/foo/x", true),
    ("/foo(/|$)(.*)", "/foox", false), ("^/foo", "/FOO", true), ("/a|b", "/xb", true),
    ("/a|^b", "/xb", false),
  ]) func nginxHoldsTheBeginningInAnyCase(_ pattern: String, _ path: String, _ holds: Bool) throws {
    let regex = try PathRegex(pattern, ignoresCase: true, anchoring: .start)
    #expect(regex.matches(path) == holds)
  }

  @Test(arguments: [
    ("(?=a)", "looking ahead"), ("(?<!a)b", "looking behind"), (#"(a)\1"#, "a reference"),
    ("a++", "possessive"), ("(?>a)", "atomic"), (#"\p{L}"#, #"\p"#), ("(?x)a", "the flag x"),
    ("/x(", "not closed"), ("/x)", "without"), ("*a", "nothing to repeat"), ("[a", "not closed"),
    ("a{3,2}", "from 3 to 2"), ("[z-a]", "range"), ("a\\", "at the end"),
    ("((((a{1000}){1000}){1000}){1000})", "states"), ("a{1001}", "repetitions"),
  ]) func whatIsNotDecidedIsRefusedByName(_ pattern: String, _ reason: String) {
    #expect {
      _ = try PathRegex(pattern, anchoring: .whole)
    } throws: { error in
      (error as? PathRegexError)?.description.contains(reason) ?? false
    }
  }

  @Test func deepAndLongPatternsAreRefused() {
    let deep = String(repeating: "(", count: 60) + String(repeating: ")", count: 60)
    #expect(throws: PathRegexError.self) { try PathRegex(deep, anchoring: .whole) }
    let long = String(repeating: "a", count: 5000)
    #expect(throws: PathRegexError.self) { try PathRegex(long, anchoring: .whole) }
  }

  @Test func noPatternMakesItSlow() throws {
    let regex = try PathRegex("(a+)+(b+)+$", anchoring: .start)
    // A backtracking engine would need longer than the universe is old.
    #expect(!regex.matches(String(repeating: "a", count: 20_000) + "!"))
  }

  @Test(
    arguments: [
      ("/foo", .start, .stringPrefix("/foo")), ("/foo$", .start, .exact("/foo")),
      ("/foo(/|$)(.*)", .start, .elementPrefix("/foo")), ("/(.*)", .start, .stringPrefix("/")),
      ("/foo/.*", .whole, .stringPrefix("/foo/")), ("/foo(/.*)?", .whole, .elementPrefix("/foo")),
      (#"/a\.b"#, .whole, .exact("/a.b")), ("/foo/?$", .start, nil), ("/[ab]", .whole, nil),
    ] as [(String, PathRegex.Anchoring, RegexPlainForm?)])
  func plainPatternsAreKnown(
    _ pattern: String, _ anchoring: PathRegex.Anchoring, _ form: RegexPlainForm?
  ) throws {
    #expect(try PathRegex(pattern, anchoring: anchoring).plainForm == form)
  }

  @Test func theSameSetHasTheSameFormHoweverItIsWritten() throws {
    let forms = try ["/a/(.*)", "^/a/.*", "/a/", "/[a]/(?:.*)"].map {
      try PathRegex($0, anchoring: .start).normalForm
    }
    #expect(Set(forms).count == 1)
    let whole = try PathRegex("/a/.*", anchoring: .whole).normalForm
    #expect(forms[0] == whole)
    let caseless = try PathRegex("/a/", ignoresCase: true, anchoring: .start).normalForm
    #expect(forms[0] != caseless)
  }

  @Test(arguments: 1...40) func itAgreesWithAnotherEngine(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let pattern = Self.pattern(&random, depth: 3)
    let ours = try PathRegex(pattern, anchoring: .whole)
    let theirs = try Regex("(?s)" + pattern)
    for _ in 0..<60 {
      let count = Int.random(in: 0...6, using: &random)
      let text = String((0..<count).map { _ in "ab/".randomElement(using: &random) ?? "a" })
      let expected = try theirs.wholeMatch(in: text) != nil
      #expect(ours.matches(text) == expected, "seed \(seed): \(pattern) on \(text)")
    }
    for sample in ours.samples {
      #expect(ours.matches(sample), "seed \(seed): \(pattern) gives \(sample)")
    }
  }

  private static func pattern(_ random: inout SeededGenerator, depth: Int) -> String {
    if depth == 0 {
      return ["a", "b", "/", ".", "[ab]", "[^a]"].randomElement(using: &random) ?? "a"
    }
    let inner = pattern(&random, depth: depth - 1)
    let other = pattern(&random, depth: depth - 1)
    switch Int.random(in: 0...5, using: &random) {
    case 0: return "(\(inner)|\(other))"
    case 1: return "(?:\(inner))*"
    case 2: return "(\(inner)){1,2}"
    case 3: return "(\(inner))?\(other)"
    default: return inner + other
    }
  }
}
