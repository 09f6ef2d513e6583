import ClusterObjects
import Testing

@testable import NetworkModel

/// Keys of `cilium-config` whose meaning depends on the version.
@Suite struct CiliumSettingTests {
  // MARK: Routing

  @Test(arguments: [
    ("disabled", "native", "none"), ("vxlan", "tunnel", "vxlan"), ("geneve", "tunnel", "geneve"),
    ("", "tunnel", "vxlan"),
  ])
  func readsTheLegacyKey(_ text: String, _ mode: String, _ encapsulation: String) throws {
    // What 1.14 renders beside it is not known to 1.13.
    let settings = ["tunnel": text, "routing-mode": "native"]
    let old = try CiliumCluster(version: "v1.13.18", settings: settings).pluginSettings()
    #expect(old.routingMode.value == mode)
    #expect(old.encapsulation.value == [encapsulation])
    #expect(old.routingMode.basis == .stated)
  }

  @Test(arguments: [("v1.14.19", "native"), ("v1.15.0", "tunnel")])
  func takesTheLegacyKeyUpTo114(_ version: String, _ mode: String) throws {
    let found = try CiliumCluster(version: version, settings: ["tunnel": "disabled"])
      .pluginSettings()
    #expect(found.routingMode.value == mode)
  }

  @Test func prefersTodaysKeyIn114() throws {
    let settings = ["tunnel": "disabled", "routing-mode": "tunnel", "tunnel-protocol": "geneve"]
    let found = try CiliumCluster(version: "v1.14.19", settings: settings).pluginSettings()
    #expect(found.encapsulation.value == ["geneve"])
  }

  @Test(arguments: ["v1.13.0", "v1.19.0", nil])
  func tunnelsThroughVXLANByDefault(_ version: String?) throws {
    let found = try CiliumCluster(version: version).pluginSettings()
    #expect(found.routingMode.value == "tunnel")
    #expect(found.encapsulation.value == ["vxlan"])
    #expect(found.encapsulation.basis == .documented)
    #expect(found.encapsulation.reasoning?.contains("https://docs.cilium.io/") == true)
  }

