package import FoundationEssentials

/// A point in time, in whole milliseconds: what finer clocks say is cut off before anything is
/// computed from it.
package struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package let millisecondsSinceEpoch: Int64

  /// The earliest instant that can be recorded.
  package static let earliest = Instant(millisecondsSinceEpoch: 0)
  /// The latest instant that can be recorded, 9999-12-31T23:59:59.999Z: later ones have no
  /// RFC 3339 form.
  package static let latest = Instant(millisecondsSinceEpoch: 253_402_300_799_999)

  package init(millisecondsSinceEpoch: Int64) {
    self.millisecondsSinceEpoch = millisecondsSinceEpoch
  }

  /// The millisecond in which `date` falls.
  package init(_ date: Date) {
    millisecondsSinceEpoch = Int64((date.timeIntervalSince1970 * 1000).rounded(.down))
  }

  /// Reads RFC 3339 (`2026-11-22T10:00:00Z`, fractions and offsets allowed) or a date, which
  /// means its 00:00:00Z. Nil for anything else and for what cannot be recorded.
  package init?(rfc3339 text: String) {
    var reader = TimestampReader(text)
    let milliseconds = text.utf8.count == 10 ? reader.date() : reader.dateAndTime()
    guard let milliseconds, reader.rest.isEmpty else { return nil }
    self.init(recordable: milliseconds)
  }

  /// Reads a time out of a file or folder name: RFC 3339 in which `:` may be written `-` or
  /// `_` (`2026-11-01T00-05-00Z`), extensions ignored. Nil when the name gives no time.
  package init?(fileName: String) {
    var reader = TimestampReader(fileName, colons: ":-_")
    guard let milliseconds = reader.dateAndTime(),
      reader.rest.isEmpty || reader.rest.first == UInt8(ascii: ".")
    else { return nil }
    self.init(recordable: milliseconds)
  }

  private init?(recordable milliseconds: Int64) {
    self.init(millisecondsSinceEpoch: milliseconds)
    guard self >= .earliest, self <= .latest else { return nil }
  }

  /// The clock's time.
  package static var now: Instant { Instant(Date()) }

  /// Seconds from `other` to this instant; negative when this one is earlier.
  package func seconds(since other: Instant) -> Double {
    Double(millisecondsSinceEpoch - other.millisecondsSinceEpoch) / 1000
  }

  /// This instant moved by a number of seconds, by no more than all of recordable time.
  package func adding(seconds: Double) -> Instant {
    let most = Double(Instant.latest.millisecondsSinceEpoch)
    let milliseconds = Int64(min(max((seconds * 1000).rounded(), -most), most))
    return Instant(millisecondsSinceEpoch: millisecondsSinceEpoch + milliseconds)
  }

  /// RFC 3339 in UTC, with milliseconds only where there are some.
  package var description: String {
    let milliseconds = (millisecondsSinceEpoch % 1000 + 1000) % 1000
    let seconds = (millisecondsSinceEpoch - milliseconds) / 1000
    let whole = Date(timeIntervalSince1970: Double(seconds)).formatted(Date.ISO8601FormatStyle())
    guard milliseconds != 0 else { return whole }
    return whole.dropLast() + "." + String(String(1000 + milliseconds).dropFirst()) + "Z"
  }

  package static func < (first: Instant, second: Instant) -> Bool {
    first.millisecondsSinceEpoch < second.millisecondsSinceEpoch
  }
}
