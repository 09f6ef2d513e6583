/// A rule that keeps one snapshot, the newest, of each of the last so many periods that have any.
///
/// The words are those of restic
/// (https://github.com/restic/restic/blob/master/internal/data/snapshot_policy.go).
package enum RetentionRule: String, CaseIterable, Sendable {
  /// Every snapshot is a period of its own.
  case last
  case hourly
  case daily
  /// A week begins on Monday (ISO 8601).
  case weekly
  case monthly
  case yearly

  /// The period in UTC that an instant falls into, as a number that only equals itself; nil: a
  /// period of its own.
  func period(of instant: Instant) -> Int64? {
    let day = CalendarDay(of: instant)
    switch self {
    case .last: return nil
    case .hourly:
      let start = day.daysSinceEpoch * CalendarDay.milliseconds
      return day.daysSinceEpoch * 24 + (instant.millisecondsSinceEpoch - start) / 3_600_000
    case .daily: return day.daysSinceEpoch
    case .weekly: return day.week
    case .monthly: return day.date.year * 12 + day.date.month - 1
    case .yearly: return day.date.year
    }
  }
}
