import ClusterObjects
import Testing

@testable import NetworkModel

/// Canal is neither Calico nor flannel.
@Suite struct CanalPluginTests {
  @Test(arguments: [("canal", "canal-config"), ("rke2-canal", "rke2-canal-config")])
  func isSeenAsItself(_ fixture: String, _ configuration: String) throws {
    let network = try ChangedCluster(fixture).network()
    #expect(network.primary.value == .canal)
    #expect(network.primary.reasoning?.contains("less speaks for") == false)
    #expect(network.others.isEmpty)
    #expect(network.primaryPlugin?.agents?.workload.name == fixture)
    #expect(network.primaryPlugin?.agents?.configuration.name == configuration)
  }

  @Test func flannelCarriesItsPackets() throws {
    let settings = try ChangedCluster("canal").settings()
    #expect(settings.version.value == "v3.30.0")
    #expect(settings.version.reasoning == "of calico-node; its flannel is v0.24.4")
    #expect(settings.ipamMode.value == "host-local")
    #expect(settings.ipamMode.basis == .stated)
    #expect(settings.usesNodePodCIDRs.value == true)
    #expect(settings.podCIDRs.value?.map(\.description) == ["10.244.0.0/16"])
    #expect(settings.encapsulation.value == ["vxlan"])
    #expect(settings.routingMode.value == "tunnel")
    #expect(settings.encryption.value == ["none"])
    #expect(settings.replacesKubeProxy.value == false)
    #expect(settings.podMTUBytes.value == 1450)
  }

  @Test func eitherOfBothMayEncrypt() throws {
    #expect(try ChangedCluster("rke2-canal").settings().encryption.value == ["wireguard"])
    let calico = try ChangedCluster("canal").setting(
      "wireguardEnabled", of: "felixconfigurations.crd.projectcalico.org", "default", to: true
    ).settings()
    #expect(calico.encryption.value == ["wireguard"])
    #expect(calico.encapsulation.value == ["vxlan"])
  }

  /// IPPools that an earlier Calico left give no addresses under Canal.
  @Test func poolsAreNotItsRanges() throws {
    let cluster = try ChangedCluster("canal").with(fixture: "calico-uninstalled")
    #expect(try cluster.network().primary.value == .canal)
    #expect(try cluster.settings().podCIDRs.value?.map(\.description) == ["10.244.0.0/16"])
  }

  /// Some charts keep the configuration in a Secret, which is never read.
  @Test func withoutConfigurationNodesSayWhatTheyRun() throws {
    let settings = try ChangedCluster("rke2-canal").without("configmaps").settings()
    #expect(settings.encapsulation.value == ["wireguard"])
    #expect(settings.encapsulation.reasoning == "as the annotations of 2 of 2 nodes say")
    #expect(settings.podCIDRs.value == nil)
    #expect(settings.podMTUBytes.value == nil)
  }

  @Test func anMTUOfNoneIsFoundByTheAgents() throws {
    let settings = try ChangedCluster("canal").setting("veth_mtu", of: "canal-config", to: "0")
      .settings()
    #expect(settings.podMTUBytes.value == nil)
    #expect(settings.podMTUBytes.unknown?.shownBy == "/var/lib/calico/mtu on the nodes")
  }

  @Test func agentsThatAreGoneLeaveNoCanal() throws {
    let network = try ChangedCluster("canal").without("daemonsets.apps").network()
    #expect(network.primary.value == nil)
    #expect(network.leftovers.map(\.plugin.name).contains(.canal))
  }

  /// The key that some backends share stands in a text that is otherwise kept.
  @Test func theSharedKeyIsNotOnRecord() throws {
    let evidence = try ChangedCluster("rke2-canal").evidence()
    let sighting = try evidence.object(
      "configmaps", in: "kube-system", named: "rke2-canal-config")
    let text = try #require(sighting.object?.entry("net-conf.json"))
    #expect(text.contains("PSK"))
    #expect(!text.contains("an-example-key"))
  }
}
