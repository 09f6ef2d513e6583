import ClusterObjects
import Testing

@testable import NetworkModel

/// OVN-Kubernetes and OpenShift SDN: settings, near misses, missing input.
@Suite struct OVNKubernetesPluginTests {
  private static let config: ResourceName = "networks.config.openshift.io"
  private static let `operator`: ResourceName = "networks.operator.openshift.io"
  private static let ipsec = ["spec", "defaultNetwork", "ovnKubernetesConfig", "ipsecConfig"]

  // MARK: OpenShift

  @Test func readsTheStatusOfOpenShift() throws {
    let settings = try EditedCluster("openshift-ovn").settings()
    #expect(settings.version.value == "4.20.3")
    #expect(settings.podCIDRs.value?.map(\.description) == ["10.128.0.0/14"])
    #expect(settings.nodeBlockSizes.value == [.ipv4: 23])
    #expect(settings.nodeBlocks?["worker-1"]?.value?.map(\.description) == ["10.128.2.0/23"])
    #expect(settings.routingMode.value == "tunnel")
    #expect(settings.encapsulation.value == ["geneve"])
    #expect(settings.encryption.value == ["ipsec"])
    #expect(settings.encryption.basis == .stated)
    #expect(settings.replacesKubeProxy.value == true)
    #expect(settings.configuredMTUBytes.value == 1354)
    #expect(settings.podMTUBytes.value == 1354)
    // 100 of Geneve and 46 of IPsec.
    #expect(settings.podMTUBytes.reasoning?.contains("1354 + 146") == true)
    #expect(settings.podMTUBytes.reasoning?.contains("need 1500") == true)
    #expect(settings.ipFamilies.value == [.ipv4])
  }

  @Test func doesNotReadWhatIsOnlyWanted() throws {
    var cluster = try EditedCluster("openshift-ovn")
    try cluster.set(
      Self.config, "cluster", ["spec", "clusterNetwork"],
      to: [.object(["cidr": "10.0.0.0/8", "hostPrefix": 20])])
    #expect(try cluster.settings().podCIDRs.value?.map(\.description) == ["10.128.0.0/14"])
    try cluster.set(Self.config, "cluster", ["status"], to: nil)
    #expect(try cluster.settings().podCIDRs.unknown?.because.contains("clusterNetwork") == true)
  }

  @Test func aMalformedStatusIsUnknownWithItsText() throws {
    var cluster = try EditedCluster("openshift-ovn")
    try cluster.set(
      Self.config, "cluster", ["status", "clusterNetwork"],
      to: [.object(["cidr": "10.128.0.0", "hostPrefix": 23])])
    let settings = try cluster.settings()
    #expect(settings.podCIDRs.unknown?.because.contains("10.128.0.0") == true)
    #expect(settings.nodeBlockSizes.value == nil)
  }

  @Test func rangesWithDifferentHostPrefixesHaveNoOneSize() throws {
    var cluster = try EditedCluster("openshift-ovn")
    try cluster.set(
      Self.config, "cluster", ["status", "clusterNetwork"],
      to: [
        .object(["cidr": "10.128.0.0/14", "hostPrefix": 23]),
        .object(["cidr": "10.132.0.0/14", "hostPrefix": 24]),
      ])
    let settings = try cluster.settings()
    #expect(settings.podCIDRs.value?.count == 2)
    #expect(settings.nodeBlockSizes.value == nil)
  }

  @Test(arguments: [
    ("Full", "ipsec", 1500), ("Disabled", "none", 1454), ("External", "none", 1454),
  ])
  func readsTheModeOfIPsec(_ mode: String, _ encryption: String, _ linkBytes: Int) throws {
    var cluster = try EditedCluster("openshift-ovn")
    try cluster.set(Self.operator, "cluster", Self.ipsec + ["mode"], to: .string(mode))
    let settings = try cluster.settings()
    #expect(settings.encryption.value == [encryption])
    #expect(settings.podMTUBytes.reasoning?.contains("links need \(linkBytes)") == true)
  }

  @Test func anEmptyIPsecConfigTurnsItOnAndNoneOff() throws {
    var cluster = try EditedCluster("openshift-ovn")
    try cluster.set(Self.operator, "cluster", Self.ipsec, to: .object([:]))
    #expect(try cluster.settings().encryption.value == ["ipsec"])
    #expect(try cluster.settings().encryption.basis == .documented)
    try cluster.set(Self.operator, "cluster", Self.ipsec, to: nil)
    #expect(try cluster.settings().encryption.value == ["none"])
    try cluster.set(Self.operator, "cluster", Self.ipsec, to: .object(["mode": "Half"]))
    #expect(try cluster.settings().encryption.unknown?.because.contains("\"Half\"") == true)
    cluster.hide(Self.operator)
    #expect(try cluster.settings().encryption.unknown?.unseen == [Self.operator])
  }

