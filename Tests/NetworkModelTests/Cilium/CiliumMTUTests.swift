import Testing

@testable import NetworkModel

/// The arithmetic of https://github.com/cilium/cilium/blob/main/pkg/mtu/mtu.go.
@Suite struct CiliumMTUTests {
  /// One combination and its arithmetic.
  struct Combination: CustomTestStringConvertible, Sendable {
    let version: String
    let settings: [String: String]
    let bytes: Int
    let arithmetic: String

    var testDescription: String { "\(version): \(arithmetic)" }
  }

  private static let tunnel = ["routing-mode": "tunnel", "tunnel-protocol": "vxlan"]
  private static let native = ["routing-mode": "native", "tunnel-protocol": "vxlan"]
  private static let wireGuard = ["enable-wireguard": "true"]

  private static func of(
    _ version: String, _ parts: [String: String]..., mtu: String = "1500", is bytes: Int,
    _ arithmetic: String
  ) -> Combination {
    let settings = parts.reduce(["mtu": mtu]) { $0.merging($1) { $1 } }
    return Combination(
      version: version, settings: settings, bytes: bytes, arithmetic: arithmetic)
  }

  static let combinations = [
    of("v1.16.0", tunnel, is: 1450, "1500 - 50 (vxlan over IPv4) = 1450"),
    of("v1.16.0", native, is: 1500, "1500 - 0 (native routing, no encryption) = 1500"),
    of(
      "v1.20.0", tunnel, ["enable-ztunnel": "true"], is: 1450,
      "1500 - 50 (vxlan over IPv4) = 1450"),
    of(
      "v1.18.0", tunnel, ["underlay-protocol": "ipv6"], mtu: "9000", is: 8930,
      "9000 - 70 (vxlan over IPv6) = 8930"),
    of(
      "v1.18.0", tunnel, ["underlay-protocol": "auto", "enable-ipv4": "false"], is: 1430,
      "1500 - 70 (vxlan over IPv6) = 1430"),
    of(
      "v1.17.0", tunnel, ["underlay-protocol": "ipv6"], is: 1450,
      "1500 - 50 (vxlan over IPv4) = 1450"),
    of(
      "v1.19.4", native, wireGuard, is: 1420, "1500 - 80 (WireGuard up to 1.19.4) = 1420"),
    of("v1.19.5", native, wireGuard, is: 1405, "1500 - 95 (WireGuard since 1.19.5) = 1405"),
    of("v1.20.0", native, wireGuard, is: 1405, "1500 - 95 (WireGuard since 1.19.5) = 1405"),
    of("v1.18.12", native, wireGuard, is: 1420, "1500 - 80 (WireGuard up to 1.19.4) = 1420"),
    of(
      "v1.19.4", tunnel, wireGuard, is: 1370,
      "1500 - 50 (vxlan over IPv4) - 80 (WireGuard up to 1.19.4) = 1370"),
    of(
      "v1.19.5", tunnel, wireGuard, is: 1355,
      "1500 - 50 (vxlan over IPv4) - 95 (WireGuard since 1.19.5) = 1355"),
    of(
      "v1.20.1", tunnel, wireGuard, ["underlay-protocol": "ipv6"], is: 1335,
      "1500 - 70 (vxlan over IPv6) - 95 (WireGuard since 1.19.5) = 1335"),
    // Up to 1.14 WireGuard stands in for the tunnel unless both are asked for.
    of(
      "v1.14.7", tunnel, wireGuard, is: 1420, "1500 - 80 (WireGuard up to 1.19.4) = 1420"),
    of(
      "v1.14.6", tunnel, wireGuard, ["wireguard-encapsulate": "true"], is: 1420,
      "1500 - 80 (WireGuard up to 1.19.4) = 1420"),
    of(
      "v1.14.7", tunnel, wireGuard, ["wireguard-encapsulate": "true"], is: 1370,
      "1500 - 50 (vxlan over IPv4) - 80 (WireGuard up to 1.19.4) = 1370"),
    of(
      "v1.15.0", tunnel, wireGuard, is: 1370,
      "1500 - 50 (vxlan over IPv4) - 80 (WireGuard up to 1.19.4) = 1370"),
    of(
      "v1.17.0", native, ["enable-ipsec": "true"], is: 1423,
      "1500 - 77 (IPsec with a 16-byte authentication) = 1423"),
    of(
      "v1.17.0", tunnel, ["enable-ipsec": "true"], is: 1373,
      "1500 - 50 (vxlan over IPv4) - 77 (IPsec with a 16-byte authentication) = 1373"),
    // Part of the traffic is tunnelled although routing is native.
    of(
      "v1.16.0", native, ["enable-ipv4-egress-gateway": "true"], is: 1450,
      "1500 - 50 (vxlan over IPv4) = 1450"),
    of(
      "v1.13.0", ["tunnel": "geneve"], is: 1450, "1500 - 50 (geneve over IPv4) = 1450"),
    of(
      "v1.13.0", ["tunnel": "disabled"], is: 1500,
      "1500 - 0 (native routing, no encryption) = 1500"),
  ]

