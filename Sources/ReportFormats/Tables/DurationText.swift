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
}
