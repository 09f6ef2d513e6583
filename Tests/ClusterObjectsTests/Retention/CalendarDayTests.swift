import Foundation
import TestSupport
import Testing

@testable import ClusterObjects

/// The calendar's arithmetic against Foundation's.
struct CalendarDayTests {
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
    return calendar
  }()

  private static func components(_ instant: Instant) -> DateComponents {
    let date = Date(timeIntervalSince1970: Double(instant.millisecondsSinceEpoch) / 1000)
    return calendar.dateComponents(
      [.year, .month, .day, .hour, .weekOfYear, .yearForWeekOfYear], from: date)
  }

  @Test func datesAreThoseOfTheCalendar() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<1500 {
      let instant = Instant(
        millisecondsSinceEpoch: Int64.random(in: 0...253_402_300_799_999, using: &random))
      let day = CalendarDay(of: instant)
      let expected = Self.components(instant)
      #expect(day.date.year == Int64(expected.year ?? 0), "\(instant)")
      #expect(day.date.month == Int64(expected.month ?? 0), "\(instant)")
      #expect(day.date.day == Int64(expected.day ?? 0), "\(instant)")
      let date = day.date
      #expect(CalendarDay(year: date.year, month: date.month, day: date.day) == day, "\(instant)")
    }
  }

  /// Two instants lie in one period exactly when the calendar gives them the same one.
  @Test func periodsAreThoseOfTheCalendar() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<1500 {
      let first = Instant(
        millisecondsSinceEpoch: Int64.random(in: 0...4_000_000_000_000, using: &random))
      let distance = random.pick([(3_600_000, 1), (86_400_000, 1), (86_400_000 * 40, 1)])
      let second = Instant(
        millisecondsSinceEpoch: first.millisecondsSinceEpoch + Int64(random.index(below: distance)))
      let (one, other) = (Self.components(first), Self.components(second))
      func agree(_ parts: [KeyPath<DateComponents, Int?>]) -> Bool {
        parts.allSatisfy { one[keyPath: $0] == other[keyPath: $0] }
      }
      let expected: [RetentionRule: Bool] = [
        .hourly: agree([\.year, \.month, \.day, \.hour]), .daily: agree([\.year, \.month, \.day]),
        .weekly: agree([\.yearForWeekOfYear, \.weekOfYear]), .monthly: agree([\.year, \.month]),
        .yearly: agree([\.year]),
      ]
      for (rule, isSame) in expected {
        #expect(
          (rule.period(of: first) == rule.period(of: second)) == isSame,
          "\(rule): \(first), \(second)")
      }
    }
  }

  @Test(
    arguments: [
      (2026, 2, 31, 2026, 3, 3), (2024, 2, 31, 2024, 3, 2), (2026, 0, 10, 2025, 12, 10),
      (2026, -11, 1, 2025, 1, 1), (2026, 13, 1, 2027, 1, 1), (2026, 3, 0, 2026, 2, 28),
      (2026, 1, -30, 2025, 12, 1), (0, 3, 1, 0, 3, 1), (-400, 2, 29, -400, 2, 29),
    ] as [(Int64, Int64, Int64, Int64, Int64, Int64)])
  func datesBeyondTheirRangeCountOn(
    _ year: Int64, _ month: Int64, _ day: Int64,
    _ yearExpected: Int64, _ monthExpected: Int64, _ dayExpected: Int64
  ) {
    let date = CalendarDay(year: year, month: month, day: day).date
    #expect(date == (yearExpected, monthExpected, dayExpected))
  }
}
