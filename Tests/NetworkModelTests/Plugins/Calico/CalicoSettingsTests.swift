import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

/// What Calico says beside its ranges and its MTU.
@Suite struct CalicoSettingsTests {
  private let felix: ResourceName = "felixconfigurations.crd.projectcalico.org"
  private let installation: ResourceName = "installations.operator.tigera.io"

  // MARK: Addresses

  @Test func calicoGivesAddressesItself() throws {
    for fixture in ["calico-operator-vxlan", "calico-manifest-ipip"] {
      let settings = try ChangedCluster(fixture).settings()
      #expect(settings.ipamMode.value == "calico-ipam")
      #expect(settings.usesNodePodCIDRs.value == false)
      #expect(settings.nodeBlocks == nil)
    }
  }

  @Test func withHostLocalPoolsAreNotTheRangesOfPods() throws {
    let settings = try ChangedCluster("calico-operator-vxlan").editing(installation, "default") {
      $0["status"]?["computed"]?["cni"]?["ipam"] = .object(["type": "HostLocal"])
    }.settings()
    #expect(settings.ipamMode.value == "host-local")
    #expect(settings.usesNodePodCIDRs.value == true)
    #expect(settings.podCIDRs.value == nil)
    // Nobody else routes: BGP is disabled.
    #expect(settings.routingMode.value == "cloud")
  }

  @Test func withHostLocalAndBGPNothingIsWrapped() throws {
    let settings = try ChangedCluster("calico-operator-vxlan").editing(installation, "default") {
      $0["status"]?["computed"]?["cni"]?["ipam"] = .object(["type": "HostLocal"])
      $0["status"]?["computed"]?["calicoNetwork"]?["bgp"] = "Enabled"
    }.without("ippools.crd.projectcalico.org").settings()
    #expect(settings.routingMode.value == "native")
    #expect(settings.encapsulation.value == ["none"])
  }

  @Test func theConfigMapOfTheManifestNamesTheIPAM() throws {
    let text = #"{"plugins":[{"type":"calico","mtu":__CNI_MTU__,"ipam":{"type":"host-local"}}]}"#
    let settings = try ChangedCluster("calico-manifest-ipip")
      .setting("cni_network_config", of: "calico-config", to: text).settings()
    #expect(settings.ipamMode.value == "host-local")
    #expect(settings.ipamMode.basis == .stated)
  }

  @Test func withoutCNIConfigurationTheAgentsTell() throws {
    let cluster = try ChangedCluster("calico-manifest-ipip")
      .setting("cni_network_config", of: "calico-config", to: nil)
    #expect(try cluster.settings().ipamMode.value == "calico-ipam")
    #expect(try cluster.settings().ipamMode.basis == .inferred)
    let local = cluster.setting(variable: "USE_POD_CIDR", of: "calico-node", to: "true")
    #expect(try local.settings().ipamMode.value == "host-local")
  }

  @Test func aMalformedCNIConfigurationIsNamed() throws {
    let settings = try ChangedCluster("calico-manifest-ipip")
      .setting("cni_network_config", of: "calico-config", to: "{\"plugins\": [").settings()
    #expect(settings.ipamMode.unknown?.because.hasPrefix("cni_network_config: ") == true)
    #expect(settings.podCIDRs.value == nil)
  }

  // MARK: Encryption

  @Test func wireGuardIsSeenWithTheNodeThatIsWithoutIt() throws {
    let encryption = try ChangedCluster("calico-wireguard-crosssubnet").settings().encryption
    #expect(encryption.value == ["wireguard"])
    #expect(
      encryption.reasoning == "wireguardEnabled is otherwise for the nodes worker-3")
  }

  @Test func encryptionOfIPv6AloneIsSaidToBe() throws {
    let encryption = try ChangedCluster("calico-wireguard-crosssubnet")
      .setting("wireguardEnabled", of: felix, "default", to: false)
      .setting("wireguardEnabledV6", of: felix, "default", to: true).settings().encryption
    #expect(encryption.value == ["wireguard"])
    #expect(encryption.reasoning == "between addresses of IPv6 only")
  }

  @Test func whatNothingSetsIsOffByDocumentation() throws {
    let encryption = try ChangedCluster("calico-operator-vxlan").settings().encryption
    #expect(encryption.value == ["none"])
    #expect(encryption.basis == .documented)
  }

  @Test func whatNobodySawIsNotOff() throws {
    let settings = try ChangedCluster("calico-manifest-ipip")
      .unseen(felix, "felixconfigurations.projectcalico.org").settings()
    #expect(settings.encryption.unknown?.unseen.isEmpty == false)
    #expect(settings.replacesKubeProxy.unknown?.unseen.isEmpty == false)
  }

  @Test func aVariableStandsAboveTheObject() throws {
    let settings = try ChangedCluster("calico-wireguard-crosssubnet")
      .setting(variable: "FELIX_WIREGUARDENABLED", of: "calico-node", to: "false").settings()
    #expect(settings.encryption.value == ["none"])
    let malformed = try ChangedCluster("calico-wireguard-crosssubnet")
      .setting(variable: "FELIX_WIREGUARDENABLED", of: "calico-node", to: "perhaps").settings()
    #expect(
      malformed.encryption.unknown?.because
        == "FELIX_WIREGUARDENABLED=perhaps is neither true nor false")
  }

  @Test func aFieldOfAnotherKindIsNamed() throws {
    let settings = try ChangedCluster("calico-manifest-ipip")
      .setting("bpfEnabled", of: felix, "default", to: "yes").settings()
    #expect(
      settings.replacesKubeProxy.unknown?.because
        == "bpfEnabled of FelixConfiguration default is neither true nor false")
  }

  // MARK: kube-proxy

  @Test func theEBPFDataplaneStandsInForKubeProxy() throws {
    #expect(try ChangedCluster("calico-ebpf").settings().replacesKubeProxy.value == true)
    #expect(
      try ChangedCluster("calico-operator-vxlan").settings().replacesKubeProxy.value == false)
  }

  /// The operator sets what the agents follow.
  @Test func whatTheAgentsRunCountsNotWhatTheOperatorIsAskedFor() throws {
    let reading = try ChangedCluster("calico-ebpf")
      .setting("bpfEnabled", of: felix, "default", to: false).settings().replacesKubeProxy
    #expect(reading.value == false)
    #expect(
      reading.reasoning == "the agents' own setting; the Installation has linuxDataplane BPF")
    let silent = try ChangedCluster("calico-ebpf")
      .setting("bpfEnabled", of: felix, "default", to: nil).settings().replacesKubeProxy
    #expect(silent.value == true)
  }

  // MARK: Policy only

  @Test func withPolicyOnlyItSaysWhatItDoesAndNothingOfRanges() throws {
    let evidence = try ChangedCluster("calico-policy-only-on-eks").evidence()
    let settings = try CalicoPlugin().settings(in: evidence)
    #expect(settings.version.value == "v3.30.3")
    #expect(settings.encryption.value == ["wireguard"])
    #expect(settings.replacesKubeProxy.value == false)
    #expect(settings.podCIDRs.unknown == UnknownReason("Calico does not connect Pods here"))
    #expect(settings.encapsulation.value == nil)
    #expect(settings.podMTUBytes.value == nil)
  }
}
