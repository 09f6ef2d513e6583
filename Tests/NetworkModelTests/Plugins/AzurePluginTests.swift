import ClusterObjects
import Testing

@testable import NetworkModel

/// The modes of AKS: settings, near misses, missing input.
@Suite struct AzurePluginTests {
  private static let typeLabel = ["metadata", "labels", "kubernetes.azure.com/podnetwork-type"]
  private static let first = "aks-nodepool1-17143216-vmss000000"
  private static let second = "aks-nodepool1-17143216-vmss000001"

  @Test func overlayIsNotEncapsulated() throws {
    let settings = try EditedCluster("aks-overlay").settings()
    #expect(settings.version.value == "v1.7.5")
    #expect(settings.ipamMode.value == "overlay")
    #expect(settings.podCIDRs.value?.map(\.description) == ["192.168.0.0/16"])
    #expect(settings.podCIDRs.basis == .stated)
    #expect(settings.nodeBlockSizes.value == [.ipv4: 24])
    #expect(settings.nodeBlocks?[Self.first]?.value?.map(\.description) == ["192.168.0.0/24"])
    #expect(settings.routingMode.value == "cloud")
    #expect(settings.encapsulation.value == ["none"])
    #expect(settings.ipFamilies.value == [.ipv4])
    #expect(settings.podMTUBytes.unknown?.shownBy != nil)
  }

  @Test func twoRangesShowAnExtension() throws {
    var cluster = try EditedCluster("aks-overlay")
    try cluster.set(
      "nodenetworkconfigs.acn.azure.com", Self.second, in: "kube-system",
      ["status", "networkContainers"],
      to: [.object(["primaryIP": "192.168.1.0/24", "subnetAddressSpace": "192.168.0.0/15"])])
    let ranges = try cluster.settings().podCIDRs
    #expect(ranges.value?.map(\.description) == ["192.168.0.0/15", "192.168.0.0/16"])
    #expect(ranges.reasoning?.contains("more than one range") == true)
  }

  @Test func aMalformedRangeIsUnknownWithItsText() throws {
    var cluster = try EditedCluster("aks-overlay")
    try cluster.setAll(
      "nodenetworkconfigs.acn.azure.com", ["status", "networkContainers"],
      to: [.object(["primaryIP": "none", "subnetAddressSpace": "192.168.0.0"])])
    let settings = try cluster.settings()
    #expect(settings.podCIDRs.unknown?.because.contains("\"192.168.0.0\"") == true)
    #expect(settings.nodeBlocks?[Self.first]?.unknown?.because.contains("\"none\"") == true)
  }

  @Test func withoutNodeNetworkConfigsTheRangeIsUnknown() throws {
    var cluster = try EditedCluster("aks-overlay")
    cluster.hide("nodenetworkconfigs.acn.azure.com")
    #expect(
      try cluster.settings().podCIDRs.unknown?.unseen == ["nodenetworkconfigs.acn.azure.com"])
  }

  @Test func bothFamiliesShowInALabel() throws {
    var cluster = try EditedCluster("aks-overlay")
    try cluster.setAll(
      "nodes", ["metadata", "labels", "kubernetes.azure.com/podv6network-type"], to: "overlay")
    #expect(try cluster.settings().ipFamilies.value == [.ipv4, .ipv6])
    #expect(try cluster.facts().value("provider.traits")?.words.contains("overlay-ipv6") == true)
  }

  @Test(arguments: [("vnet", "pod-subnet-dynamic"), ("vnetblock", "pod-subnet-static-block")])
  func podSubnetIsTheSubnetsRange(_ label: String, _ mode: String) throws {
    var cluster = try EditedCluster("aks-vnet")
    try cluster.setAll("nodes", Self.typeLabel, to: .string(label))
    let settings = try cluster.settings()
    #expect(settings.ipamMode.value == mode)
    #expect(settings.podCIDRs.value?.map(\.description) == ["10.241.0.0/16"])
    #expect(settings.nodeBlocks == nil)
    #expect(settings.nodeBlockSizes.value == nil)
  }

  @Test func aModeNobodyKnowsIsSaidToBeThat() throws {
    var cluster = try EditedCluster("aks-vnet")
    try cluster.setAll("nodes", Self.typeLabel, to: "quantum")
    let settings = try cluster.settings()
    #expect(settings.ipamMode.unknown?.because.contains("does not know") == true)
    #expect(
      try cluster.evidence().detectedNetwork().primary.reasoning?.contains("quantum") == true)
  }

  @Test func nodeSubnetIsInferredFromWhatIsMissing() throws {
    let cluster = try EditedCluster("aks-node-subnet")
    let primary = try cluster.evidence().detectedNetwork().primary
    #expect(primary.value == .azure)
    #expect(primary.basis == .inferred)
    let settings = try cluster.settings()
    #expect(settings.ipamMode.value == "node-subnet")
    #expect(settings.ipamMode.basis == .inferred)
    #expect(settings.podCIDRs.value == [])
    #expect(settings.version.unknown?.because.contains("node's image") == true)
  }

  @Test func kubenetShowsInTheRoutesOfNodes() throws {
    let cluster = try EditedCluster("aks-kubenet")
    #expect(try cluster.evidence().detectedNetwork().primary.value == .kubenet)
    let settings = try cluster.settings()
    #expect(settings.ipamMode.value == "host-local")
    #expect(settings.usesNodePodCIDRs.value == true)
    #expect(settings.nodeBlockSizes.value == [.ipv4: 24])
    #expect(settings.podCIDRs.unknown?.shownBy?.contains("podCidrs") == true)
  }

  @Test func blocksOfDifferentSizeHaveNoOneSize() throws {
    var cluster = try EditedCluster("aks-kubenet")
    try cluster.set("nodes", Self.second, ["spec", "podCIDRs"], to: ["10.244.1.0/25"])
    let sizes = try cluster.settings().nodeBlockSizes
    #expect(sizes.unknown?.because.contains("/24 on 1, /25 on 1") == true)
  }

  // MARK: Near misses

  @Test func routesWithoutAKSAreNotKubenet() throws {
    var cluster = try EditedCluster("aks-kubenet")
    try cluster.setAll("nodes", ["metadata", "labels"], to: .object([:]))
    #expect(try cluster.evidence().detectedNetwork().primary.value == nil)
  }

  @Test func underCiliumItOnlyGivesOutAddresses() throws {
    var cluster = try EditedCluster("aks-overlay")
    try cluster.setAll(
      "nodes", ["metadata", "labels", "kubernetes.azure.com/ebpf-dataplane"], to: "cilium")
    let network = try cluster.evidence().detectedNetwork()
    #expect(network.primary.value != .azure)
    #expect(network.others.map(\.plugin.name) == [.azure])
    #expect(
      try cluster.facts().value("provider.traits")?.words.contains("cilium-dataplane") == true)
  }

  @Test func duringAMigrationMostNodesDecideAndAllAreCounted() throws {
    var cluster = try EditedCluster("aks-kubenet")
    try cluster.set("nodes", Self.first, Self.typeLabel, to: "overlay")
    try cluster.add(fixture: "aks-overlay")
    let settings = try cluster.settings()
    #expect(settings.ipamMode.value == "overlay")
    #expect(settings.ipamMode.reasoning?.contains("kubenet on 1, overlay on 1") == true)
  }

  @Test func withoutNodesTheModeIsUnknown() throws {
    var cluster = try EditedCluster("aks-overlay")
    cluster.hide("nodes")
    let settings = try cluster.settings()
    #expect(settings.ipamMode.unknown?.unseen == ["nodes"])
  }
}
