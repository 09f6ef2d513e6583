import ClusterObjects
import EvidenceSources
import Testing

@testable import KubernetesAccess

@Suite struct HTTPDateTests {
  @Test func theFormThatIsSentIsRead() {
    #expect(
      HTTPDate.instant("Sun, 06 Nov 1994 08:49:37 GMT")
        == Instant(rfc3339: "1994-11-06T08:49:37Z"))
    #expect(
      HTTPDate.instant("Thu, 29 Feb 2024 23:59:59 GMT")
        == Instant(rfc3339: "2024-02-29T23:59:59Z"))
  }

  @Test(arguments: [
    "", "now", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 31 Feb 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT ",
    "Sun,  06 Nov 1994 08:49:37 GMT", "Sun, +6 Nov 1994 08:49:37 GMT",
  ])
  func nothingElseIs(_ text: String) {
    #expect(HTTPDate.instant(text) == nil)
  }

  @Test(arguments: [
    ("0", 0.0), ("120", 120), ("Sun, 06 Nov 1994 08:50:00 GMT", 23),
    ("Sun, 06 Nov 1994 08:00:00 GMT", 0), ("-5", nil), ("1.5", nil), ("", nil),
    ("99999999999999999999", nil), ("soon", nil),
  ])
  func whenToAskAgain(_ text: String, _ seconds: Double?) throws {
    let now = try #require(Instant(rfc3339: "1994-11-06T08:49:37Z"))
    #expect(APIResponseHead.waitSeconds(text, now: now) == seconds)
  }
}
