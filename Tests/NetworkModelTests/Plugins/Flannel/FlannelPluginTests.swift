import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

/// flannel as a DaemonSet.
@Suite struct FlannelPluginTests {
  private func vxlan(_ configuration: String) throws -> ChangedCluster {
    try ChangedCluster("flannel-vxlan").without("nodes")
      .setting("net-conf.json", of: "kube-flannel-cfg", to: configuration)
  }

  @Test(arguments: [
    ("flannel-vxlan", "kube-flannel"), ("flannel-wireguard-dualstack", "kube-flannel"),
    ("flannel-host-gw", "kube-system"), ("flannel-configured-vs-running", "kube-flannel"),
  ])
  func isSeen(_ fixture: String, _ namespace: String) throws {
    let network = try ChangedCluster(fixture).network()
    #expect(network.primary.value == .flannel)
    #expect(network.primary.basis == .stated)
    #expect(network.primary.reasoning?.contains("less speaks for") == false)
    let agents = try #require(network.primaryPlugin?.agents)
    #expect(agents.workload.qualifiedName == "\(namespace)/kube-flannel-ds")
    #expect(agents.configuration.qualifiedName == "\(namespace)/kube-flannel-cfg")
  }

  @Test(arguments: [
    ("vxlan", "tunnel", ["vxlan"], ["none"]), ("host-gw", "native", ["none"], ["none"]),
    ("wireguard", "tunnel", ["wireguard"], ["wireguard"]), ("udp", "tunnel", ["udp"], ["none"]),
    ("ipip", "tunnel", ["ipip"], ["none"]), ("aws-vpc", "cloud", ["none"], ["none"]),
  ])
  func backends(
    _ type: String, _ routing: String, _ encapsulation: [String], _ encryption: [String]
  ) throws {
    let settings = try vxlan(
      #"{"Network":"10.244.0.0/16","Backend":{"Type":"\#(type)"}}"#
    ).settings()
    #expect(settings.routingMode.value == routing)
    #expect(settings.encapsulation.value == encapsulation)
    #expect(settings.encryption.value == encryption)
    #expect(settings.encapsulation.basis == .stated)
  }

  @Test func directRoutesInsideOfASubnetAreAHybrid() throws {
    let settings = try ChangedCluster("flannel-vxlan").settings()
    #expect(settings.routingMode.value == "hybrid")
    #expect(settings.encapsulation.value == ["vxlan"])
  }

  @Test func aBackendOfWhichOnlyTheNameIsKnownShowsNothing() throws {
    let settings = try vxlan(#"{"Network":"10.244.0.0/16","Backend":{"Type":"extension"}}"#)
      .settings()
    #expect(
      settings.encapsulation.unknown?.because
        == "flannel's backend extension does not show its encapsulation")
    #expect(settings.encryption.value == nil)
    #expect(settings.podMTUBytes.value == nil)
  }

  @Test func withoutABackendItIsUDP() throws {
    let settings = try vxlan(#"{"Network":"10.244.0.0/16"}"#).settings()
    #expect(settings.encapsulation.value == ["udp"])
    #expect(settings.encapsulation.basis == .documented)
  }

  // MARK: Ranges

  @Test func bothFamiliesHaveARange() throws {
    let settings = try ChangedCluster("flannel-wireguard-dualstack").settings()
    #expect(
      settings.podCIDRs.value?.map(\.description) == ["10.244.0.0/16", "fd00:10:244::/56"])
    #expect(settings.ipFamilies.value == [.ipv4, .ipv6])
  }

