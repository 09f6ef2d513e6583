#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// An IP address, as NO_PROXY compares them: an IPv4 address written as IPv6 (`::ffff:10.0.0.1`) is
/// the IPv4 address.
struct InternetAddress: Equatable {
  /// 4 or 16 bytes.
  private let bytes: [UInt8]
  /// Bits of the form in which it was written: 32 or 128.
  let writtenBitCount: Int

  /// Reads what inet_pton takes; nil for anything else.
  init?(_ text: String) {
    let isIPv6 = text.contains(":")
    var bytes = [UInt8](repeating: 0, count: isIPv6 ? 16 : 4)
    guard !text.utf8.contains(0), inet_pton(isIPv6 ? AF_INET6 : AF_INET, text, &bytes) == 1 else {
      return nil
    }
    writtenBitCount = bytes.count * 8
    let isMapped = isIPv6 && bytes[..<12] == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    self.bytes = isMapped ? Array(bytes[12...]) : bytes
  }

  static func == (first: InternetAddress, second: InternetAddress) -> Bool {
    first.bytes == second.bytes
  }

  var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1]
  }

  /// How many bits of the address a prefix of the written form covers.
  func significantLength(of length: Int) -> Int {
    max(length - (writtenBitCount - bytes.count * 8), 0)
  }

  /// Whether both are of one family and begin alike.
  func shares(firstBits length: Int, with other: InternetAddress) -> Bool {
    guard bytes.count == other.bytes.count else { return false }
    return zip(bytes, other.bytes).enumerated().allSatisfy { index, pair in
      let bits = min(max(length - index * 8, 0), 8)
      return (pair.0 ^ pair.1) >> UInt8(8 - bits) == 0
    }
  }
}
