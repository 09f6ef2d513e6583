import ClusterObjects
import Testing

/// How a person names a point in time.
struct MomentExpressionTests {
  private static let instant = Instant(millisecondsSinceEpoch: 1_795_341_600_000)

  @Test(
    arguments: [
      ("latest", .latest(stepsBack: 0), "latest"), ("latest~0", .latest(stepsBack: 0), "latest"),
      ("latest~3", .latest(stepsBack: 3), "latest~3"),
      ("latest~03", .latest(stepsBack: 3), "latest~3"),
      ("first", .first, "first"), ("id:12", .id(12), "id:12"), ("id:0", .id(0), "id:0"),
      ("tag:before", .tag("before"), "tag:before"), ("tag:id:1", .tag("id:1"), "tag:id:1"),
      ("tag: x", .tag(" x"), "tag: x"),
      ("2026-11-22T10:00:00Z", .instant(instant), "2026-11-22T10:00:00Z"),
      ("2026-11-22T11:00:00+01:00", .instant(instant), "2026-11-22T10:00:00Z"),
      ("2h", .ago(seconds: 7200), "7200s"), ("0s", .ago(seconds: 0), "0s"),
      ("3d", .ago(seconds: 259_200), "259200s"), ("90s", .ago(seconds: 90), "90s"),
    ] as [(String, MomentExpression, String)])
  func reading(_ text: String, _ expected: MomentExpression, _ description: String) {
    #expect(MomentExpression(text) == expected)
    #expect(expected.description == description)
    #expect(MomentExpression(description) == expected)
  }

  @Test(arguments: [
    "", " ", "Latest", "LATEST", "latest ", " latest", "latest~", "latest~-1", "latest~-0",
    "latest~+1", "latest~1.5", "latest~x", "latest~ 1", "latest-1", "latest~99999999999999999999",
    "First", "first~1", "id:", "id:x", "id:-1", "id:+1", "id:1.0", "id: 1",
    "id:99999999999999999999",
    "ID:1", "tag:", "tag", "12", "now", "yesterday", "2026", "2026-13-01", "2026-02-30",
    "2026-11-22T10:00:00", "-2h", "+2h", "2H", "2 h", "2", "h", "1.5h", "2h30m", "2y", "2ms",
  ])
  func refusals(_ text: String) {
    #expect(MomentExpression(text) == nil)
  }

  @Test(arguments: [
    ("0s", 0), ("1s", 1), ("90s", 90), ("5m", 300), ("2h", 7200), ("3d", 259_200), ("1w", 604_800),
    ("007m", 420), ("9223372036854775807s", Int.max),
    ("15250284452471w", 15_250_284_452_471 * 604_800),
  ])
  func durations(_ text: String, _ seconds: Int) {
    #expect(Duration.seconds(in: text) == seconds)
  }

  @Test(arguments: [
    "", "s", "1", "-1s", "+1s", "1 s", " 1s", "1s ", "1.5h", "1e3s", "1S", "1H", "1M", "1y", "1ms",
    "1h30m", "hs", "0x1s", "٣s", "1ｓ", "²s", "9223372036854775808s", "9223372036854775807m",
    "15250284452472w", "99999999999999999999999s",
  ])
  func durationsThatAreNone(_ text: String) {
    #expect(Duration.seconds(in: text) == nil)
  }
}
