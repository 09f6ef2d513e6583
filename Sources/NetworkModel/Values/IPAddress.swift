#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// An IP address.
package struct IPAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Its family.
  package let family: IPFamily
  /// The address as a number; of an IPv4 address the low 32 bits.
  package let number: UInt128

  package init(family: IPFamily, number: UInt128) {
    self.family = family
    self.number = number
  }

  /// Reads the text forms that inet_pton takes; nil for anything else.
  package init?(_ text: String) {
    let isIPv6 = text.utf8.contains(UInt8(ascii: ":"))
    var bytes = [UInt8](repeating: 0, count: isIPv6 ? 16 : 4)
    guard inet_pton(isIPv6 ? AF_INET6 : AF_INET, text, &bytes) == 1 else { return nil }
    family = isIPv6 ? .ipv6 : .ipv4
    number = bytes.reduce(0) { $0 << 8 | UInt128($1) }
  }

  /// In canonical form (RFC 5952 for IPv6).
  package var description: String {
    let count = family == .ipv4 ? 4 : 16
    var bytes = (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt128($0))) }
    bytes.reverse()
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let result = inet_ntop(
      family == .ipv4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
    return result == nil
      ? ""
      : text.withUnsafeBufferPointer {
        $0.baseAddress.map { String(cString: $0) } ?? ""
      }
  }

  /// IPv4 first, then by number.
  package static func < (first: IPAddress, second: IPAddress) -> Bool {
    (first.family, first.number) < (second.family, second.number)
  }
}
