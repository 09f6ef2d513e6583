/// The bytes between the quotes of a string that the scanner accepted and found escapes in.
struct EscapedString {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The text as UTF-8, every escape resolved.
  func decoded() -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Byte.backslash {
        let (scalar, length) = escape(at: position)
        text.append(
          contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
        position += length
      } else {
        text.append(byte)
        position += 1
      }
    }
    return text
  }

  /// The character that the escape at `position` stands for, and the bytes it takes.
  func escape(at position: Int) -> (Unicode.Scalar, length: Int) {
    switch bytes[position + 1] {
    case UInt8(ascii: "b"): return ("\u{8}", 2)
    case UInt8(ascii: "f"): return ("\u{C}", 2)
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "t"): return ("\t", 2)
    case Byte.lowerU:
      let unit = codeUnit(at: position)
      guard unit & 0xFC00 == 0xD800 else {
        return (Unicode.Scalar(unit) ?? "\u{FFFD}", 6)
      }
      let low = codeUnit(at: position + 6)
      let scalar = 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
      return (Unicode.Scalar(scalar) ?? "\u{FFFD}", 12)
    case let byte: return (Unicode.Scalar(byte), 2)
    }
  }

  private func codeUnit(at backslash: Int) -> UInt32 {
    var unit: UInt32 = 0
    for position in backslash + 2..<backslash + 6 {
      unit = unit << 4 | (Byte.hexadecimalValue(bytes[position]) ?? 0)
    }
    return unit
  }
}
