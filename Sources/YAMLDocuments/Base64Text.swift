/// A text in base64 with padding, line breaks left aside
/// (https://www.rfc-editor.org/rfc/rfc4648#section-4), as Go's `StdEncoding` decodes it.
struct Base64Text {
  /// What was encoded, proven to be UTF-8.
  let utf8: [UInt8]

  init(_ text: UnsafeBufferPointer<UInt8>) throws(ScalarFailure) {
    let encoded = text.filter { $0 != 0x0A && $0 != 0x0D }
    guard encoded.count % 4 == 0 else { throw .unusableBinary }
    let digits = encoded.reversed().drop { $0 == UInt8(ascii: "=") }.reversed()
    guard encoded.count - digits.count <= 2 else { throw .unusableBinary }
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var bitCount = 0
    for digit in digits {
      guard let value = Self.value(of: digit) else { throw .unusableBinary }
      bits = bits << 6 | value
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
      }
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .unusableBinary }
    utf8 = bytes
  }

  private static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit) - 97 + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit) - 48 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
