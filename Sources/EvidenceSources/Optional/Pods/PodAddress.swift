#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Checks addresses before something is asked there.
enum PodAddress {
  /// Whether it is the address of another machine or Pod: not of this machine, and none that only
  /// this machine's own link knows, where clouds serve credentials (169.254.169.254).
  static func mayBeAsked(_ text: String) -> Bool {
    var v4 = in_addr()
    if inet_pton(AF_INET, text, &v4) == 1 {
      let bytes = withUnsafeBytes(of: &v4) { Array($0) }
      return mayBeAsked(v4: bytes)
    }
    var v6 = in6_addr()
    guard inet_pton(AF_INET6, text, &v6) == 1 else { return false }
    let bytes = withUnsafeBytes(of: &v6) { Array($0) }
    if bytes[0..<10].allSatisfy({ $0 == 0 }) {
      // ::, ::1, and IPv4 addresses written as IPv6 ones.
      return bytes[10] == 0xFF && bytes[11] == 0xFF && mayBeAsked(v4: Array(bytes[12...]))
    }
    let isLinkLocal = bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
    return !isLinkLocal && bytes[0] != 0xFF
  }

  private static func mayBeAsked(v4 bytes: [UInt8]) -> Bool {
    let isLinkLocal = bytes[0] == 169 && bytes[1] == 254
    return bytes[0] != 0 && bytes[0] != 127 && !isLinkLocal && bytes[0] < 224
  }

  /// Whether it is this machine's own address, which others cannot reach.
  static func isLoopback(_ text: String) -> Bool {
    var v4 = in_addr()
    if inet_pton(AF_INET, text, &v4) == 1 {
      return withUnsafeBytes(of: &v4) { $0[0] == 127 }
    }
    var v6 = in6_addr()
    guard inet_pton(AF_INET6, text, &v6) == 1 else { return false }
    return withUnsafeBytes(of: &v6) { bytes in
      bytes[15] == 1 && bytes[0..<15].allSatisfy { $0 == 0 }
    }
  }

  /// Whether it means all addresses of a machine.
  static func isAny(_ text: String) -> Bool {
    var v4 = in_addr()
    if inet_pton(AF_INET, text, &v4) == 1 {
      return withUnsafeBytes(of: &v4) { $0.allSatisfy { $0 == 0 } }
    }
    var v6 = in6_addr()
    guard inet_pton(AF_INET6, text, &v6) == 1 else { return false }
    return withUnsafeBytes(of: &v6) { $0.allSatisfy { $0 == 0 } }
  }
}