  @Test(arguments: [
    (#"{"Network":"10.244.0.0/16","IPv6Network":"fd00::/56"}"#, ["10.244.0.0/16"]),
    (
      #"{"EnableIPv4":false,"EnableIPv6":true,"Network":"10.0.0.0/8","IPv6Network":"fd00::/56"}"#,
      ["fd00::/56"]
    ),
  ])
  func aFamilyThatIsOffHasNone(_ configuration: String, _ expected: [String]) throws {
    #expect(try vxlan(configuration).settings().podCIDRs.value?.map(\.description) == expected)
  }

  /// SubnetLen is for subnets in etcd: with the Kubernetes API the Node's block counts.
  @Test func theSizeOfABlockIsTheNodes() throws {
    let settings = try vxlan(#"{"Network":"10.244.0.0/16","SubnetLen":26}"#).settings()
    #expect(settings.usesNodePodCIDRs.value == true)
    #expect(settings.nodeBlockSizes.value == nil)
  }

  @Test func withSubnetsInEtcdTheConfigMapSaysNothing() throws {
    let settings = try ChangedCluster("flannel-vxlan").without("nodes")
      .setting(arguments: ["--ip-masq"], of: "kube-flannel-ds").settings()
    #expect(settings.usesNodePodCIDRs.value == false)
    #expect(settings.podCIDRs.unknown?.because == "flanneld reads its configuration from etcd")
    #expect(settings.encapsulation.value == nil)
  }

  @Test(arguments: [
    (#"{"Network":"10.244.0.0"}"#, "Network 10.244.0.0 in net-conf.json of"),
    (#"{"Network":10}"#, "Network 10 in net-conf.json of"),
    (#"{"Network": ["#, "net-conf.json of"),
  ])
  func aMalformedConfigurationIsNamed(_ configuration: String, _ message: String) throws {
    let settings = try vxlan(configuration).settings()
    #expect(settings.podCIDRs.unknown?.because.hasPrefix(message) == true)
    #expect(settings.encapsulation.value == nil)
  }

  @Test func noNetworkIsNoRange() throws {
    let settings = try vxlan(#"{"Backend":{"Type":"vxlan"}}"#).settings()
    #expect(settings.podCIDRs.unknown == UnknownReason("net-conf.json states no Network"))
    #expect(settings.encapsulation.value == ["vxlan"])
  }

  // MARK: Configured and running

  @Test func whatNodesRunIsNamedWhereItIsNotWhatIsConfigured() throws {
    let encapsulation = try ChangedCluster("flannel-configured-vs-running").settings()
      .encapsulation
    #expect(encapsulation.value == ["none"])
    #expect(
      encapsulation.reasoning
        == "configured; agents still run vxlan on 2 of 3 nodes, as their annotations say")
    #expect(encapsulation.provenance.map(\.key.resource) == ["configmaps", "nodes"])
  }

  @Test func withoutConfigurationWhatNodesRunCounts() throws {
    let one = try ChangedCluster("flannel-vxlan").unseen("configmaps").settings()
    #expect(one.encapsulation.value == ["vxlan"])
    // DirectRouting is in the ConfigMap only.
    #expect(one.routingMode.unknown?.unseen == ["configmaps"])
    let several = try ChangedCluster("flannel-configured-vs-running").unseen("configmaps")
      .settings()
    #expect(
      several.encapsulation.unknown?.because
        == "nodes run different backends: vxlan on 2, host-gw on 1")
  }

  @Test func withoutEitherNothingIsKnown() throws {
    let settings = try ChangedCluster("flannel-vxlan").unseen("configmaps", "nodes").settings()
    #expect(settings.encapsulation.unknown?.unseen.isEmpty == false)
    #expect(settings.podCIDRs.unknown?.unseen == ["configmaps"])
  }

  // MARK: MTU

  /// https://github.com/flannel-io/flannel/tree/master/pkg/backend: whatever family.
  @Test(arguments: [("vxlan", 8950), ("wireguard", 8920)])
  func theBackendTakesOfTheStatedMTU(_ type: String, _ expected: Int) throws {
    let settings = try vxlan(
      #"{"Network":"10.0.0.0/8","Backend":{"Type":"\#(type)","MTU":9000}}"#
    ).settings()
    #expect(settings.configuredMTUBytes.value == 9000)
    #expect(settings.podMTUBytes.value == expected)
  }

  @Test(arguments: [
    ("vxlan", "less 50 for vxlan, 1450 on a link of 1500"),
    ("wireguard", "less 80 for wireguard, 1420 on a link of 1500"),
    ("udp", "less 28 for udp, 1472 on a link of 1500"), ("host-gw", "from which nothing is taken"),
  ])
  func theBackendTakesOfTheLinksMTU(_ type: String, _ expected: String) throws {
    let reading = try vxlan(
      #"{"Network":"10.0.0.0/8","Backend":{"Type":"\#(type)"}}"#
    ).settings().podMTUBytes
    #expect(reading.unknown?.because.hasSuffix(expected) == true)
  }

  @Test func anMTUThatTheBackendDoesNotHeedDoesNotCount() throws {
    let settings = try vxlan(
      #"{"Network":"10.0.0.0/8","Backend":{"Type":"host-gw","MTU":9000}}"#
    ).settings()
    #expect(settings.configuredMTUBytes.value == nil)
    #expect(settings.podMTUBytes.value == nil)
  }

  @Test func theCNIConfigurationStandsAboveWhatFlannelFinds() throws {
    let settings = try ChangedCluster("flannel-vxlan").setting(
      "cni-conf.json", of: "kube-flannel-cfg",
      to: #"{"plugins":[{"type":"flannel","delegate":{"mtu":1400}}]}"#
    ).settings()
    #expect(settings.podMTUBytes.value == 1400)
  }

  // MARK: Near misses

  /// Talos and older manifests have one ConfigMap, and workloads of other names.
  @Test func aConfigMapIsReadByTheWorkloadThatIsThere() throws {
    let talos = try ChangedCluster("flannel-talos")
    #expect(try talos.network().primary.reasoning?.contains("less speaks for") == false)
    #expect(
      try talos.network().primaryPlugin?.agents?.workload.qualifiedName
        == "kube-system/kube-flannel")
    #expect(try talos.network().leftovers.isEmpty)
    #expect(try talos.settings().version.value == "v0.27.4")
    #expect(try talos.settings().podMTUBytes.value == 1370)
    let unseen = try talos.unseen("daemonsets.apps").network()
    #expect(unseen.primary.value == .flannel)
    #expect(unseen.primary.basis == .inferred)
  }

  @Test func annotationsAloneAreALeftover() throws {
    let cluster = try ChangedCluster("flannel-vxlan").without("daemonsets.apps")
    #expect(try cluster.network().primary.value == nil)
    #expect(try cluster.network().leftovers.map(\.plugin.name) == [.flannel])
    #expect(try cluster.without("configmaps").network().primary.value == nil)
  }

  /// Calico's manifest for policy only beside flannel is not Canal.
  @Test func calicoForPolicyOnlyLeavesItFlannel() throws {
    let network = try ChangedCluster("flannel-vxlan")
      .with(fixture: "calico-policy-only-manifest").network()
    #expect(network.primary.value == .flannel)
    #expect(network.others.map(\.plugin.name) == [.calico])
    #expect(network.others.map(\.sighting.role) == [.policyOnly])
  }
}
