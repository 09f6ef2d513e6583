import ClusterObjects
import Testing

@testable import NetworkModel

/// What Calico leaves of a link's MTU.
@Suite struct CalicoMTUTests {
  /// One row of https://docs.tigera.io/calico/latest/networking/configuring/mtu.
  struct Row: Sendable {
    let link: Int
    let none: Int
    let wrapped: [CalicoWrap: Int]
  }

  private static func row(
    _ link: Int, _ none: Int, _ ipip: Int, _ vxlan: Int, _ vxlanIPv6: Int, _ wireguard: Int,
    _ wireguardIPv6: Int
  ) -> Row {
    Row(
      link: link, none: none,
      wrapped: [
        .ipip: ipip, .vxlan: vxlan, .vxlanIPv6: vxlanIPv6, .wireguard: wireguard,
        .wireguardIPv6: wireguardIPv6,
      ])
  }

  static let table = [
    row(1500, 1500, 1480, 1450, 1430, 1440, 1420),
    row(9000, 9000, 8980, 8950, 8930, 8940, 8920),
    row(1460, 1460, 1440, 1410, 1390, 1400, 1380),
    row(9001, 9001, 8981, 8951, 8931, 8941, 8921),
    row(1450, 1450, 1430, 1400, 1380, 1390, 1370),
  ]

  @Test(arguments: table)
  func thePublishedTable(_ row: Row) {
    #expect(CalicoMTU.podMTUBytes(linkMTUBytes: row.link, wraps: []) == row.none)
    for wrap in CalicoWrap.allCases {
      #expect(
        CalicoMTU.podMTUBytes(linkMTUBytes: row.link, wraps: [wrap]) == row.wrapped[wrap],
        "\(wrap) on \(row.link)")
    }
  }

  /// The row of AKS with encryption between hosts.
  @Test(arguments: [
    (CalicoWrap.ipip, 1480), (.vxlan, 1450), (.vxlanIPv6, 1430), (.wireguard, 1340),
    (.wireguardIPv6, 1320),
  ])
  func theRowOfAKS(_ wrap: CalicoWrap, _ expected: Int) {
    #expect(
      CalicoMTU.podMTUBytes(linkMTUBytes: 1500, wraps: [wrap], encryptsAzureHosts: true)
        == expected)
  }

  @Test func theSmallestCountsNotTheSum() {
    #expect(CalicoMTU.podMTUBytes(linkMTUBytes: 1500, wraps: [.vxlan, .wireguard]) == 1440)
    #expect(CalicoMTU.podMTUBytes(linkMTUBytes: 1500, wraps: CalicoWrap.allCases) == 1420)
  }

  // MARK: Of a cluster

  @Test func theOperatorReportsWhatTheAgentsFound() throws {
    let reading = try ChangedCluster("calico-operator-vxlan").settings().podMTUBytes
    #expect(reading.value == 1450)
    #expect(reading.basis == .stated)
    #expect(
      reading.reasoning == "as the operator reports it: that of a link of 1500 less 50 for VXLAN")
  }

  @Test func withoutAReportItIsThatOfALinkNobodyShows() throws {
    let reading = try ChangedCluster("calico-wireguard-crosssubnet").settings().podMTUBytes
    #expect(
      reading.unknown?.because
        == "it is the MTU of the node's link less 60 for WireGuard (more than for VXLAN, 50), "
        + "1440 on a link of 1500")
    #expect(reading.unknown?.unseen == [])
  }

  @Test func theEBPFDataplaneTakesVXLANWithoutAnOverlay() throws {
    let reading = try ChangedCluster("calico-ebpf").settings().podMTUBytes
    #expect(reading.unknown?.because.contains("less 50 for VXLAN") == true)
    let others = try ChangedCluster("calico-ebpf")
      .setting("bpfEnabled", of: "felixconfigurations.crd.projectcalico.org", "default", to: false)
      .settings().podMTUBytes
    #expect(
      others.unknown?.because
        == "it is the MTU of the node's link, from which nothing is taken")
  }

  @Test func encryptionBetweenHostsOfAKSTakesMore() throws {
    let felix: ResourceName = "felixconfigurations.crd.projectcalico.org"
    let cluster = try ChangedCluster("calico-wireguard-crosssubnet")
      .setting("wireguardHostEncryptionEnabled", of: felix, "default", to: true)
    let elsewhere = try cluster.settings().podMTUBytes
    #expect(elsewhere.unknown?.because.contains("1440 on a link of 1500") == true)
    let onAKS = try cluster.setting(
      "clusterType", of: "clusterinformations.crd.projectcalico.org", "default", to: "k8s,aks"
    ).settings().podMTUBytes
    #expect(onAKS.unknown?.because.contains("1340 on a link of 1500") == true)
  }

  @Test func theMTUOfTheManifestIsThatOfPods() throws {
    let settings = try ChangedCluster("calico-manifest-ipip")
      .setting("veth_mtu", of: "calico-config", to: "1400").settings()
    #expect(settings.podMTUBytes.value == 1400)
    #expect(settings.configuredMTUBytes.value == 1400)
    #expect(
      settings.podMTUBytes.provenance.map(\.path.description) == ["/data/veth_mtu"])
    let auto = try ChangedCluster("calico-manifest-ipip").settings()
    #expect(auto.podMTUBytes.value == nil)
    #expect(auto.configuredMTUBytes.value == nil)
  }

  @Test(arguments: ["auto", "", "1400.5"])
  func anMTUThatIsNoneIsNamed(_ text: String) throws {
    let settings = try ChangedCluster("calico-manifest-ipip")
      .setting("veth_mtu", of: "calico-config", to: text).settings()
    #expect(settings.podMTUBytes.unknown?.because == "veth_mtu \(text) is no number")
  }

  @Test func theMTUOfATunnelCountsWhereItIsSwitchedOn() throws {
    #expect(try ChangedCluster("calico-both-groups").settings().podMTUBytes.value == 1430)
    let other = try ChangedCluster("calico-both-groups").setting(
      "vxlanMode", of: "ippools.projectcalico.org", "default-ipv4-ippool", to: "Never"
    ).settings()
    #expect(other.podMTUBytes.value == nil)
    #expect(other.configuredMTUBytes.value == nil)
  }

  @Test func oneMTUOfTwoTunnelsDoesNotTellThatOfPods() throws {
    let settings = try ChangedCluster("calico-wireguard-crosssubnet").setting(
      "vxlanMTU", of: "felixconfigurations.crd.projectcalico.org", "default", to: 1410
    ).settings()
    #expect(settings.configuredMTUBytes.value == 1410)
    #expect(settings.podMTUBytes.value == nil)
  }

  @Test func aVariableStandsAboveTheFelixConfiguration() throws {
    let settings = try ChangedCluster("calico-both-groups")
      .setting(variable: "FELIX_VXLANMTU", of: "calico-node", to: "1390").settings()
    #expect(settings.podMTUBytes.value == 1390)
  }

  @Test func theInstallationMayAskForAnMTU() throws {
    let settings = try ChangedCluster("calico-ebpf").editing(
      "installations.operator.tigera.io", "default"
    ) { $0["status"]?["computed"]?["calicoNetwork"]?["mtu"] = 1380 }.settings()
    #expect(settings.podMTUBytes.value == 1380)
    #expect(settings.configuredMTUBytes.value == 1380)
  }
}
