/// What a feature of Cilium takes off the base MTU for a Pod's packets
/// (https://github.com/cilium/cilium/blob/main/pkg/mtu/mtu.go).
struct CiliumOverhead: Hashable {
  /// In bytes.
  let bytes: Int
  /// For what, as part of a sentence.
  let what: String

  /// `50 (vxlan over IPv4)`.
  var text: String { "\(bytes) (\(what))" }

  /// IP, UDP, VXLAN or Geneve without options, and the inner Ethernet header.
  static func tunnel(_ protocol: String, over underlay: IPFamily) -> CiliumOverhead {
    CiliumOverhead(
      bytes: underlay == .ipv4 ? 50 : 70, what: "\(`protocol`) over \(underlay.rawValue)")
  }

  /// IPsec with the usual key, whose authentication takes 16 bytes; a longer one takes as much
  /// more.
  static let ipsec = CiliumOverhead(bytes: 77, what: "IPsec with a 16-byte authentication")

  /// WireGuard: an outer IPv6 header, UDP, and its own 32 bytes; since 1.19.5 also the padding, of
  /// up to 15 bytes (https://github.com/cilium/cilium/pull/45940). nil where the version does not
  /// tell: some prereleases of 1.20 are older than that change.
  static func wireGuard(_ version: ProductVersion) -> CiliumOverhead? {
    if version.isPrerelease, version.numbers == [1, 20, 0] { return nil }
    return version < ProductVersion(1, 19, 5)
      ? CiliumOverhead(bytes: 80, what: "WireGuard up to 1.19.4")
      : CiliumOverhead(bytes: 95, what: "WireGuard since 1.19.5")
  }

  /// Whether packets are wrapped by the tunnel before WireGuard encrypts them, and both count. Up
  /// to 1.14 WireGuard stands in for the tunnel unless `wireguard-encapsulate` asks for both, which
  /// is counted since 1.14.7; from 1.15 on it is always so
  /// (https://github.com/cilium/cilium/pull/29000, https://github.com/cilium/cilium/pull/30329).
  static func countsTunnel(
    underWireGuard version: ProductVersion, encapsulates: Bool
  ) -> Bool {
    if version >= ProductVersion(1, 15) { return true }
    return version >= ProductVersion(1, 14, 7) && encapsulates
  }
}
