import ClusterObjects
import Testing

@testable import NetworkModel

/// kube-router, by its command line.
@Suite struct KubeRouterPluginTests {
  private func running(_ arguments: String...) throws -> ChangedCluster {
    try ChangedCluster("kube-router").setting(arguments: arguments, of: "kube-router")
  }

  @Test func doesEverythingByDefault() throws {
    let cluster = try running()
    #expect(try cluster.network().primary.value == .kubeRouter)
    let settings = try cluster.settings()
    #expect(settings.version.value == "v2.6.1")
    #expect(settings.ipamMode.value == "host-local")
    #expect(settings.usesNodePodCIDRs.value == true)
    #expect(settings.replacesKubeProxy.value == true)
    #expect(settings.replacesKubeProxy.basis == .documented)
    #expect(settings.routingMode.value == "hybrid")
    #expect(settings.encapsulation.value == ["ipip"])
    #expect(settings.encapsulation.basis == .documented)
    #expect(settings.ipFamilies.value == nil)
  }

  @Test(arguments: [("true", true), ("false", false), ("1", true), ("F", false)])
  func theServiceProxyStandsInForKubeProxy(_ text: String, _ expected: Bool) throws {
    let reading = try running("--run-service-proxy=\(text)").settings().replacesKubeProxy
    #expect(reading.value == expected)
    #expect(reading.basis == .stated)
  }

  @Test func aFlagThatIsNeitherIsNamed() throws {
    let reading = try running("--run-service-proxy=maybe").settings().replacesKubeProxy
    #expect(
      reading.unknown?.because == "--run-service-proxy=maybe is neither true nor false")
  }

  @Test(arguments: [
    (["--overlay-type=full"], "tunnel", ["ipip"]),
    (["--overlay-type=full", "--overlay-encap=fou"], "tunnel", ["fou"]),
    (["--overlay-type=subnet"], "hybrid", ["ipip"]),
    (["--enable-overlay=false"], "native", ["none"]),
    (["--enable-overlay=false", "--overlay-type=full"], "native", ["none"]),
    (["--enable-overlay", "--overlay-type=full"], "tunnel", ["ipip"]),
  ])
  func overlays(
    _ arguments: [String], _ routing: String, _ encapsulation: [String]
  ) throws {
    let settings = try ChangedCluster("kube-router")
      .setting(arguments: arguments, of: "kube-router").settings()
    #expect(settings.routingMode.value == routing)
    #expect(settings.encapsulation.value == encapsulation)
  }

  @Test func anOverlayThatIsNotKnownIsNamed() throws {
    let settings = try running("--overlay-type=partial", "--overlay-encap=gre").settings()
    #expect(
      settings.routingMode.unknown?.because
        == "--overlay-type=partial is neither subnet nor full")
    #expect(
      settings.encapsulation.unknown?.because
        == "--overlay-encap=gre is neither ipip nor fou")
  }

  // MARK: Near misses

  @Test(arguments: [
    (["--run-router=false", "--run-service-proxy=false"], PluginRole.policyOnly),
    (["--run-router=false"], .policyOnly),
    (["--run-router=false", "--run-firewall=false"], .chained(mode: "service-proxy")),
    (["--enable-cni=false"], .chained(mode: "router")),
  ])
  func withoutRoutingOrCNIItConnectsNoPods(_ arguments: [String], _ role: PluginRole) throws {
    let network = try ChangedCluster("kube-router")
      .setting(arguments: arguments, of: "kube-router").network()
    #expect(network.primary.value == nil)
    #expect(network.others.map(\.sighting.role) == [role])
  }

  /// As k0s and others do it: the firewall of kube-router beside flannel.
  @Test func itsFirewallLeavesFlannelFlannel() throws {
    let network = try running("--run-router=false", "--run-service-proxy=false")
      .with(fixture: "flannel-host-gw").network()
    #expect(network.primary.value == .flannel)
  }

  @Test func agentsThatNobodySawAreNotGone() throws {
    let cluster = try ChangedCluster("kube-router").unseen("daemonsets.apps")
    #expect(try cluster.network().primary.value == .kubeRouter)
    #expect(try cluster.network().primary.basis == .inferred)
    let settings = try cluster.settings()
    #expect(settings.replacesKubeProxy.unknown?.unseen == ["daemonsets.apps"])
    #expect(settings.encapsulation.unknown?.unseen == ["daemonsets.apps"])
  }

  @Test func withoutItsConfigMapTheIPAMIsNotKnown() throws {
    let absent = try ChangedCluster("kube-router").without("configmaps").settings().ipamMode
    #expect(absent.unknown == UnknownReason("there is no ConfigMap kube-system/kube-router-cfg"))
    let unseen = try ChangedCluster("kube-router").unseen("configmaps").settings().ipamMode
    #expect(unseen.unknown?.unseen == ["configmaps"])
  }

  // MARK: MTU

  @Test func theMTUIsFoundUnlessItIsSwitchedOff() throws {
    let conf = #"{"plugins":[{"type":"bridge","mtu":1400,"ipam":{"type":"host-local"}}]}"#
    let found = try ChangedCluster("kube-router")
      .setting("cni-conf.json", of: "kube-router-cfg", to: conf).settings()
    #expect(
      found.podMTUBytes.unknown?.because
        == "it is the MTU of the node's link less 20 for ipip, 1480 on a link of 1500")
    #expect(found.configuredMTUBytes.value == nil)
    let stated = try running("--auto-mtu=false")
      .setting("cni-conf.json", of: "kube-router-cfg", to: conf).settings()
    #expect(stated.podMTUBytes.value == 1400)
    #expect(stated.configuredMTUBytes.value == 1400)
    let neither = try running("--auto-mtu=false").settings()
    #expect(neither.podMTUBytes.value == nil)
  }

  @Test(arguments: [
    ("--enable-overlay=false", "from which nothing is taken"),
    ("--overlay-encap=fou", "not documented"),
  ])
  func whatIsTakenOfTheLinksMTU(_ argument: String, _ expected: String) throws {
    let reading = try running(argument).settings().podMTUBytes
    #expect(reading.unknown?.because.contains(expected) == true)
  }

  @Test func theFamiliesAreThoseOfTheFlags() throws {
    #expect(try ChangedCluster("kube-router").settings().ipFamilies.value == [.ipv4, .ipv6])
    #expect(
      try running("--enable-ipv4=false", "--enable-ipv6").settings().ipFamilies.value == [.ipv6])
  }
}
