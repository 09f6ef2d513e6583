import Testing

@testable import ClusterObjects

/// Policies against restic's documented examples
/// (https://restic.readthedocs.io/en/stable/060_forget.html) and its code.
struct RetentionPolicyTests {
  private static let now = Instant.latest

  /// The starts of snapshots every so many days, newest first.
  private static func starts(
    every days: Int, count: Int, newest: String
  ) throws -> [Instant] {
    let newest = try Instant.of(newest)
    return (0..<count).map { newest.adding(seconds: -86400 * Double($0 * days)) }
  }

  private static func kept(
    _ starts: [Instant], _ policy: RetentionPolicy, now: Instant = now
  ) -> [String] {
    zip(starts, policy.causes(of: starts, now: now)).filter { !$0.1.isEmpty }.map { start, causes in
      "\(start.description.prefix(10)) "
        + causes.map { RetentionReason($0).description }.joined(separator: ", ")
    }
  }

  /// "Suppose you have only made a backup on each Sunday for 12 weeks. Then --keep-daily 4 will
  /// keep the last four snapshots for the last four Sundays, but remove the rest."
  @Test func periodsWithoutSnapshotsDoNotCount() throws {
    let sundays = try Self.starts(every: 7, count: 12, newest: "2019-11-17T11:00:00Z")
    let kept = Self.kept(sundays, RetentionPolicy(keepDaily: .atMost(4)))
    #expect(
      kept == ["2019-11-17 daily", "2019-11-10 daily", "2019-11-03 daily", "2019-10-27 daily"])
  }

  /// "Suppose you make daily backups for 100 years. Then --keep-daily 7 --keep-weekly 5
  /// --keep-monthly 12 --keep-yearly 75 will keep the most recent 7 daily snapshots and 4
  /// last-day-of-the-week ones (the 7 dailies already include 1 weekly snapshot) and 11 or 12
  /// last-day-of-the-months. And finally 75 last-day-of-the-year ones."
  @Test func rulesCountTheSameSnapshotEachForItself() throws {
    let days = try Self.starts(every: 1, count: 36_525, newest: "2096-06-18T00:00:00Z")
    let policy = RetentionPolicy(
      keepDaily: .atMost(7), keepWeekly: .atMost(5), keepMonthly: .atMost(12),
      keepYearly: .atMost(75))
    let causes = policy.causes(of: days, now: Self.now)
    func count(_ rule: RetentionRule) -> Int { causes.count { $0.contains(.rule(rule)) } }
    #expect([.daily, .weekly, .monthly, .yearly].map(count) == [7, 5, 12, 75])
    let kept = zip(days, causes).filter { !$0.1.isEmpty }.map { $0.0.description.prefix(10) }
    // Monday 18 June 2096 and the six days before it; their weeks end on 18 June (so far) and 17.
    #expect(
      kept.prefix(7) == [
        "2096-06-18", "2096-06-17", "2096-06-16", "2096-06-15", "2096-06-14", "2096-06-13",
        "2096-06-12",
      ])
    #expect(kept[7..<11] == ["2096-06-10", "2096-06-03", "2096-05-31", "2096-05-27"])
    #expect(kept.last == "2022-12-31")
    // 7 dailies hold 2 weeklies, a month and a year; a December is a year's and a month's last.
    #expect(kept.count == 7 + 3 + 11 + 73)
  }

  @Test func theOldestStaysWhileARuleHasSomeLeft() throws {
    let days = try Self.starts(every: 1, count: 40, newest: "2026-03-10T06:00:00Z")
    let kept = Self.kept(days, RetentionPolicy(keepMonthly: .atMost(3)))
    #expect(kept == ["2026-03-10 monthly", "2026-02-28 monthly", "2026-01-31 monthly"])
    #expect(
      Self.kept(days, RetentionPolicy(keepYearly: .atMost(5)))
        == ["2026-03-10 yearly", "2026-01-30 oldest yearly"])
    #expect(
      Self.kept(days, RetentionPolicy(keepYearly: .unlimited))
        == ["2026-03-10 yearly", "2026-01-30 oldest yearly"])
    #expect(Self.kept(days, RetentionPolicy(keepYearly: .atMost(1))) == ["2026-03-10 yearly"])
  }

  @Test func withinCountsFromTheNewestThatIsNotInTheFuture() throws {
    let days = try Self.starts(every: 1, count: 5, newest: "2026-03-10T06:00:00Z")
    let policy = RetentionPolicy(keepWithin: RetentionSpan("2d"))
    // What is exactly that old goes.
    #expect(Self.kept(days, policy) == ["2026-03-10 within 2d", "2026-03-09 within 2d"])
    #expect(
      Self.kept(days, policy, now: try .of("2026-03-09T12:00:00Z"))
        == ["2026-03-10 within 2d", "2026-03-09 within 2d", "2026-03-08 within 2d"])
    #expect(Self.kept(days, policy, now: .earliest).count == 5)
  }

  @Test func severalRulesAreSeveralReasons() throws {
    let hours = [
      "2026-03-10T06:50:00Z", "2026-03-10T06:10:00Z", "2026-03-10T05:00:00Z",
      "2026-03-09T23:00:00Z",
    ]
    let policy = RetentionPolicy(
      keepLast: .atMost(1), keepHourly: .atMost(2), keepDaily: .unlimited)
    #expect(
      Self.kept(try hours.map { try .of($0) }, policy) == [
        "2026-03-10 last, hourly, daily", "2026-03-10 hourly", "2026-03-09 daily",
      ])
  }

  @Test func anISOWeekBeginsOnMondayAndMaySpanTwoYears() throws {
    let days = try Self.starts(every: 1, count: 10, newest: "2026-01-05T00:00:00Z")
    #expect(
      Self.kept(days, RetentionPolicy(keepWeekly: .atMost(3)))
        == ["2026-01-05 weekly", "2026-01-04 weekly", "2025-12-28 weekly"])
  }

  @Test func anEmptyPolicyIsToldApart() throws {
    #expect(RetentionPolicy().isEmpty)
    #expect(RetentionPolicy(keepDaily: .atMost(0), dropsWitnesses: true).isEmpty)
    #expect(!RetentionPolicy(keepYearly: .unlimited).isEmpty)
    #expect(!RetentionPolicy(keepWithin: RetentionSpan("1h")).isEmpty)
    #expect(!RetentionPolicy(keepHourly: .atMost(1)).isEmpty)
  }

  @Test(
    arguments: [
      ("0", .atMost(0)), ("12", .atMost(12)), ("unlimited", .unlimited), ("-1", nil), ("+1", nil),
      ("", nil), ("1.5", nil), ("Unlimited", nil), ("99999999999999999999", nil),
    ] as [(String, RetentionCount?)])
  func countsAreRead(_ text: String, _ count: RetentionCount?) {
    #expect(RetentionCount(text) == count)
  }
}
