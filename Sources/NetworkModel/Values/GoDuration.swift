/// A length of time as Go writes it: `24h0m0s`, `1h30m`, `250ms`
/// (https://pkg.go.dev/time#ParseDuration).
struct GoDuration: Equatable {
  /// Whole seconds; what is left over is dropped, as kube-proxy does when it sets a timeout.
  let seconds: Int

  /// Nanoseconds of each unit; the longer names first, so that `ms` is not read as minutes.
  private static let units: [(name: String, nanoseconds: Double)] = [
    ("ns", 1), ("us", 1e3), ("µs", 1e3), ("μs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9),
    ("h", 3600e9),
  ]
  /// What Go's 64 bits hold.
  private static let nanosecondsMax = Double(Int64.max)

  /// nil for anything else.
  init?(_ text: String) {
    var rest = text[...]
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest = rest.dropFirst() }
    if rest == "0" {
      seconds = 0
      return
    }
    guard !rest.isEmpty else { return nil }
    var total = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      guard digits.contains(where: \.isNumber), let number = Double(Self.completed(digits)),
        let unit = Self.units.first(where: { rest.hasPrefix($0.name) })
      else { return nil }
      rest = rest.dropFirst(unit.name.count)
      total += number * unit.nanoseconds
    }
    guard total < Self.nanosecondsMax else { return nil }
    seconds = Int(total / 1e9) * (isNegative ? -1 : 1)
  }

  /// Go takes `.5h` and `1.h`.
  private static func completed(_ digits: Substring) -> String {
    digits.contains(".") ? "0\(digits)0" : String(digits)
  }
}
