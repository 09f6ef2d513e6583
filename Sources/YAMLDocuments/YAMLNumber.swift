/// Numbers as go-yaml v2 and, below it, Go's strconv read them
/// (https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go,
/// https://pkg.go.dev/strconv#ParseInt with base 0).
enum YAMLNumber {
  /// An integer that was read.
  enum Integer: Equatable {
    case signed(Int)
    case unsigned(UInt)
    /// Well-formed, and beyond 64 bits.
    case outOfRange
  }

  /// Whether a text is an integer that JSON writes in the same way and that 64 bits hold.
  static func isPlainInteger(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = text.first == 0x2D ? 1 : 0
    let digits = text.count - start
    guard digits >= 1, digits <= 18, text[start] != 0x30 || text.count == 1 else { return false }
    return text[start...].allSatisfy { $0 &- 0x30 < 10 }
  }

  /// An integer: with a sign, and in base 2, 8 (`0o17` and `017`), 10 or 16; nil when the text is
  /// none.
  static func integer(_ text: some Collection<UInt8>) -> Integer? {
    var digits = text[...]
    let sign = digits.first
    let isSigned = sign == 0x2D || sign == 0x2B
    if isSigned { digits = digits.dropFirst() }
    guard let first = digits.first else { return nil }
    var base: UInt = 10
    if first == 0x30, digits.count >= 3, let prefixed = self.base(digits.dropFirst().first) {
      base = prefixed
      digits = digits.dropFirst(2)
    } else if first == 0x30 {
      base = 8
      digits = digits.dropFirst()
    }
    guard let magnitude = magnitude(digits, base: base) else { return nil }
    guard let value = magnitude else { return .outOfRange }
    if sign == 0x2D {
      return value <= UInt(Int.max) + 1 ? .signed(Int(truncatingIfNeeded: 0 &- value)) : .outOfRange
    }
    if value <= UInt(Int.max) { return .signed(Int(value)) }
    return isSigned ? .outOfRange : .unsigned(value)
  }

  private static func base(_ letter: UInt8?) -> UInt? {
    switch letter.map({ $0 | 0x20 }) {
    case UInt8(ascii: "b"): 2
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "x"): 16
    default: nil
    }
  }

  /// The value; `.some(nil)` when it is beyond 64 bits, nil when there is another character.
  private static func magnitude(_ digits: some Collection<UInt8>, base: UInt) -> UInt?? {
    var value: UInt? = 0
    for byte in digits {
      let lower = byte | 0x20
      let digit: UInt
      switch byte {
      case 0x30...0x39: digit = UInt(byte - 0x30)
      case _ where lower >= 0x61 && lower <= 0x66: digit = UInt(lower - 0x61) + 10
      default: return nil
      }
      guard digit < base else { return nil }
      if let known = value {
        let (product, overflowsTimes) = known.multipliedReportingOverflow(by: base)
        let (sum, overflowsPlus) = product.addingReportingOverflow(digit)
        value = overflowsTimes || overflowsPlus ? nil : sum
      }
    }
    return .some(value)
  }

  /// A decimal fraction by go-yaml's `yamlStyleFloat`:
  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`; nil when it is none, or beyond what a
  /// double holds.
  static func float(_ text: some Collection<UInt8>) -> Double? {
    var rest = text[...]
    func skipDigits() -> Int {
      let digits = rest.prefix { $0 &- 0x30 < 10 }.count
      rest = rest.dropFirst(digits)
      return digits
    }
    func skip(_ bytes: UInt8...) -> Bool {
      guard let first = rest.first, bytes.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = skip(0x2D, 0x2B)
    let whole = skipDigits()
    if skip(0x2E), skipDigits() + whole == 0 { return nil }
    guard rest.startIndex > text.startIndex, whole > 0 || text.contains(0x2E) else { return nil }
    if skip(0x65, 0x45) {
      _ = skip(0x2D, 0x2B)
      guard skipDigits() > 0 else { return nil }
    }
    guard rest.isEmpty else { return nil }
    let value = Double(String(decoding: text, as: UTF8.self))
    return value?.isFinite == true ? value : nil
  }

  /// The text that sigs.k8s.io/yaml makes of a number that is a name: Go's `%g` of the nearest
  /// single precision (https://github.com/kubernetes-sigs/yaml/blob/master/yaml.go,
  /// `convertToJSONableObject`).
  static func name(_ value: Double) -> String {
    let single = Float(value)
    if single.isNaN { return ".nan" }
    if single.isInfinite { return single < 0 ? "-.inf" : ".inf" }
    let sign = single.sign == .minus ? "-" : ""
    if single == 0 { return sign + "0" }
    let parts = single.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    var point = mantissa[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    var digits = mantissa.joined()[...]
    while digits.first == "0" {
      digits = digits.dropFirst()
      point -= 1
    }
    while digits.last == "0" { digits = digits.dropLast() }
    let exponent = point - 1
    if exponent < -4 || exponent >= 6 {
      let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
      let magnitude = abs(exponent)
      return sign + digits.prefix(1) + fraction + (exponent < 0 ? "e-" : "e+")
        + (magnitude < 10 ? "0" : "") + String(magnitude)
    }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    let zeros = String(repeating: "0", count: max(point - digits.count, 0))
    let whole = digits.prefix(point) + zeros
    return sign + whole + (digits.count > point ? "." + digits.dropFirst(point) : "")
  }
}