  @Test(arguments: combinations)
  func showsItsArithmetic(_ combination: Combination) throws {
    let cluster = CiliumCluster(version: combination.version, settings: combination.settings)
    let mtu = try cluster.pluginSettings().podMTUBytes
    #expect(mtu.value == combination.bytes)
    #expect(mtu.reasoning == combination.arithmetic)
    #expect(mtu.basis == .inferred)
  }

  @Test(arguments: ["0", nil])
  func isUnknownWhereAgentsFindTheBase(_ mtu: String?) throws {
    var settings = Self.tunnel.merging(Self.wireGuard) { $1 }
    settings["mtu"] = mtu
    let found = try CiliumCluster(version: "v1.19.5", settings: settings).pluginSettings()
    #expect(found.configuredMTUBytes.value == nil)
    #expect(
      found.podMTUBytes.unknown?.because
        == "mtu is not set, so that each agent takes the smallest MTU of its node's devices; "
        + "Cilium takes 50 (vxlan over IPv4) and 95 (WireGuard since 1.19.5) off it")
    #expect(found.podMTUBytes.unknown?.shownBy == "the links of the nodes")
  }

  @Test(arguments: [nil, "v1.20.0-pre.2"])
  func isUnknownWhereTheVersionDoesNotTellTheOverhead(_ version: String?) throws {
    let settings = Self.native.merging(["mtu": "1500", "enable-wireguard": "true"]) { $1 }
    let mtu = try CiliumCluster(version: version, settings: settings).pluginSettings().podMTUBytes
    #expect(mtu.value == nil)
    #expect(mtu.unknown?.because.contains("95 since 1.19.5") == true)
  }

  @Test(arguments: ["-1", "9k", "65536", ""])
  func doesNotUnderstandWhatIsNoNumberOfBytes(_ text: String) throws {
    let found = try CiliumCluster(settings: ["mtu": text]).pluginSettings()
    #expect(
      found.configuredMTUBytes.unknown?.because == "mtu is \"\(text)\", and not a number of bytes")
    #expect(found.podMTUBytes.value == nil)
  }

  @Test func isUnknownWhereTheOverheadsExceedTheBase() throws {
    let settings = Self.tunnel.merging(["mtu": "40"]) { $1 }
    let mtu = try CiliumCluster(settings: settings).pluginSettings().podMTUBytes
    #expect(mtu.unknown?.because == "mtu is 40, which 50 (vxlan over IPv4) exceeds")
  }

  @Test func isTheOtherPluginsWhereCiliumIsChained() throws {
    var settings = Self.native.merging(["mtu": "9001", "cni-chaining-mode": "aws-cni"]) { $1 }
    #expect(try CiliumCluster(settings: settings).pluginSettings().podMTUBytes.value == nil)
    settings["enable-route-mtu-for-cni-chaining"] = "true"
    #expect(try CiliumCluster(settings: settings).pluginSettings().podMTUBytes.value == 9001)
  }

  @Test func twoEncryptionsAreNotAddedUp() throws {
    let settings = Self.native.merging([
      "mtu": "1500", "enable-wireguard": "true", "enable-ipsec": "true",
    ]) { $1 }
    let mtu = try CiliumCluster(settings: settings).pluginSettings().podMTUBytes
    #expect(mtu.unknown?.because == "WireGuard and IPsec are both on, which agents refuse")
  }
}
