/// Reads a time as RFC 3339 writes it (https://www.rfc-editor.org/rfc/rfc3339#section-5.6) from the
/// front of a text, strictly: Foundation's parser takes 30 February for 2 March and ignores
/// whatever follows the time.
struct TimestampReader {
  /// What has not been read.
  private(set) var rest: ArraySlice<UInt8>
  private let colons: String

  /// - Parameter colons: what may stand where RFC 3339 has a colon.
  init(_ text: String, colons: String = ":") {
    rest = Array(text.utf8)[...]
    self.colons = colons
  }

  /// Reads a date; returns its first millisecond in UTC, since 1970.
  mutating func date() -> Int64? {
    guard let year = number(digits: 4, in: 0...9999), skip("-"),
      let month = number(digits: 2, in: 1...12), skip("-"),
      let day = number(digits: 2, in: 1...Self.days(inMonth: month, of: year))
    else { return nil }
    let start = CalendarDay(year: Int64(year), month: Int64(month), day: Int64(day))
    return start.daysSinceEpoch * CalendarDay.milliseconds
  }

  /// Reads a date with time and offset; returns milliseconds since 1970. A leap second is the
  /// second that follows it.
  mutating func dateAndTime() -> Int64? {
    guard let date = date(), skip("Tt"),
      let hour = number(digits: 2, in: 0...23), skip(colons),
      let minute = number(digits: 2, in: 0...59), skip(colons),
      let second = number(digits: 2, in: 0...60),
      let fraction = fraction(), let offset = offset()
    else { return nil }
    let seconds = date / 1000 + Int64(hour * 3600 + minute * 60 + second - offset)
    if second == 60, seconds % 86400 != 0 { return nil }
    return seconds * 1000 + fraction
  }

  /// Milliseconds; what is finer is cut off.
  private mutating func fraction() -> Int64? {
    guard skip(".") else { return 0 }
    let digits = rest.prefix { ("0"..."9").contains(Unicode.Scalar($0)) }
    guard !digits.isEmpty else { return nil }
    rest = rest[digits.endIndex...]
    return Int64((String(decoding: digits, as: UTF8.self) + "00").prefix(3))
  }

  /// Seconds east of UTC.
  private mutating func offset() -> Int? {
    if skip("Zz") { return 0 }
    let sign = rest.first == UInt8(ascii: "-") ? -1 : 1
    guard skip("+-"), let hours = number(digits: 2, in: 0...23), skip(colons),
      let minutes = number(digits: 2, in: 0...59)
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  private mutating func number(digits: Int, in range: ClosedRange<Int>) -> Int? {
    let text = rest.prefix(digits)
    guard text.count == digits, text.allSatisfy({ ("0"..."9").contains(Unicode.Scalar($0)) }),
      let number = Int(String(decoding: text, as: UTF8.self)), range.contains(number)
    else { return nil }
    rest = rest.dropFirst(digits)
    return number
  }

  private mutating func skip(_ allowed: String) -> Bool {
    guard let first = rest.first, allowed.utf8.contains(first) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
