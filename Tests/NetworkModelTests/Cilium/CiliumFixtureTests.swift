import ClusterObjects
import Testing

@testable import NetworkModel

/// What Cilium's objects in the fixtures say, read as `ingest` stores them: with what is withheld.
@Suite struct CiliumFixtureTests {
  /// The words of one fixture; nil: not known.
  struct Expectation: CustomTestStringConvertible, Sendable {
    let fixture: String
    var version: String?
    var ipam: String?
    var podCIDRs: String?
    var routing: String?
    var encapsulation: String?
    var encryption: String? = "none"
    var replacesKubeProxy: Bool?
    var podMTU: Int?

    var testDescription: String { fixture }
  }

  static let expectations = [
    Expectation(
      fixture: "cilium-1.12-legacy-tunnel", version: "v1.12.19", ipam: "kubernetes",
      routing: "tunnel", encapsulation: "geneve", replacesKubeProxy: false, podMTU: 1450),
    Expectation(
      fixture: "cilium-1.13-strict", version: "v1.13.18", ipam: "cluster-pool",
      podCIDRs: "10.10.0.0/16", routing: "native", encapsulation: "none", replacesKubeProxy: true),
    Expectation(
      fixture: "cilium-1.16-vxlan", version: "1.16.3", ipam: "cluster-pool",
      podCIDRs: "10.16.0.0/14 10.32.0.0/14", routing: "tunnel", encapsulation: "vxlan",
      replacesKubeProxy: true),
    Expectation(
      fixture: "cilium-1.17-ipsec", version: "v1.17.4", ipam: "cluster-pool",
      podCIDRs: "10.0.0.0/8", routing: "tunnel", encapsulation: "vxlan", encryption: "ipsec",
      replacesKubeProxy: false, podMTU: 1373),
    Expectation(
      fixture: "cilium-1.18-native", version: "v1.18.2", ipam: "kubernetes", routing: "native",
      encapsulation: "none", replacesKubeProxy: false, podMTU: 9000),
    Expectation(
      fixture: "cilium-1.19.4-wireguard", version: "v1.19.4", ipam: "cluster-pool",
      podCIDRs: "10.0.0.0/8", routing: "tunnel", encapsulation: "vxlan", encryption: "wireguard",
      replacesKubeProxy: true, podMTU: 1370),
    Expectation(
      fixture: "cilium-1.20-wireguard", version: "v1.20.1", ipam: "cluster-pool",
      podCIDRs: "10.0.0.0/8", routing: "tunnel", encapsulation: "vxlan", encryption: "wireguard",
      replacesKubeProxy: true, podMTU: 1355),
    Expectation(
      fixture: "cilium-multi-pool", version: "v1.18.2", ipam: "multi-pool",
      podCIDRs: "10.128.0.0/16 10.20.0.0/16 10.21.0.0/16", routing: "native",
      encapsulation: "none", replacesKubeProxy: true),
    Expectation(
      fixture: "cilium-eni", version: "v1.18.2", ipam: "eni", podCIDRs: "", routing: "native",
      encapsulation: "none", replacesKubeProxy: false),
    Expectation(
      fixture: "cilium-chained-on-vpc-cni", version: "v1.18.2", routing: "native",
      encapsulation: "none", replacesKubeProxy: false),
    Expectation(
      fixture: "cilium-dual-stack-geneve", version: "v1.18.2", ipam: "cluster-pool",
      podCIDRs: "10.64.0.0/12 fd00:10::/104", routing: "tunnel", encapsulation: "geneve",
      replacesKubeProxy: true, podMTU: 1430),
    Expectation(
      fixture: "cilium-node-config", version: "v1.18.2", ipam: "cluster-pool",
      podCIDRs: "10.0.0.0/8", routing: "tunnel", encapsulation: "vxlan", replacesKubeProxy: true,
      podMTU: 1450),
    Expectation(
      fixture: "cilium-aks", version: "1.16.6-1", ipam: "delegated-plugin",
      podCIDRs: "10.244.0.0/16", routing: "native", encapsulation: "none",
      replacesKubeProxy: true),
    Expectation(
      fixture: "cilium-gke-anetd", version: "v1.15.10-gke.9", routing: "cloud",
      encapsulation: "none", encryption: nil),
    Expectation(fixture: "cilium-config-forbidden", version: "v1.18.2", encryption: nil),
  ]

  @Test(arguments: expectations)
  func saysWhatItsConfigurationSays(_ expected: Expectation) throws {
    let evidence = try ClusterFixture(expected.fixture).evidence()
    let found = try CiliumPlugin().settings(in: evidence)
    #expect(found.version.value == expected.version)
    #expect(found.ipamMode.value == expected.ipam)
    #expect(
      found.podCIDRs.value?.map(\.description).joined(separator: " ") == expected.podCIDRs)
    #expect(found.routingMode.value == expected.routing)
    #expect(found.encapsulation.value?.joined(separator: " ") == expected.encapsulation)
    #expect(found.encryption.value?.joined(separator: " ") == expected.encryption)
    #expect(found.replacesKubeProxy.value == expected.replacesKubeProxy)
    #expect(found.podMTUBytes.value == expected.podMTU)
  }

  @Test func chainedCiliumIsNotThePluginThatConnectsPods() throws {
    let network = try ClusterFixture("cilium-chained-on-vpc-cni").evidence().detectedNetwork()
    #expect(network.primary.value != .cilium)
    #expect(network.others.map(\.plugin.name) == [.cilium])
    #expect(network.others.first?.sighting.role == .chained(mode: "aws-cni"))
  }

  @Test func blocksOfPoolsAreThoseOfTheCiliumNodes() throws {
    let evidence = try ClusterFixture("cilium-multi-pool").evidence()
    let found = try CiliumPlugin().settings(in: evidence)
    #expect(
      found.nodeBlocks?["worker-2"]?.value?.map(\.description) == ["10.128.2.0/27", "10.20.0.0/24"])
    #expect(found.nodeBlockSizes.value == [.ipv4: 27])
    #expect(found.nodeBlockSizes.reasoning == "of the pool default; there are also green")
  }

  @Test func nodesOfAKSHaveTheirBlocksFromTheDelegate() throws {
    let evidence = try ClusterFixture("cilium-aks").evidence()
    let found = try CiliumPlugin().settings(in: evidence)
    #expect(found.nodeBlocks?["aks-pool-2"]?.value?.map(\.description) == ["10.244.2.0/24"])
    #expect(found.nodeBlockSizes.value == [.ipv4: 24])
    #expect(found.nodeBlockSizes.basis == .inferred)
  }

  @Test func nodesOfDataplaneV2HaveTheirBlocksFromGKE() throws {
    let evidence = try ClusterFixture("cilium-gke-anetd").evidence()
    let found = try CiliumPlugin().settings(in: evidence)
    #expect(found.usesNodePodCIDRs.value == true)
    #expect(found.usesNodePodCIDRs.basis == .documented)
    #expect(found.nodeBlocks == nil)
  }
}
