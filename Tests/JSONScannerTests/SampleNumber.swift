import TestSupport

/// A decimal made up at random, with its spellings.
struct SampleNumber {
  let isNegative: Bool
  /// Significant digits, without zeros at either end; empty for zero.
  let digits: String
  /// The value is 0.DIGITS x 10 ^ point.
  let point: Int

  static func random(using random: inout SeededGenerator) -> SampleNumber {
    let count = random.isOne(in: 4) ? Int.random(in: 10...30, using: &random) : 3
    var digits = (0..<Int.random(in: 0...count, using: &random)).map { _ in
      Character(String(Int.random(in: 0...9, using: &random)))
    }
    while digits.first == "0" { digits.removeFirst() }
    while digits.last == "0" { digits.removeLast() }
    let range = random.isOne(in: 8) ? -400...308 : -9...25
    return SampleNumber(
      isNegative: !digits.isEmpty && Bool.random(using: &random), digits: String(digits),
      point: digits.isEmpty ? 0 : Int.random(in: range, using: &random))
  }

  /// One of the ways to write the value.
  func text(using random: inout SeededGenerator) -> String {
    let isPlain = Bool.random(using: &random) && (-9...30).contains(point)
    let shown = isPlain ? point : Int.random(in: -3...digits.count + 3, using: &random)
    var (whole, fraction) = split(at: shown)
    if random.isOne(in: 3) { fraction += zeros(Int.random(in: 0...3, using: &random)) }
    if !fraction.isEmpty { whole += "." + fraction }
    let sign = isNegative || (digits.isEmpty && Bool.random(using: &random)) ? "-" : ""
    let exponent = digits.isEmpty ? Int.random(in: -3...3, using: &random) : point - shown
    if exponent == 0 && !random.isOne(in: 6) { return sign + whole }
    let letter = Bool.random(using: &random) ? "e" : "E"
    let plus = Bool.random(using: &random) ? "+" : ""
    let leading = zeros(Int.random(in: 0...2, using: &random))
    return sign + whole + letter + (exponent < 0 ? "-" : plus) + leading + "\(abs(exponent))"
  }

  /// By the layout of ECMAScript's Number::toString
  /// (https://tc39.es/ecma262/#sec-numeric-types-number-tostring), digits unlimited.
  var canonical: String {
    if digits.isEmpty { return "0" }
    let sign = isNegative ? "-" : ""
    if (1...21).contains(point) {
      let (whole, fraction) = split(at: point)
      return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
    if (-5...0).contains(point) { return sign + "0." + zeros(-point) + digits }
    let (first, rest) = split(at: 1)
    let exponent = point > 0 ? "e+\(point - 1)" : "e-\(1 - point)"
    return sign + first + (rest.isEmpty ? "" : "." + rest) + exponent
  }

  private func split(at point: Int) -> (whole: String, fraction: String) {
    if digits.isEmpty { return ("0", "") }
    if point <= 0 { return ("0", zeros(-point) + digits) }
    if point >= digits.count { return (digits + zeros(point - digits.count), "") }
    return (String(digits.prefix(point)), String(digits.dropFirst(point)))
  }

  private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
}
