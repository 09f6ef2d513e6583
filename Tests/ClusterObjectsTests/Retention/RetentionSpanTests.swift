import ClusterObjects
import Testing

/// Spans as restic writes them.
struct RetentionSpanTests {
  @Test(arguments: [
    ("2y5m7d3h", "2y5m7d3h"), ("6y5m234d37h", "6y5m234d37h"), ("3h7d", "7d3h"), ("0y7d", "7d"),
    ("100000h", "100000h"),
  ])
  func spansAreRead(_ text: String, _ description: String) throws {
    #expect(try #require(RetentionSpan(text)).description == description)
  }

  @Test(arguments: [
    "", "7", "d", "7w", "7d3", "-7d", "7D", "7 d", "1d1d", "0h", "0y0m0d0h", "1.5d", "٣d",
    "99999999999999999999d", "100000001h",
  ])
  func whatIsNoSpanIsRefused(_ text: String) { #expect(RetentionSpan(text) == nil) }

  /// What Go's `time.AddDate` gives, hours taken off last.
  @Test(arguments: [
    ("1m", "2026-03-31T12:30:00Z", "2026-03-03T12:30:00Z"),
    ("1m", "2024-03-31T12:30:00Z", "2024-03-02T12:30:00Z"),
    ("1y", "2024-02-29T00:00:00Z", "2023-03-01T00:00:00Z"),
    ("1d", "2026-03-01T05:00:00.250Z", "2026-02-28T05:00:00.250Z"),
    ("36h", "2026-01-01T00:00:00Z", "2025-12-30T12:00:00Z"),
    ("2y5m7d3h", "2026-11-22T02:00:00Z", "2024-06-14T23:00:00Z"),
    ("12m", "2026-11-22T02:00:00Z", "2025-11-22T02:00:00Z"),
    ("11m30d", "2026-11-22T02:00:00Z", "2025-11-22T02:00:00Z"),
  ])
  func spansFollowTheCalendar(_ span: String, _ end: String, _ start: String) throws {
    let span = try #require(RetentionSpan(span))
    #expect(span.start(before: try .of(end)) == (try .of(start)))
  }

  @Test func theLongestSpanLiesBeforeAllTime() throws {
    let span = try #require(RetentionSpan("100000000y100000000m100000000d100000000h"))
    #expect(span.start(before: .latest) < .earliest)
  }
}
