/// A span of years, months, days and hours, as restic writes it: `2y5m7d3h`.
///
/// How long it is depends on the calendar: a month before 31 March is 31 February, that is 3 March,
/// as in Go's `time.AddDate` that restic uses.
package struct RetentionSpan: Hashable, Sendable, CustomStringConvertible {
  /// The most of one unit that can be stated: beyond all recordable time in any of them.
  private static let most: Int64 = 100_000_000

  private let years: Int64
  private let months: Int64
  private let days: Int64
  private let hours: Int64

  /// Reads numbers, each with its unit `y`, `m`, `d` or `h`, each unit at most once; nil for
  /// anything else and for a span of nothing.
  package init?(_ text: String) {
    var numbers: [Character: Int64] = [:]
    var digits = ""
    for character in text {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else {
        guard "ymdh".contains(character), numbers[character] == nil,
          let number = Int64(digits), number <= Self.most
        else { return nil }
        numbers[character] = number
        digits = ""
      }
    }
    guard digits.isEmpty, numbers.values.contains(where: { $0 > 0 }) else { return nil }
    years = numbers["y"] ?? 0
    months = numbers["m"] ?? 0
    days = numbers["d"] ?? 0
    hours = numbers["h"] ?? 0
  }

  /// The instant that lies this span before another, by the calendar of UTC.
  package func start(before end: Instant) -> Instant {
    let endDay = CalendarDay(of: end)
    let timeOfDay = end.millisecondsSinceEpoch - endDay.daysSinceEpoch * CalendarDay.milliseconds
    let date = endDay.date
    let day = CalendarDay(
      year: date.year - years, month: date.month - months, day: date.day - days)
    return Instant(
      millisecondsSinceEpoch: day.daysSinceEpoch * CalendarDay.milliseconds + timeOfDay
        - hours * 3_600_000)
  }

  /// As it is written, units of zero left out.
  package var description: String {
    [(years, "y"), (months, "m"), (days, "d"), (hours, "h")]
      .filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
  }
}
