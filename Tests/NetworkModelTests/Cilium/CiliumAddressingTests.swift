import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

/// Ranges and blocks by IPAM mode.
@Suite struct CiliumAddressingTests {
  private static func ciliumNode(_ name: String, _ blocks: [JSONValue]) -> TestObject {
    let ipam: JSONValue = .object(["podCIDRs": .array(blocks)])
    return TestObject(
      "ciliumnodes.cilium.io", name, value: .object(["spec": .object(["ipam": ipam])]))
  }

  private func ranges(_ texts: String...) -> [IPPrefix] { texts.compactMap { IPPrefix($0) } }

  @Test func readsAListSeparatedBySpaces() throws {
    let settings = [
      "enable-ipv4": "true", "enable-ipv6": "true", "ipam": "cluster-pool",
      "cluster-pool-ipv4-cidr": "10.0.0.0/16  10.1.0.0/16", "cluster-pool-ipv4-mask-size": "24",
      "cluster-pool-ipv6-cidr": "fd00::/104", "cluster-pool-ipv6-mask-size": "120",
    ]
    let found = try CiliumCluster(settings: settings).pluginSettings()
    #expect(found.podCIDRs.value == ranges("10.0.0.0/16", "10.1.0.0/16", "fd00::/104"))
    #expect(found.nodeBlockSizes.value == [.ipv4: 24, .ipv6: 120])
    #expect(found.ipFamilies.value == [.ipv4, .ipv6])
    #expect(found.usesNodePodCIDRs.value == false)
  }

  @Test func aFamilyThatIsOffHasNoRange() throws {
    let settings = [
      "enable-ipv4": "true", "enable-ipv6": "false", "cluster-pool-ipv4-cidr": "10.0.0.0/16",
      "cluster-pool-ipv6-cidr": "fd00::/104",
    ]
    let found = try CiliumCluster(settings: settings).pluginSettings()
    #expect(found.podCIDRs.value == ranges("10.0.0.0/16"))
    #expect(
      found.nodeBlockSizes.unknown?.because == "cluster-pool-ipv4-mask-size is not set")
  }

  @Test(arguments: ["10.0.0.0", "10.0.0.0/33", "", "pods"])
  func doesNotUnderstandWhatIsNoRange(_ text: String) throws {
    let settings = ["enable-ipv4": "true", "enable-ipv6": "false", "cluster-pool-ipv4-cidr": text]
    let found = try CiliumCluster(settings: settings).pluginSettings().podCIDRs
    #expect(
      found.unknown?.because == "cluster-pool-ipv4-cidr is \"\(text)\", and not a list of ranges")
  }

  @Test func aChangeToMultiPoolStartsWithWhatWas() throws {
    let settings = [
      "enable-ipv4": "true", "enable-ipv6": "false", "ipam": "multi-pool",
      "cluster-pool-ipv4-cidr": "10.0.0.0/16", "cluster-pool-ipv4-mask-size": "25",
    ]
    let found = try CiliumCluster(settings: settings).pluginSettings()
    #expect(found.podCIDRs.value == ranges("10.0.0.0/16"))
    #expect(found.podCIDRs.basis == .inferred)
    #expect(found.nodeBlockSizes.value == [.ipv4: 25])
    let unseen = CiliumCluster(settings: settings, unseen: ["ciliumpodippools.cilium.io"])
    #expect(try unseen.pluginSettings().podCIDRs.unknown != nil)
  }

  @Test(arguments: ["eni", "azure", "alibabacloud", "delegated-plugin"])
  func hasNoRangeByDesignWhereAnotherGivesAddresses(_ mode: String) throws {
    let cluster = CiliumCluster(settings: ["ipam": mode], nodes: ["a": [:]])
    let found = try cluster.pluginSettings()
    #expect(found.podCIDRs.value == [])
    #expect(found.usesNodePodCIDRs.value == false)
    #expect(found.nodeBlocks?["a"]?.value == [])
  }

  @Test func anUnseenDelegateIsNoAbsentOne() throws {
    let resource: ResourceName = "nodenetworkconfigs.acn.azure.com"
    let cluster = CiliumCluster(
      settings: ["ipam": "delegated-plugin"], nodes: ["a": [:]], unseen: [resource])
    let found = try cluster.pluginSettings()
    #expect(found.podCIDRs.unknown?.unseen == [resource])
    #expect(found.nodeBlocks?["a"]?.unknown?.unseen == [resource])
    #expect(found.nodeBlockSizes.unknown?.unseen == [resource])
  }

  @Test func leavesBlocksToNodesInModeKubernetes() throws {
    let found = try CiliumCluster(settings: ["ipam": "kubernetes"]).pluginSettings()
    #expect(found.usesNodePodCIDRs.value == true)
    #expect(found.usesNodePodCIDRs.provenance.first?.path.description == "/data/ipam")
    #expect(found.podCIDRs.unknown != nil)
    #expect(found.nodeBlocks == nil)
  }

  @Test(arguments: [("v1.19.0", "cluster-pool"), ("v1.8.0", nil)])
  func documentsItsDefaultMode(_ version: String, _ mode: String?) throws {
    let found = try CiliumCluster(version: version).pluginSettings().ipamMode
    #expect(found.value == mode)
    if mode != nil { #expect(found.basis == .documented) }
  }

  @Test func readsBlocksAndNamesNodesWithoutOne() throws {
    let cluster = CiliumCluster(
      settings: ["ipam": "cluster-pool"], nodes: ["a": [:], "b": [:], "c": [:], "d": [:]],
      others: [
        Self.ciliumNode("a", ["10.0.1.0/24"]), Self.ciliumNode("b", []),
        Self.ciliumNode("c", ["here"]),
      ])
    let blocks = try cluster.pluginSettings().nodeBlocks
    #expect(blocks?["a"]?.value == ranges("10.0.1.0/24"))
    #expect(blocks?["a"]?.basis == .stated)
    #expect(blocks?["b"]?.unknown?.because == "CiliumNode b has no block")
    #expect(blocks?["c"]?.unknown?.because == "\"here\" is no list of ranges")
    #expect(blocks?["d"]?.unknown?.because == "there is no CiliumNode d")
  }

  @Test func blocksAreUnknownWhereNobodySawThem() throws {
    let cluster = CiliumCluster(
      settings: ["ipam": "cluster-pool"], nodes: ["a": [:]], unseen: ["ciliumnodes.cilium.io"])
    let block = try cluster.pluginSettings().nodeBlocks?["a"]
    #expect(block?.unknown?.unseen == ["ciliumnodes.cilium.io"])
  }

  @Test func anUnreadableConfigurationLeavesWhatItSaysUnknown() throws {
    let cluster = CiliumCluster(
      nodes: ["a": [:]], others: [Self.ciliumNode("a", ["10.0.1.0/24"])], unseen: ["configmaps"])
    let found = try cluster.pluginSettings()
    #expect(found.ipamMode.unknown?.unseen == ["configmaps"])
    #expect(found.podCIDRs.unknown?.unseen == ["configmaps"])
    #expect(found.routingMode.unknown?.unseen == ["configmaps"])
    #expect(found.encryption.unknown?.unseen == ["configmaps"])
    #expect(found.replacesKubeProxy.unknown?.unseen == ["configmaps"])
    #expect(found.podMTUBytes.unknown?.unseen == ["configmaps"])
    #expect(found.nodeBlocks?["a"]?.value == ranges("10.0.1.0/24"))
  }
}
