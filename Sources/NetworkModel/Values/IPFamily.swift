import ClusterObjects

/// The version of the Internet Protocol, in Kubernetes' words.
package enum IPFamily: String, CaseIterable, Comparable, Sendable {
  case ipv4 = "IPv4"
  case ipv6 = "IPv6"

  /// IPv4 first.
  package static func < (first: IPFamily, second: IPFamily) -> Bool {
    first.rawValue.precedesBytewise(second.rawValue)
  }

  /// Bits of an address.
  package var bits: Int { self == .ipv4 ? 32 : 128 }
}
