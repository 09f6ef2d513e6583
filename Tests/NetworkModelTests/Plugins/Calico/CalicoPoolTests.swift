import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

/// What IPPools say, whatever groups serve them.
@Suite struct CalicoPoolTests {
  private let pools: ResourceName = "ippools.crd.projectcalico.org"
  private let name = "default-ipv4-ippool"

  private func manifest() throws -> ChangedCluster { try ChangedCluster("calico-both-groups") }

  /// One group alone, as without an API server.
  private func stored() throws -> ChangedCluster {
    try manifest().without("ippools.projectcalico.org")
  }

  // MARK: Groups

  @Test func aPoolOfBothGroupsIsOne() throws {
    let settings = try manifest().settings()
    #expect(settings.podCIDRs.value?.map(\.description) == ["10.244.0.0/16"])
    #expect(settings.podCIDRs.provenance.map(\.key.resource) == ["ippools.projectcalico.org"])
  }

  @Test func poolsOfOneNameAndOtherRangesAreTwo() throws {
    let settings = try manifest()
      .setting("cidr", of: pools, name, to: "10.245.0.0/16").settings()
    #expect(
      settings.podCIDRs.value?.map(\.description) == ["10.244.0.0/16", "10.245.0.0/16"])
  }

  @Test func whatAMigrationLeftBehindDoesNotCount() throws {
    let settings = try ChangedCluster("calico-v3-crds").settings()
    #expect(
      settings.podCIDRs.value?.map(\.description) == ["10.48.0.0/16", "2001:db8:48::/56"])
    #expect(settings.encapsulation.value == ["ipip", "none"])
    #expect(settings.routingMode.value == "hybrid")
    #expect(settings.nodeBlockSizes.value == [.ipv4: 26, .ipv6: 122])
    #expect(settings.ipFamilies.value == [.ipv4, .ipv6])
  }

  @Test func aMigratedOneWhosePoolsNobodySawIsUnknown() throws {
    let settings = try ChangedCluster("calico-v3-crds")
      .unseen("ippools.projectcalico.org").settings()
    #expect(settings.podCIDRs.unknown?.unseen == ["ippools.projectcalico.org"])
    #expect(settings.encapsulation.unknown?.unseen == ["ippools.projectcalico.org"])
  }

  @Test func oneGroupAloneIsEnoughWhereTheOtherHasNoKinds() throws {
    let settings = try stored().unseen("ippools.projectcalico.org").settings()
    #expect(settings.podCIDRs.value?.count == 1)
    #expect(settings.podCIDRs.basis == .stated)
  }

  @Test func oneGroupAloneIsNoMoreThanAnInferenceWhereNobodyKnows() throws {
    let settings = try stored().unseen(
      "ippools.projectcalico.org", "customresourcedefinitions.apiextensions.k8s.io"
    ).settings()
    #expect(settings.podCIDRs.value?.count == 1)
    #expect(settings.podCIDRs.basis == .inferred)
    #expect(
      settings.podCIDRs.reasoning
        == "ippools.projectcalico.org were not seen, and are taken to be the same")
  }

  @Test func poolsThatNobodySawAreNotGone() throws {
    let settings = try manifest().unseen("ippools.projectcalico.org", pools).settings()
    #expect(settings.podCIDRs.unknown?.unseen.isEmpty == false)
    #expect(settings.routingMode.unknown?.unseen.isEmpty == false)
    #expect(settings.podMTUBytes.unknown?.unseen.isEmpty == false)
    #expect(settings.ipamMode.value == "calico-ipam")
  }

  @Test func noPoolIsNoRange() throws {
    let settings = try stored().without(pools).settings()
    #expect(
      settings.podCIDRs.unknown
        == UnknownReason("there is no IPPool that Pods may take addresses from"))
  }

  // MARK: Ranges

  @Test(arguments: [
    (["LoadBalancer"], false), (["Tunnel"], false), (["Workload"], true), ([], true),
    (["LoadBalancer", "Workload"], true),
  ])
  func onlyPoolsForPodsCount(_ uses: [String], _ counts: Bool) throws {
    let settings = try stored().setting(
      "allowedUses", of: pools, name, to: .array(uses.map { .string($0) })
    ).settings()
    #expect((settings.podCIDRs.value != nil) == counts)
  }

  @Test func aDisabledPoolGivesNoAddressesAndStillCarriesPackets() throws {
    let settings = try ChangedCluster("calico-manifest-ipip")
      .setting("vxlanMode", of: pools, "pods", to: "Always")
      .setting("ipipMode", of: pools, "pods", to: "Never").settings()
    #expect(settings.podCIDRs.value?.map(\.description) == ["10.244.0.0/16"])
    #expect(
      settings.podCIDRs.reasoning
        == "default-ipv4-ippool (192.168.0.0/16) is disabled: Pods keep its addresses, and get no "
        + "new ones")
    #expect(settings.encapsulation.value == ["ipip", "vxlan"])
  }

  @Test func theVariableForTheFirstPoolIsNotThePool() throws {
    let settings = try ChangedCluster("calico-manifest-ipip").without(pools).settings()
    #expect(settings.podCIDRs.value == nil)
  }

  @Test func aPoolForSomeNodesIsNamed() throws {
    let settings = try stored()
      .setting("nodeSelector", of: pools, name, to: "rack == 'a'").settings()
    #expect(
      settings.podCIDRs.reasoning
        == "default-ipv4-ippool is for nodes that match rack == 'a'")
  }

  // MARK: Blocks

  @Test func blockSizesHaveADefault() throws {
    let sizes = try stored().setting("blockSize", of: pools, name, to: nil).settings()
      .nodeBlockSizes
    #expect(sizes.value == [.ipv4: 26])
    #expect(sizes.basis == .documented)
    let ipv6 = try stored().setting("blockSize", of: pools, name, to: nil)
      .setting("cidr", of: pools, name, to: "2001:db8::/64").settings().nodeBlockSizes
    #expect(ipv6.value == [.ipv6: 122])
  }

  @Test func blocksOfSeveralSizesHaveNoSize() throws {
    let sizes = try stored().with(
      TestObject(
        pools, "wide", #"{"spec":{"cidr":"10.250.0.0/16","blockSize":24}}"#)
    ).settings().nodeBlockSizes
    #expect(
      sizes.unknown?.because
        == "IPPools have blocks of several sizes: default-ipv4-ippool /26, wide /24")
  }

  // MARK: Encapsulation

  @Test(arguments: [
    ("Never", "Never", "native", ["none"]), ("Always", "Never", "tunnel", ["ipip"]),
    ("Never", "Always", "tunnel", ["vxlan"]), ("CrossSubnet", "Never", "hybrid", ["ipip"]),
    ("Never", "CrossSubnet", "hybrid", ["vxlan"]), ("", "", "native", ["none"]),
  ])
  func modes(
    _ ipip: String, _ vxlan: String, _ routing: String, _ encapsulation: [String]
  ) throws {
    let settings = try stored().setting("ipipMode", of: pools, name, to: .string(ipip))
      .setting("vxlanMode", of: pools, name, to: .string(vxlan)).settings()
    #expect(settings.routingMode.value == routing)
    #expect(settings.encapsulation.value == encapsulation)
  }

  @Test func modesThatAreNotStatedAreOff() throws {
    let settings = try stored().setting("ipipMode", of: pools, name, to: nil)
      .setting("vxlanMode", of: pools, name, to: nil).settings()
    #expect(settings.routingMode.value == "native")
  }

  // MARK: Malformed

  @Test(arguments: ["10.244.0.0", "", "10.244.0.0/33", "pods"])
  func aRangeThatIsNoneIsNamed(_ text: String) throws {
    let settings = try stored().setting("cidr", of: pools, name, to: .string(text)).settings()
    #expect(
      settings.podCIDRs.unknown?.because
        == "IPPool default-ipv4-ippool has the cidr \(text), which is no range")
    #expect(settings.encapsulation.value == nil)
  }

  @Test func aModeThatIsNotKnownIsNamed() throws {
    let settings = try stored().setting("vxlanMode", of: pools, name, to: "Sometimes").settings()
    #expect(
      settings.encapsulation.unknown?.because
        == "IPPool default-ipv4-ippool has the vxlanMode Sometimes, which is not known")
  }
}
