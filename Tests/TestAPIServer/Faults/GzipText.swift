/// Gzip (RFC 1952) with stored blocks (RFC 1951, 3.2.4): enough to be broken on purpose.
enum GzipText {
  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

  static func broken(_ bytes: [UInt8], _ corruption: TestFault.CorruptGzip) -> [UInt8] {
    let whole = header + blocks(bytes)
    let half = Array(bytes.prefix(bytes.count / 2))
    switch corruption {
    // A block of type 3, which does not exist, after good ones.
    case .noise:
      let good = header + blocks(half, isFinal: false)
      return good + [UInt8](repeating: 0xFF, count: 64)
    case .cut: return Array(whole.prefix(whole.count / 2))
    case .checksum:
      return whole + littleEndian(~checksum(bytes))
        + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
    case .plain: return bytes
    }
  }

  private static func blocks(_ bytes: [UInt8], isFinal: Bool = true) -> [UInt8] {
    var written: [UInt8] = []
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65535)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      written += [isFinal && rest.isEmpty ? 1 : 0]
      written += [UInt8(count & 0xFF), UInt8(count >> 8)]
      written += [UInt8(~count & 0xFF), UInt8(~count >> 8)]
      written += block
    } while !rest.isEmpty
    return written
  }

  private static func littleEndian(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// CRC-32 as gzip has it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
