/// Spans of time, for people.
enum DurationText {
  /// The two largest units that count: `45s`, `4h`, `2d 3h`.
  static func text(seconds: Double) -> String {
    var rest = Int(seconds)
    var parts: [String] = []
    for (unit, size) in [("d", 86400), ("h", 3600), ("m", 60), ("s", 1)] {
      if rest >= size { parts.append("\(rest / size)\(unit)") }
      rest %= size
    }
    return parts.isEmpty ? "0s" : parts.prefix(2).joined(separator: " ")
  }

  /// Milliseconds as a decimal number of seconds without needless digits: `2`, `1.5`, `-0.25`.
  static func seconds(ofMilliseconds milliseconds: Int64) -> String {
    let (whole, fraction) = milliseconds.magnitude.quotientAndRemainder(dividingBy: 1000)
    var text = "\(milliseconds < 0 ? "-" : "")\(whole)"
    guard fraction > 0 else { return text }
    var digits = String(1000 + fraction).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    text += "." + digits
    return text
  }
}
