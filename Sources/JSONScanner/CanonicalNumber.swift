/// The one form in which a number's exact value is written.
///
/// The value is a decimal, never a double, so nothing is rounded: integers beyond 2^53 survive,
/// and `1`, `1.0` and `1e0` are all `1`; `-0` is `0`. The layout is that of ECMAScript's Number
/// (https://tc39.es/ecma262/#sec-numeric-types-number-tostring) and so of RFC 8785: up to 21 digits
/// before the point are written out, up to six zeros after it, everything else as `1.5e+30`.
struct CanonicalNumber {
  /// Integers of up to this many digits are written out.
  static let plainDigitsMax = 21
  /// A value closer to zero has an exponent beyond any sense.
  private static let pointPositionMin = -1_000_000

  private let isNegative: Bool
  /// Significant digits: no zero at either end; empty for zero.
  private let digits: [UInt8]
  /// The value is 0.DIGITS x 10 ^ pointPosition.
  private let pointPosition: Int

  /// - Parameter bytes: a number that follows RFC 8259.
  /// - Returns: nil when its magnitude is beyond a double's range (`1e400`), or its exponent
  ///   beyond any sense; that depends on the value alone, never on its spelling.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var digits: [UInt8] = []
    var fractionDigits = 0
    var isFraction = false
    var position = bytes.first == Byte.minus ? 1 : 0
    while position < bytes.count, bytes[position] | 0x20 != Byte.lowerE {
      if bytes[position] == Byte.point {
        isFraction = true
      } else {
        digits.append(bytes[position])
        fractionDigits += isFraction ? 1 : 0
      }
      position += 1
    }
    let leadingZeros = digits.prefix { $0 == Byte.zero }.count
    digits.removeFirst(leadingZeros)
    let significant = digits.count
    while digits.last == Byte.zero { digits.removeLast() }

    isNegative = bytes.first == Byte.minus && !digits.isEmpty
    self.digits = digits
    if digits.isEmpty {
      pointPosition = 0
      return
    }
    pointPosition = significant - fractionDigits + Self.exponent(bytes, from: position + 1)
    if pointPosition > 309 || pointPosition < Self.pointPositionMin { return nil }
    if pointPosition == 309, Double(String(decoding: bytes, as: UTF8.self))?.isFinite != true {
      return nil
    }
  }

  /// The exponent, or one that is as far out as no number of digits can make up for.
  private static func exponent(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start < bytes.count else { return 0 }
    let isNegative = bytes[start] == Byte.minus
    var exponent = 0
    for byte in bytes[start...] where Byte.isDigit(byte) && exponent < 1_000_000_000_000 {
      exponent = exponent * 10 + Int(byte - Byte.zero)
    }
    return isNegative ? -exponent : exponent
  }

  /// The canonical text.
  var text: [UInt8] {
    if digits.isEmpty { return [Byte.zero] }
    var text: [UInt8] = isNegative ? [Byte.minus] : []
    switch pointPosition {
    case digits.count...max(digits.count, Self.plainDigitsMax)
    where pointPosition <= Self.plainDigitsMax:
      text += digits + zeros(pointPosition - digits.count)
    case 1...Self.plainDigitsMax:
      text += digits[..<pointPosition] + [Byte.point] + digits[pointPosition...]
    case -5...0:
      text += [Byte.zero, Byte.point] + zeros(-pointPosition) + digits
    default:
      text.append(digits[0])
      if digits.count > 1 { text += [Byte.point] + digits[1...] }
      let exponent = pointPosition - 1
      text += [Byte.lowerE, exponent < 0 ? Byte.minus : Byte.plus] + "\(abs(exponent))".utf8
    }
    return text
  }

  private func zeros(_ count: Int) -> [UInt8] { Array(repeating: Byte.zero, count: count) }
}
