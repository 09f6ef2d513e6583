import ClusterObjects
import Testing

@testable import NetworkModel

/// Weave Net, by the variables of its DaemonSet.
@Suite struct WeavePluginTests {
  private func bare() throws -> ChangedCluster {
    try ChangedCluster("weave").editing("daemonsets.apps", "weave-net") { object in
      object["spec"]?["template"]?["spec"]?["containers"] = [
        .object(["name": "weave", "image": "weaveworks/weave-kube:2.8.1"])
      ]
    }
  }

  @Test func saysWhatItsVariablesState() throws {
    #expect(try ChangedCluster("weave").network().primary.value == .weave)
    let settings = try ChangedCluster("weave").settings()
    #expect(settings.version.value == "2.8.1")
    #expect(settings.podCIDRs.value?.map(\.description) == ["10.80.0.0/12"])
    #expect(settings.podCIDRs.basis == .stated)
    #expect(settings.usesNodePodCIDRs.value == false)
    #expect(settings.podMTUBytes.value == 8916)
    #expect(settings.encryption.value == ["ipsec"])
    #expect(settings.encapsulation.value == ["vxlan"])
    #expect(settings.replacesKubeProxy.value == false)
  }

  @Test func hasDocumentedDefaults() throws {
    let settings = try bare().settings()
    #expect(settings.podCIDRs.value?.map(\.description) == ["10.32.0.0/12"])
    #expect(settings.podCIDRs.basis == .documented)
    #expect(settings.podMTUBytes.value == 1376)
    #expect(settings.podMTUBytes.basis == .documented)
    #expect(settings.encryption.value == ["none"])
  }

  @Test func malformedVariablesAreNamed() throws {
    let settings = try ChangedCluster("weave")
      .setting(variable: "IPALLOC_RANGE", of: "weave-net", to: "10.80.0.0")
      .setting(variable: "WEAVE_MTU", of: "weave-net", to: "jumbo").settings()
    #expect(settings.podCIDRs.unknown?.because == "IPALLOC_RANGE 10.80.0.0 is no range")
    #expect(settings.podMTUBytes.unknown?.because == "WEAVE_MTU jumbo is no MTU")
  }

  @Test func agentsThatNobodySawAreUnknown() throws {
    let cluster = try ChangedCluster("weave").unseen("daemonsets.apps")
    #expect(try cluster.network().primary.unknown?.unseen.contains("daemonsets.apps") == true)
    let settings = try WeavePlugin().settings(in: cluster.evidence())
    #expect(settings.podCIDRs.unknown?.unseen == ["daemonsets.apps"])
  }
}
