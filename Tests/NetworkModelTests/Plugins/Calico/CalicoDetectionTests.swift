import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

/// When Calico is what connects Pods, and when it is not.
@Suite struct CalicoDetectionTests {
  @Test(arguments: [
    "calico-operator-vxlan", "calico-manifest-ipip", "calico-v3-crds", "calico-both-groups",
    "calico-ebpf", "calico-wireguard-crosssubnet",
  ])
  func connectsPods(_ fixture: String) throws {
    let network = try ChangedCluster(fixture).network()
    #expect(network.primary.value == .calico)
    #expect(network.primary.basis == .stated)
    #expect(network.others.isEmpty)
  }

  @Test(arguments: [
    ("calico-policy-only-on-eks", PluginName.awsVPC), ("calico-policy-only-manifest", nil),
  ])
  func enforcesPolicyOnly(_ fixture: String, primary: PluginName?) throws {
    let network = try ChangedCluster(fixture).network()
    #expect(network.primary.value == primary)
    #expect(network.others.map(\.plugin.name) == [.calico])
    #expect(network.others.map(\.sighting.role) == [.policyOnly])
  }

  @Test(arguments: ["AmazonVPC", "AzureVNET", "GKE"])
  func anotherPluginConnectsPods(_ type: String) throws {
    let network = try ChangedCluster("calico-operator-vxlan").editing(
      "installations.operator.tigera.io", "default"
    ) { $0["status"]?["computed"]?["cni"] = .object(["type": .string(type)]) }.network()
    #expect(network.primary.value == nil)
    #expect(network.others.map(\.sighting.role) == [.policyOnly])
  }

  /// The running state is that of the status.
  @Test func whatTheOperatorIsAskedForIsNotWhatItRuns() throws {
    let network = try ChangedCluster("calico-operator-vxlan").editing(
      "installations.operator.tigera.io", "default"
    ) { $0["spec"]?["cni"] = .object(["type": "AmazonVPC"]) }.network()
    #expect(network.primary.value == .calico)
  }

  /// An operator that shows no status yet, of an Installation that names no plugin.
  @Test func theAgentsTellWhereTheInstallationDoesNot() throws {
    let cluster = try ChangedCluster("calico-policy-only-on-eks").editing(
      "installations.operator.tigera.io", "default"
    ) { $0["status"] = nil }
    #expect(try cluster.network().others.map(\.sighting.role) == [.policyOnly])
    let unseen = try ChangedCluster("calico-policy-only-on-eks")
      .unseen("installations.operator.tigera.io")
    #expect(try unseen.network().others.map(\.sighting.role) == [.policyOnly])
  }

  @Test(arguments: [("none", true), ("bird", false), ("vxlan", false)])
  func theBackendOfTheManifest(_ backend: String, _ isPolicyOnly: Bool) throws {
    let network = try ChangedCluster("calico-manifest-ipip")
      .setting("calico_backend", of: "calico-config", to: backend).network()
    #expect((network.primary.value == nil) == isPolicyOnly)
    #expect(network.others.isEmpty == !isPolicyOnly)
  }

  /// Installers that write the CNI configuration to the nodes themselves keep the backend.
  @Test func aConfigMapWithoutCNIConfigurationMayStillBeOfACNI() throws {
    let cluster = try ChangedCluster("calico-manifest-ipip")
      .setting("cni_network_config", of: "calico-config", to: nil)
    #expect(try cluster.network().primary.value == .calico)
    let bare = cluster.setting("calico_backend", of: "calico-config", to: nil)
    #expect(try bare.network().others.map(\.sighting.role) == [.policyOnly])
  }

  // MARK: Leftovers

  @Test func anUninstalledOneIsNoCNI() throws {
    let network = try ChangedCluster("calico-uninstalled").network()
    #expect(network.primary.value == nil)
    #expect(network.others.isEmpty)
    #expect(network.leftovers.map(\.plugin.name) == [.calico])
  }

  @Test func poolsOfAnUninstalledOneAreNoPodRanges() throws {
    let alone = try ChangedCluster("calico-uninstalled").settings()
    #expect(alone.podCIDRs.value == nil)
    let replaced = try ChangedCluster("flannel-vxlan").with(fixture: "calico-uninstalled")
    #expect(try replaced.network().primary.value == .flannel)
    #expect(try replaced.settings().podCIDRs.value?.map(\.description) == ["10.244.0.0/16"])
  }

  /// The operator was removed, its Installation was not.
  @Test func anInstallationWithoutAgentsIsALeftover() throws {
    let network = try ChangedCluster("calico-operator-vxlan")
      .without("daemonsets.apps").network()
    #expect(network.primary.value == nil)
    #expect(network.leftovers.map(\.plugin.name) == [.calico])
  }

  /// As a migration to another CNI does: a node selector that no node matches.
  @Test(arguments: ["calico-manifest-ipip", "canal", "flannel-vxlan", "kube-router", "weave"])
  func agentsThatNoNodeRunsAreALeftover(_ fixture: String) throws {
    let cluster = try ChangedCluster(fixture)
    let name = try #require(cluster.network().primary.value)
    let agents = ["calico-node", "canal", "kube-flannel-ds", "kube-router", "weave-net"]
    let idle = agents.reduce(cluster) { cluster, agent in
      cluster.editing("daemonsets.apps", agent) {
        $0["status"] = .object(["desiredNumberScheduled": 0, "numberReady": 0])
      }
    }
    #expect(try idle.network().primary.value == nil)
    #expect(try idle.network().leftovers.map(\.plugin.name).contains(name))
  }

  @Test func agentsThatNobodyLookedForAreNotGone() throws {
    let network = try ChangedCluster("calico-operator-vxlan").unseen("daemonsets.apps").network()
    #expect(network.primary.value == .calico)
    #expect(network.primary.basis == .inferred)
    let bare = try ChangedCluster("calico-uninstalled").without("configmaps")
      .unseen("daemonsets.apps").network()
    #expect(bare.primary.unknown?.unseen.contains("daemonsets.apps") == true)
  }

  // MARK: Version

  @Test func theVersionIsWhatTheAgentsWroteDown() throws {
    let manifest = try ChangedCluster("calico-manifest-ipip").settings().version
    #expect(manifest.value == "v3.30.0")
    #expect(
      manifest.provenance.map(\.key.resource) == ["clusterinformations.crd.projectcalico.org"])
    let image = try ChangedCluster("calico-both-groups").settings().version
    #expect(image.value == "v3.30.1")
  }

  @Test func anUpgradeIsSeen() throws {
    let version = try ChangedCluster("calico-manifest-ipip").setting(
      "calicoVersion", of: "clusterinformations.crd.projectcalico.org", "default", to: "v3.29.4"
    ).settings().version
    #expect(version.value == "v3.29.4")
    #expect(
      version.reasoning
        == "what is reported; the image of the DaemonSet is v3.30.0, as in an upgrade")
  }
}
