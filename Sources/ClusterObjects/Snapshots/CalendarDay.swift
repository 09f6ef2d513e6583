/// A day of the Gregorian calendar, in UTC.
struct CalendarDay: Equatable {
  /// Milliseconds of any day: UTC as computers have it knows no leap seconds.
  static let milliseconds: Int64 = 86_400_000

  /// Days since 1970-01-01; negative before it.
  let daysSinceEpoch: Int64

  /// The day an instant falls on.
  init(of instant: Instant) {
    daysSinceEpoch = Self.floor(instant.millisecondsSinceEpoch, Self.milliseconds)
  }

  /// A day by its date. A month or a day beyond its range counts on from there, as in Go's
  /// `time.Date`: 31 February is 3 March, month 0 the December before.
  init(year: Int64, month: Int64, day: Int64) {
    let months = year * 12 + month - 1
    let (year, month) = (Self.floor(months, 12), months - Self.floor(months, 12) * 12 + 1)
    // Years begin with March here, so that the leap day is a year's last
    // (https://howardhinnant.github.io/date_algorithms.html#days_from_civil).
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let leapDays = Self.floor(shifted, 4) - Self.floor(shifted, 100) + Self.floor(shifted, 400)
    daysSinceEpoch = 365 * shifted + leapDays + dayOfYear - 719_468
  }

  /// The date (https://howardhinnant.github.io/date_algorithms.html#civil_from_days).
  var date: (year: Int64, month: Int64, day: Int64) {
    let days = daysSinceEpoch + 719_468
    let era = Self.floor(days, 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  /// The week, counted from that of 1970-01-01. It begins on Monday, as ISO 8601 has it.
  var week: Int64 { Self.floor(daysSinceEpoch + 3, 7) }

  private static func floor(_ number: Int64, _ divisor: Int64) -> Int64 {
    number >= 0 ? number / divisor : (number - divisor + 1) / divisor
  }
}
