import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

/// flannel inside of k3s, of which no object tells but Nodes.
@Suite struct EmbeddedFlannelPluginTests {
  @Test func isInferredFromNodes() throws {
    let network = try ChangedCluster("k3s").network()
    #expect(network.primary.value == .flannel)
    #expect(network.primary.basis == .inferred)
    #expect(
      network.primary.reasoning
        == "2 of 2 nodes have flannel's annotations; 2 of them are of k3s, which has flannel "
        + "built in")
    #expect(network.leftovers.isEmpty)
    #expect(network.primaryPlugin?.agents == nil)
  }

  @Test func saysWhatNodesShowAndNoMore() throws {
    let settings = try ChangedCluster("k3s").settings()
    #expect(settings.usesNodePodCIDRs.value == true)
    #expect(settings.usesNodePodCIDRs.basis == .stated)
    #expect(settings.encapsulation.value == ["vxlan"])
    #expect(settings.podCIDRs.value == nil)
    #expect(settings.version.value == nil)
    // `--flannel-conf` may ask for direct routes.
    #expect(settings.routingMode.value == "tunnel")
    #expect(settings.routingMode.basis == .documented)
    #expect(
      settings.podMTUBytes.unknown?.because
        == "it is the MTU of the node's link less 50 for vxlan, 1450 on a link of 1500")
  }

  @Test(arguments: [("wireguard", "tunnel", "wireguard"), ("host-gw", "native", "none")])
  func backends(_ type: String, _ routing: String, _ encapsulation: String) throws {
    let annotation = "flannel.alpha.coreos.com/backend-type"
    let settings = try ChangedCluster("k3s")
      .editing("nodes", "server-1") {
        $0["metadata"]?["annotations"]?[annotation] = .string(type)
      }
      .editing("nodes", "agent-1") {
        $0["metadata"]?["annotations"]?[annotation] = .string(type)
      }.settings()
    #expect(settings.routingMode.value == routing)
    #expect(settings.encapsulation.value == [encapsulation])
  }

  // MARK: Near misses

  /// `--flannel-backend=none`: k3s' annotations without flannel's.
  @Test func k3sWithoutFlannelIsNotFlannel() throws {
    var cluster = try ChangedCluster("k3s")
    for node in ["server-1", "agent-1"] {
      cluster = cluster.editing("nodes", node) {
        $0["metadata"]?["annotations"] = .object(["k3s.io/hostname": .string(node)])
      }
    }
    #expect(try cluster.network().primary.value == nil)
    #expect(try cluster.network().leftovers.isEmpty)
  }

  @Test func canalOnK3sIsCanal() throws {
    let network = try ChangedCluster("k3s").with(fixture: "canal").network()
    #expect(network.primary.value == .canal)
    #expect(network.primary.reasoning?.contains("less speaks for") == false)
  }

  @Test func flannelOfADaemonSetOnK3sIsThatOne() throws {
    let network = try ChangedCluster("k3s").with(fixture: "flannel-host-gw").network()
    #expect(network.primary.value == .flannel)
    #expect(network.primary.basis == .stated)
    #expect(network.primaryPlugin?.agents?.workload.namespace == "kube-system")
  }

  @Test func nodesThatNobodySawAreNotWithoutFlannel() throws {
    let network = try ChangedCluster("k3s").unseen("nodes").network()
    #expect(network.primary.unknown?.unseen == ["nodes"])
  }
}