  @Test func anMTUThatIsBeingRolledOutIsNamed() throws {
    var cluster = try EditedCluster("openshift-ovn")
    try cluster.set(
      Self.config, "cluster", ["status", "migration"],
      to: .object(["mtu": .object(["network": .object(["from": 1354, "to": 8854])])]))
    #expect(
      try cluster.settings().podMTUBytes.reasoning?.contains("being rolled out") == true)
  }

  @Test func openShiftSDNIsWhatTheStatusSays() throws {
    let cluster = try EditedCluster("openshift-sdn")
    #expect(try cluster.evidence().detectedNetwork().primary.value == .openshiftSDN)
    let settings = try cluster.settings()
    #expect(settings.version.value == "4.14.38")
    #expect(settings.encapsulation.value == ["vxlan"])
    #expect(settings.podCIDRs.value?.map(\.description) == ["10.128.0.0/14"])
    #expect(settings.replacesKubeProxy.value == true)
    #expect(settings.podMTUBytes.value == 1450)
    #expect(settings.podMTUBytes.reasoning?.contains("1450 + 50") == true)
    #expect(settings.configuredMTUBytes.value == nil)
  }

  // MARK: Upstream

  @Test func readsWhatItsInstallerWrote() throws {
    let cluster = try EditedCluster("ovn-kubernetes-upstream")
    let settings = try cluster.settings()
    #expect(settings.version.value == "release-1.2")
    #expect(
      settings.podCIDRs.value?.map(\.description) == ["10.244.0.0/16", "fd00:10:244::/48"])
    #expect(settings.nodeBlockSizes.value == [.ipv4: 24, .ipv6: 64])
    #expect(
      settings.nodeBlocks?["ovn-worker"]?.value?.map(\.description) == [
        "10.244.1.0/24", "fd00:10:244:1::/64",
      ])
    #expect(settings.ipFamilies.value == [.ipv4, .ipv6])
    #expect(settings.podMTUBytes.value == 1400)
    #expect(settings.encryption.value == ["none"])
    #expect(settings.encryption.basis == .inferred)
  }

  @Test func theServersAddressIsNotStored() throws {
    let evidence = try EditedCluster("ovn-kubernetes-upstream").evidence()
    let object = try #require(
      try evidence.object("configmaps", in: "ovn-kubernetes", named: "ovn-config").object)
    #expect(object.entry("net_cidr") != nil)
    #expect(object.entry("k8s_apiserver") == nil)
  }

  @Test func noOverlayTakesNothing() throws {
    var cluster = try EditedCluster("ovn-kubernetes-upstream")
    try cluster.set(
      "configmaps", "ovnkube-config", in: "ovn-kubernetes", ["data", "ovnkube.conf"],
      to: "[default]\ntransport = no-overlay\n\n[no-overlay]\nrouting = managed\n")
    let settings = try cluster.settings()
    #expect(settings.routingMode.value == "native")
    #expect(settings.encapsulation.value == ["none"])
    #expect(settings.podMTUBytes.reasoning?.contains("1400 + 0") == true)
  }

  @Test func oneRangeAsATextIsReadToo() throws {
    var cluster = try EditedCluster("ovn-kubernetes-upstream")
    try cluster.set(
      "nodes", "ovn-worker", ["metadata", "annotations", "k8s.ovn.org/node-subnets"],
      to: #"{"default":"10.244.9.0/24"}"#)
    try cluster.set(
      "nodes", "ovn-control-plane", ["metadata", "annotations", "k8s.ovn.org/node-subnets"],
      to: "{")
    let blocks = try #require(try cluster.settings().nodeBlocks)
    #expect(blocks["ovn-worker"]?.value?.map(\.description) == ["10.244.9.0/24"])
    #expect(blocks["ovn-control-plane"]?.unknown?.because.contains("is {,") == true)
  }

  @Test func aDaemonSetOfIPsecShowsEncryption() throws {
    var cluster = try EditedCluster("ovn-kubernetes-upstream")
    try cluster.add("daemonsets.apps", "ovn-ipsec", in: "ovn-kubernetes", "{}")
    let settings = try cluster.settings()
    #expect(settings.encryption.value == ["ipsec"])
    #expect(settings.podMTUBytes.reasoning?.contains("1400 + 146") == true)
  }

  // MARK: Near misses

  @Test func annotationsAndAConfigMapAloneAreLeftovers() throws {
    var cluster = try EditedCluster("ovn-kubernetes-upstream")
    try cluster.remove("daemonsets.apps", "ovnkube-node", in: "ovn-kubernetes")
    let network = try cluster.evidence().detectedNetwork()
    #expect(network.primary.value == nil)
    #expect(network.leftovers.map(\.plugin.name) == [.ovnKubernetes])
  }

  @Test func openShiftWithAnotherPluginIsNeither() throws {
    var cluster = try EditedCluster("openshift-ovn")
    try cluster.remove("daemonsets.apps", "ovnkube-node", in: "openshift-ovn-kubernetes")
    try cluster.set(Self.config, "cluster", ["status", "networkType"], to: "Calico")
    try cluster.setAll("nodes", ["metadata", "annotations"], to: .object([:]))
    #expect(try cluster.evidence().detectedNetwork().primary.value == nil)
  }
}
