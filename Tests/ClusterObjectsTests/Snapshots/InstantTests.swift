import ClusterObjects
import FoundationEssentials
import TestSupport
import Testing

/// Points in time: how they are read and written.
struct InstantTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01", 0), ("2026-11-22T10:00:00Z", 1_795_341_600_000),
      ("2026-11-22", 1_795_305_600_000), ("2000-02-29", 951_782_400_000),
      ("2024-02-29T23:59:59Z", 1_709_251_199_000), ("2026-12-31T23:59:59Z", 1_798_761_599_000),
      ("9999-12-31T23:59:59.999Z", 253_402_300_799_999), ("9999-12-31", 253_402_214_400_000),
      ("2038-01-19T03:14:08Z", 2_147_483_648_000), ("2100-03-01", 4_107_542_400_000),
      // RFC 3339 lets the letters be small.
      ("2026-11-22t10:00:00z", 1_795_341_600_000),
    ] as [(String, Int64)])
  func reading(_ text: String, _ milliseconds: Int64) {
    #expect(Instant(rfc3339: text)?.millisecondsSinceEpoch == milliseconds)
  }

  @Test(arguments: [
    ("+00:00", "2026-11-22T10:00:00Z"), ("-00:00", "2026-11-22T10:00:00Z"),
    ("+01:00", "2026-11-22T09:00:00Z"), ("-01:00", "2026-11-22T11:00:00Z"),
    ("+05:30", "2026-11-22T04:30:00Z"), ("-09:30", "2026-11-22T19:30:00Z"),
    ("+23:59", "2026-11-21T10:01:00Z"), ("-23:59", "2026-11-23T09:59:00Z"),
    (".5+01:00", "2026-11-22T09:00:00.500Z"),
  ])
  func offsets(_ offset: String, _ expected: String) {
    #expect(Instant(rfc3339: "2026-11-22T10:00:00" + offset)?.description == expected)
  }

  /// Finer clocks are cut off, never rounded: the instant may not lie after what was meant.
  @Test(
    arguments: [
      (".0", 0), (".5", 500), (".12", 120), (".123", 123), (".1239", 123), (".999999999", 999),
      (".001", 1), (".0009", 0), (".000000000", 0), (".123456789012345", 123),
    ] as [(String, Int64)])
  func fractions(_ fraction: String, _ milliseconds: Int64) {
    let instant = Instant(rfc3339: "2026-11-22T10:00:00" + fraction + "Z")
    #expect(instant?.millisecondsSinceEpoch == 1_795_341_600_000 + milliseconds)
  }

  /// A leap second can only be the last of a day in UTC, and is the second after it.
  @Test(
    arguments: [
      ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
      ("2016-12-31T23:59:60.25Z", "2017-01-01T00:00:00.250Z"),
      ("2017-01-01T00:59:60+01:00", "2017-01-01T00:00:00Z"), ("2016-12-31T22:59:60Z", nil),
      ("2016-12-31T23:59:60+01:00", nil), ("2016-12-31T23:58:60Z", nil),
      ("2016-12-31T23:59:61Z", nil),
    ] as [(String, String?)])
  func leapSeconds(_ text: String, _ expected: String?) {
    #expect(Instant(rfc3339: text)?.description == expected)
  }

  @Test(arguments: [
    "", " ", "now", "latest", "2026", "2026-11", "20261122", "2026-11-22T10:00Z",
    // No zone: whose time would it be?
    "2026-11-22T10:00:00", "2026-11-22T10:00:00.5", "2026-11-22 10:00:00",
    // Days and hours that do not exist.
    "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", "2026-02-29", "2026-02-30",
    "2026-04-31", "2026-06-31", "2026-09-31", "2026-11-31", "1900-02-29", "2100-02-29",
    "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T25:00:00Z",
    "2026-11-22T10:60:00Z", "2026-11-22T10:00:60Z", "2026-11-22T10:00:99Z",
    // Offsets that do not exist, or not in RFC 3339.
    "2026-11-22T10:00:00+24:00", "2026-11-22T10:00:00+01:60", "2026-11-22T10:00:00+0100",
    "2026-11-22T10:00:00+01", "2026-11-22T10:00:00+1:00", "2026-11-22T10:00:00+01:0",
    "2026-11-22T10:00:00 UTC", "2026-11-22T10:00:00UTC", "2026-11-22T10:00:00GMT+1",
    "2026-11-22T10:00:00ZZ", "2026-11-22T10:00:00Z+01:00",
    // Something around it.
    " 2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z ", "2026-11-22T10:00:00Z\n",
    "2026-11-22T10:00:00Zx", "2026-11-22T10:00:00Z[UTC]", "2026-11-22T10:00:00Z.json",
    "2026-11-22x", "2026-11-22 ", " 2026-11-22", "2026-11-22T", "2026-11-22Z",
    // Fractions out of place, or of nothing.
    "2026-11-22T10:00:00.Z", "2026-11-22T10:00:00,5Z", "2026-11-22T10:00:00.5.5Z",
    "2026-11-22T10:00:00Z.5", "2026-11-22T10:00.5:00Z", "2026-11-22T10.5:00:00Z",
    "2026.11-11-22T10:00:00Z", "2026-11-22T10:00:00.-5Z", "2026-11-22T10:00:00.5 Z",
    // Other separators and widths, signs, digits of other scripts.
    "2026/11/22", "2026-11-22 10:00:00Z", "2026-11-22T10-00-00Z", "2026-11-22T10.00.00Z",
    "2026-1-22T010:00:00Z", "2026-11-2T10:00:00Z", "02026-11-22T10:00:00Z", "10000-01-01T00:00:00Z",
    "+026-11-22", "-026-11-22", "2026-+1-22", "2026-11--2", "2026-W47-7T10:00:00Z",
    "2026-327T10:00:00Z", "２026-11-22T10:00:00Z", "2026-11-22T10:00:00.٥Z", "2026‐11‐22",
    // What cannot be recorded.
    "1969-12-31", "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00+00:01", "0000-01-01",
    "9999-12-31T23:59:59-00:01",
  ])
  func refusals(_ text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (1, "1970-01-01T00:00:00.001Z"),
      (999, "1970-01-01T00:00:00.999Z"),
      (1000, "1970-01-01T00:00:01Z"), (1_795_341_600_010, "2026-11-22T10:00:00.010Z"),
      (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
      (951_827_696_789, "2000-02-29T12:34:56.789Z"),
      (-1, "1969-12-31T23:59:59.999Z"), (-1000, "1969-12-31T23:59:59Z"),
    ] as [(Int64, String)])
  func writing(_ milliseconds: Int64, _ expected: String) {
    #expect(Instant(millisecondsSinceEpoch: milliseconds).description == expected)
  }

  /// Every day's beginning, and some time of every day, is read as it is written.
  @Test func everyDayOfFourCenturies() {
    var random = SeededGenerator(seed: 1)
    for day in Int64(0)..<146_097 {
      let instant = Instant(
        millisecondsSinceEpoch: day * 86_400_000 + .random(in: 0..<86_400_000, using: &random))
      if Instant(rfc3339: instant.description) != instant {
        Issue.record("\(instant) is not read back, seed 1")
      }
    }
  }

  /// Foundation's calendar is the judge of ours.
  @Test(arguments: UInt64(1)...20)
  func agreementWithFoundation(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 1...50 {
      let seconds = Int64.random(in: 0...253_402_300_799, using: &random)
      let text = Date(timeIntervalSince1970: Double(seconds)).formatted(Date.ISO8601FormatStyle())
      let instant = try #require(Instant(rfc3339: text), "\(text), seed \(seed)")
      #expect(instant.millisecondsSinceEpoch == seconds * 1000, "\(text), seed \(seed)")
    }
  }

  @Test func datesAreCutOffToMilliseconds() {
    #expect(Instant(Date(timeIntervalSince1970: 1.0009)).millisecondsSinceEpoch == 1000)
    #expect(Instant(Date(timeIntervalSince1970: 0.25)).millisecondsSinceEpoch == 250)
    #expect(Instant(Date(timeIntervalSince1970: -0.0001)).millisecondsSinceEpoch == -1)
  }

  @Test func arithmetic() throws {
    let instant = try #require(Instant(rfc3339: "2026-11-22T10:00:00.250Z"))
    #expect(instant.adding(seconds: 0.5).description == "2026-11-22T10:00:00.750Z")
    #expect(instant.adding(seconds: -3600.25).description == "2026-11-22T09:00:00Z")
    #expect(instant.adding(seconds: 86400).seconds(since: instant) == 86400)
    #expect(instant.seconds(since: instant.adding(seconds: 0.001)) == -0.001)
    #expect(Instant.earliest < instant && instant < .latest)
  }

  /// A person may ask for any number of weeks ago.
  @Test(arguments: [1e16, 1e300, Double.infinity])
  func fartherThanTimeGoes(_ seconds: Double) {
    #expect(Instant.latest.adding(seconds: -seconds) == .earliest)
    #expect(Instant.earliest.adding(seconds: seconds) == .latest)
  }
}
