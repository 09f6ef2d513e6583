import TestSupport
import Testing

@testable import EvidenceSources

struct PrometheusTextTests {
  private static let plain = MetricRule(.gauge, "up")
  private static let labelled = MetricRule(
    .counter, "answers_total", labels: ["zone", "rcode"], values: ["rcode": ["SERVFAIL"]])

  private static func read(_ page: String) throws -> [String: Double] {
    let found = try PrometheusText([plain, labelled]).read(Array(page.utf8))
    return found.values.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
  }

  @Test func takesWhatIsNamedOnly() throws {
    let page = """
      # HELP up Whether it is.
      # TYPE up gauge
      up 1
      up_since 7
      other{zone="x"} 3
      answers_total{server="dns://:53",zone=".",rcode="SERVFAIL",plugin="forward"} 2
      answers_total{server="dns://:53",zone=".",rcode="SERVFAIL",plugin="cache"} 1.5e1
      answers_total{server="dns://:53",zone=".",rcode="NOERROR",plugin="cache"} 900
      answers_total{server="dns://:53",zone="."} 5
      answers_total{ zone = "x" , rcode="SERVFAIL" } 4 1700000000000

      """
    #expect(
      try Self.read(page.replacing(" = ", with: "=")) == [
        "up": 1, #"answers_total{rcode="SERVFAIL",zone="."}"#: 17,
        #"answers_total{rcode="SERVFAIL",zone="x"}"#: 4,
      ])
  }

  @Test func escapesInValuesAreKept() throws {
    let page = #"answers_total{zone="a\"b\\c\nd,}",rcode="SERVFAIL"} 1"#
    #expect(
      try Self.read(page) == [#"answers_total{rcode="SERVFAIL",zone="a\"b\\c\nd,}"}"#: 1])
  }

  /// There is no JSON for these, and they say nothing.
  @Test(arguments: ["NaN", "+Inf", "-Inf"])
  func valuesThatAreNone(_ value: String) throws {
    #expect(try Self.read("up \(value)\n") == [:])
  }

  @Test(arguments: [
    "up one", "up ", "up{", #"up{zone="x"#, #"up{zone="x} 1"#, "up{zone=x} 1", #"up{zone} 1"#,
    #"up{="x" 1"#, "up{zone=\"\(String(repeating: "x", count: 2000))\"} 1",
    "up \(String(repeating: "1", count: 100))",
  ])
  func aLineThatIsNoSample(_ line: String) throws {
    #expect(throws: PrometheusText.Malformed.self) { try Self.read("# x\n" + line) }
  }

  @Test func aPageWithTooManySeries() {
    let page = (0...PrometheusText.seriesMax).map {
      "answers_total{zone=\"\($0)\",rcode=\"SERVFAIL\"} 1"
    }.joined(separator: "\n")
    #expect(throws: PrometheusText.Malformed(message: "more than 20000 series")) {
      try Self.read(page)
    }
  }

  /// Whatever comes, it is read or refused.
  @Test(arguments: 0..<200)
  func anyBytes(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = ["up", " ", "{", "}", "\"", "=", "zone", "\\", "\n", "1", ",", "e9", "\u{0}", "é"]
    let page = (0..<200).map { _ in words.randomElement(using: &random) ?? "" }.joined()
    let values = try? Self.read(page)
    #expect(values?.values.allSatisfy(\.isFinite) ?? true, "seed \(seed)")
  }
}
