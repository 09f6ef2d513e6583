import ClusterObjects
import Testing

@testable import NetworkModel

/// Antrea: settings, near misses, missing input.
@Suite struct AntreaPluginTests {
  @Test func readsATunnelAndItsOwnNodeIPAM() throws {
    let settings = try EditedCluster("antrea-encap").settings()
    #expect(settings.version.value == "v2.4.1")
    #expect(settings.ipamMode.value == "host-local")
    #expect(settings.podCIDRs.value?.map(\.description) == ["10.244.0.0/16"])
    #expect(settings.nodeBlockSizes.value == [.ipv4: 24])
    #expect(settings.usesNodePodCIDRs.value == true)
    #expect(settings.routingMode.value == "tunnel")
    #expect(settings.encapsulation.value == ["geneve"])
    #expect(settings.encryption.value == ["none"])
    #expect(settings.replacesKubeProxy.value == true)
    #expect(settings.podMTUBytes.unknown?.because.contains("50 bytes") == true)
  }

  @Test func withoutATunnelTheMTUIsWhatIsSet() throws {
    let settings = try EditedCluster("antrea-noencap").settings()
    #expect(settings.routingMode.value == "native")
    #expect(settings.encapsulation.value == ["none"])
    #expect(settings.podMTUBytes.value == 8950)
    #expect(settings.replacesKubeProxy.value == false)
    #expect(settings.replacesKubeProxy.basis == .stated)
    #expect(settings.podCIDRs.unknown?.because.contains("control plane") == true)
  }

  @Test func wireGuardTakesTheTunnelsPlace() throws {
    let settings = try EditedCluster("antrea-wireguard").settings()
    #expect(settings.encapsulation.value == ["wireguard"])
    #expect(settings.encryption.value == ["wireguard"])
    #expect(settings.routingMode.value == "tunnel")
    // Its absence from the file is a documented default.
    #expect(settings.replacesKubeProxy.value == false)
    #expect(settings.replacesKubeProxy.basis == .documented)
  }

  @Test(arguments: [
    ("", "tunnel", ["geneve"]),
    ("trafficEncapMode: hybrid\ntunnelType: vxlan", "hybrid", ["vxlan"]),
    ("trafficEncapMode: NOENCAP", "native", ["none"]), ("tunnelType: gre", "tunnel", ["gre"]),
    ("trafficEncryptionMode: ipsec", "tunnel", ["geneve"]),
  ])
  func readsEveryMode(_ file: String, _ routing: String, _ encapsulation: [String]) throws {
    let settings = try configured(file).settings()
    #expect(settings.routingMode.value == routing)
    #expect(settings.encapsulation.value == encapsulation)
  }

  @Test func onlyTunnelsAreEncrypted() throws {
    let settings = try configured(
      "trafficEncapMode: noEncap\ntrafficEncryptionMode: wireGuard"
    ).settings()
    #expect(settings.encryption.unknown?.because.contains("do not start") == true)
    #expect(settings.encapsulation.value == ["none"])
  }

  @Test(arguments: [
    ("trafficEncapMode: sometimes", "sometimes"), ("trafficEncapMode: [encap]", #"["encap"]"#),
  ])
  func saysWhatAMalformedModeIs(_ file: String, _ text: String) throws {
    let settings = try configured(file).settings()
    #expect(settings.routingMode.unknown?.because.contains(text) == true)
    #expect(settings.encapsulation.value == nil)
  }

  @Test(arguments: ["defaultMTU: -1", "defaultMTU: many"])
  func saysWhatAMalformedMTUIs(_ file: String) throws {
    #expect(try configured(file).settings().podMTUBytes.unknown?.because.contains("\"") == true)
  }

  @Test func aFileThatIsNoYAMLIsUnknownAndNoCrash() throws {
    let cluster = try configured("a: [")
    let settings = try cluster.settings()
    #expect(settings.routingMode.unknown?.because.contains("cannot be read") == true)
    // Whether it connects Pods is not known either: that is no more than inferred.
    #expect(try cluster.evidence().detectedNetwork().primary.basis == .inferred)
  }

  // MARK: Policy only

  @Test func onTopOfAnotherPluginItIsNotTheOneThatConnectsPods() throws {
    let cluster = try EditedCluster("antrea-policy-only")
    let network = try cluster.evidence().detectedNetwork()
    #expect(network.primary.value == .awsVPC)
    #expect(network.others.map(\.plugin.name) == [.antrea])
    #expect(try cluster.facts().value("cni.chained")?.words == ["antrea (networkPolicyOnly)"])
    #expect(try cluster.settings().version.value == "v1.20.4-eksbuild.1")
    let own = try AntreaPlugin().settings(in: cluster.evidence())
    #expect(own.routingMode.value == nil)
    #expect(own.version.value == "v2.4.1")
  }

  @Test func whenItsConfigurationIsNotSeenTheOtherPluginWins() throws {
    var cluster = try EditedCluster("antrea-policy-only")
    cluster.hide("configmaps")
    let primary = try cluster.evidence().detectedNetwork().primary
    #expect(primary.value == .awsVPC)
    #expect(primary.reasoning?.contains("less speaks for antrea") == true)
  }

  @Test func kindsAndAConfigMapWithoutAgentsAreLeftovers() throws {
    var cluster = try EditedCluster("antrea-encap")
    try cluster.remove("daemonsets.apps", "antrea-agent", in: "kube-system")
    let network = try cluster.evidence().detectedNetwork()
    #expect(network.primary.value == nil)
    #expect(network.leftovers.map(\.plugin.name) == [.antrea])
  }

  @Test func duringARolloutTheImageIsTheVersion() throws {
    var cluster = try EditedCluster("antrea-encap")
    try cluster.set("antreaagentinfos.crd.antrea.io", "worker-1", ["version"], to: "v2.3.0")
    let version = try cluster.settings().version
    #expect(version.value == "v2.4.1")
    #expect(version.reasoning?.contains("v2.3.0, v2.4.1") == true)
    cluster.hide("antreaagentinfos.crd.antrea.io")
    #expect(try cluster.settings().version.value == "v2.4.1")
  }

  private func configured(_ file: String) throws -> EditedCluster {
    var cluster = try EditedCluster("antrea-encap")
    try cluster.set(
      "configmaps", "antrea-config", in: "kube-system", ["data", "antrea-agent.conf"],
      to: .string(file))
    return cluster
  }
}
