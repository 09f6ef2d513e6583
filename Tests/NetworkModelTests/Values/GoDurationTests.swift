import Testing

@testable import NetworkModel

@Suite struct GoDurationTests {
  @Test(arguments: [
    ("24h0m0s", 86400), ("1h0m0s", 3600), ("2h30m", 9000), ("60s", 60), ("0s", 0), ("0", 0),
    ("1.5h", 5400), (".5h", 1800), ("1.h", 3600), ("250ms", 0), ("1999ms", 1), ("90m", 5400),
    ("1µs", 0), ("+1m", 60), ("-1m", -60),
  ])
  func readsWhatGoWrites(_ text: String, _ seconds: Int) {
    #expect(GoDuration(text)?.seconds == seconds, "\(text)")
  }

  @Test(arguments: [
    "", "-", "24", "h", "1d", "1h 30m", "1 h", "1h-30m", "1..5h", ".h", "１h", "1e3s",
    "9999999999999h",
  ])
  func refusesTheRest(_ text: String) { #expect(GoDuration(text) == nil, "\(text)") }
}
