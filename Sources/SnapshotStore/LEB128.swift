/// Whole numbers in as few bytes as they need: seven bits a byte, the lowest first
/// (https://en.wikipedia.org/wiki/LEB128).
enum LEB128 {
  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Takes a number from the front; nil when it is cut off or larger than 64 bits.
  static func take(from bytes: inout ArraySlice<UInt8>) -> UInt64? {
    var (number, shift): (UInt64, UInt64) = (0, 0)
    while let byte = bytes.popFirst() {
      let bits = UInt64(byte & 0x7F)
      guard shift < 63 || (shift == 63 && bits <= 1) else { return nil }
      number |= bits << shift
      shift += 7
      if byte & 0x80 == 0 { return number }
    }
    return nil
  }

  /// Small distances in either direction as small numbers: 0, -1, 1, -2 as 0, 1, 2, 3.
  static func zigzag(_ distance: Int64) -> UInt64 {
    UInt64(bitPattern: (distance << 1) ^ (distance >> 63))
  }

  /// The distance that ``zigzag(_:)`` made the number of.
  static func distance(zigzag number: UInt64) -> Int64 {
    Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }
}