  @Test func renderedTunnelProtocolIsNoEncapsulation() throws {
    let settings = ["routing-mode": "native", "tunnel-protocol": "vxlan"]
    let found = try CiliumCluster(settings: settings).pluginSettings()
    #expect(found.encapsulation.value == ["none"])
    #expect(
      found.encapsulation.reasoning
        == "tunnel-protocol vxlan is rendered for native routing too and does not apply")
    #expect(found.nativeRoutingCIDRs?.value == nil)
    #expect(found.nativeRoutingCIDRs?.unknown != nil)
  }

  @Test func doesNotUnderstandAnUnknownWord() throws {
    let found = try CiliumCluster(settings: ["routing-mode": "warp"]).pluginSettings()
    #expect(
      found.routingMode.unknown?.because
        == "routing-mode is \"warp\", and not tunnel, native, hybrid")
    #expect(found.encapsulation.value == nil)
    #expect(found.podMTUBytes.value == nil)
  }

  // MARK: kube-proxy

  @Test(arguments: [
    ("v1.13.0", "strict", true), ("v1.13.0", "partial", false), ("v1.13.0", "disabled", false),
    ("v1.14.0", "strict", true), ("v1.15.0", "true", true), ("v1.16.0", "true", true),
    ("v1.16.0", "false", false),
    // Not a value of that version, or one that each agent decides for itself.
    ("v1.13.0", "true", nil), ("v1.16.0", "strict", nil), ("v1.13.0", "probe", nil),
    ("v1.18.0", "yes", nil),
  ])
  func readsTheReplacementByVersion(
    _ version: String, _ text: String, _ replaces: Bool?
  ) throws {
    let cluster = CiliumCluster(version: version, settings: ["kube-proxy-replacement": text])
    let found = try cluster.pluginSettings().replacesKubeProxy
    #expect(found.value == replaces)
    if replaces == nil { #expect(found.unknown?.because.contains(text) == true) }
  }

  @Test(arguments: [("v1.13.0", "disabled"), ("v1.16.0", "1.14 and newer")])
  func leavesServicesToKubeProxyByDefault(_ version: String, _ range: String) throws {
    let found = try CiliumCluster(version: version).pluginSettings().replacesKubeProxy
    #expect(found.value == false)
    #expect(found.basis == .documented)
    #expect(found.reasoning?.contains(range) == true)
  }

  // MARK: Encryption

  @Test func nothingIsEncryptedByDefault() throws {
    let found = try CiliumCluster(settings: ["enable-wireguard": "false"]).pluginSettings()
    #expect(found.encryption.value == ["none"])
    #expect(found.encryption.basis == .documented)
  }

  @Test(arguments: [("v1.18.0", ["none"]), ("v1.19.0", ["ztunnel"])])
  func knowsZtunnelSince119(_ version: String, _ words: [String]) throws {
    let cluster = CiliumCluster(version: version, settings: ["enable-ztunnel": "true"])
    #expect(try cluster.pluginSettings().encryption.value == words)
  }

  @Test func saysThatNodesAreEncryptedToo() throws {
    let settings = ["enable-wireguard": "true", "encrypt-node": "true"]
    let found = try CiliumCluster(settings: settings).pluginSettings().encryption
    #expect(found.value == ["wireguard"])
    #expect(found.reasoning == "encrypt-node is true: traffic of the nodes themselves too")
  }

  // MARK: Overrides

  @Test func saysWhichNodesDiffer() throws {
    let cluster = CiliumCluster(
      settings: ["routing-mode": "tunnel", "mtu": "1500"],
      nodes: ["a": ["pool": "x"], "b": [:]],
      overrides: [("canary", ["pool": "x"], ["routing-mode": "native"])])
    let found = try cluster.pluginSettings()
    #expect(found.routingMode.value == "tunnel")
    #expect(
      found.routingMode.reasoning
        == "CiliumNodeConfig kube-system/canary sets routing-mode=native on a")
    #expect(
      found.podMTUBytes.reasoning
        == "1500 - 50 (vxlan over IPv4) = 1450; on a, by CiliumNodeConfig kube-system/canary: "
        + "1500 - 0 (native routing, no encryption) = 1500")
    #expect(found.podMTUBytes.provenance.contains { $0.key.name == "canary" })
  }

  @Test func anOverrideOfAllNodesIsWhatHolds() throws {
    let cluster = CiliumCluster(
      settings: ["enable-wireguard": "false"], nodes: ["a": ["os": "linux"], "b": ["os": "linux"]],
      overrides: [("all", ["os": "linux"], ["enable-wireguard": "true"])])
    let found = try cluster.pluginSettings().encryption
    #expect(found.value == ["wireguard"])
    #expect(found.provenance.first?.key.resource == "ciliumnodeconfigs.cilium.io")
  }

  @Test func overridesOfAllNodesMayContradictEachOther() throws {
    let cluster = CiliumCluster(
      settings: ["enable-wireguard": "false"],
      overrides: [
        ("one", [:], ["enable-wireguard": "true"]), ("two", [:], ["enable-wireguard": "false"]),
      ])
    let found = try cluster.pluginSettings().encryption
    #expect(found.unknown?.because.contains("set enable-wireguard to different values") == true)
  }

  @Test func anOverrideOfNoNodeIsNotMentioned() throws {
    let cluster = CiliumCluster(
      settings: ["routing-mode": "tunnel"], nodes: ["a": [:]],
      overrides: [("none", ["pool": "x"], ["routing-mode": "native"])])
    #expect(try cluster.pluginSettings().routingMode.reasoning == nil)
  }

  @Test func saysThatOverridesWereNotSeen() throws {
    let cluster = CiliumCluster(
      settings: ["routing-mode": "tunnel"], unseen: ["ciliumnodeconfigs.cilium.io"])
    #expect(
      try cluster.pluginSettings().routingMode.reasoning
        == "ciliumnodeconfigs.cilium.io were not collected, and may say otherwise")
  }
}
