import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

/// Near misses and missing inputs; the usual cases are fixtures.
@Suite struct KubeProxyTests {
  private let replaced = Reading<String>.stated("cilium", by: [])
  private let kept = Reading<String>.stated(KubeProxyReplacement.none, by: [])

  private func mode(
    _ objects: [TestObject], unseen: Set<ResourceName> = [], replacement: Reading<String>? = nil
  ) throws -> Reading<String> {
    try KubeProxyDeployment(in: SmallCluster(objects, unseen: unseen).evidence())
      .mode(replacement: replacement ?? kept)
  }

  // MARK: Modes

  @Test(arguments: ["iptables", "ipvs", "nftables", "kernelspace"])
  func takesTheWord(_ word: String) throws {
    let mode = try mode([
      SmallCluster.kubeProxyFile("mode: \(word)"), SmallCluster.kubeProxyDaemonSet(),
    ])
    #expect(mode.value == word)
    #expect(mode.basis == .stated)
  }

  @Test func knowsWhatIsNoMode() throws {
    let mode = try mode([
      SmallCluster.kubeProxyFile("mode: IPTables"), SmallCluster.kubeProxyDaemonSet(),
    ])
    #expect(mode.unknown?.because.contains("IPTables") == true)
  }

  @Test func modeOfAnotherTypeIsUnknown() throws {
    let mode = try mode([
      SmallCluster.kubeProxyFile("mode: [iptables]"), SmallCluster.kubeProxyDaemonSet(),
    ])
    #expect(mode.unknown?.because.contains(#"["iptables"]"#) == true)
  }

  @Test(arguments: [("v1.28.15", true), ("v1.39.9", true), ("v1.40.0", false), ("v1.41.2", false)])
  func defaultDependsOnTheVersion(_ version: String, _ isKnown: Bool) throws {
    let mode = try mode([
      SmallCluster.kubeProxyFile("mode: ''"), SmallCluster.kubeProxyDaemonSet(version: version),
    ])
    #expect(mode.value == (isKnown ? "iptables" : nil))
    #expect((mode.basis == .documented) == isKnown)
  }

  @Test func defaultWithoutAVersionIsUnknown() throws {
    let mode = try mode([
      SmallCluster.kubeProxyFile("bindAddress: 0.0.0.0"),
      SmallCluster.kubeProxyDaemonSet(version: "latest"),
    ])
    #expect(mode.unknown?.because.contains("version") == true)
  }

  @Test func defaultOnWindows() throws {
    let mode = try mode([
      SmallCluster.kubeProxyFile("mode: ''"), SmallCluster.kubeProxyDaemonSet(os: "windows"),
    ])
    #expect(mode.value == "kernelspace")
  }

  @Test func fileOfAnotherVersionIsNotRead() throws {
    let mode = try mode([
      SmallCluster.configMap(
        "kube-proxy",
        [
          "config.conf": "apiVersion: kubeproxy.config.k8s.io/v1alpha2\n"
            + "kind: KubeProxyConfiguration\nmode: iptables"
        ]), SmallCluster.kubeProxyDaemonSet(),
    ])
    #expect(mode.unknown?.because.contains("v1alpha2") == true)
  }

  // MARK: Where it is told

  @Test func fileBeatsFlags() throws {
    let mode = try mode([
      SmallCluster.kubeProxyFile("mode: nftables"),
      SmallCluster.kubeProxyDaemonSet([
        "--config=/var/lib/kube-proxy/config.conf", "--proxy-mode=ipvs",
      ]),
    ])
    #expect(mode.value == "nftables")
  }

  @Test func flagsWithoutAFileBeatAConfigMapThatIsNotRead() throws {
    let mode = try mode([
      SmallCluster.kubeProxyFile("mode: nftables"),
      SmallCluster.kubeProxyDaemonSet(["--proxy-mode=ipvs"]),
    ])
    #expect(mode.value == "ipvs")
    #expect(mode.provenance.first?.key.resource == "daemonsets.apps")
  }

  @Test func fileThatIsNotOnRecord() throws {
    let mode = try mode([
      SmallCluster.kubeProxyFile("mode: nftables"),
      SmallCluster.kubeProxyDaemonSet(["--config=/var/lib/kube-proxy-config/config.yaml"]),
    ])
    #expect(mode.unknown?.because.contains("config.yaml") == true)
  }

  @Test func withheldValuesAreUnknown() throws {
    let hidden = WorkloadAllowList.withheld
    for command in [["--proxy-mode", hidden], ["/bin/sh", "-c", hidden], ["--config=\(hidden)"]] {
      let mode = try mode([
        SmallCluster.kubeProxyFile("mode: nftables"), SmallCluster.kubeProxyDaemonSet(command),
      ])
      #expect(mode.value == nil, "\(command)")
    }
  }

  @Test func configMapThatWasNotSeen() throws {
    let mode = try mode([SmallCluster.kubeProxyDaemonSet()], unseen: ["configmaps"])
    #expect(mode.unknown?.unseen == ["configmaps"])
  }

  // MARK: Static Pods

  @Test func staticPodsThatDiffer() throws {
    let pods = [
      SmallCluster.kubeProxyPod(on: "a", ["--proxy-mode=iptables"]),
      SmallCluster.kubeProxyPod(on: "b", ["--proxy-mode=ipvs"]),
    ]
    let facts = try SmallCluster(pods).facts(KubeProxySource())
    #expect(facts[.kubeProxyMode]?.unknown?.because.contains("differ") == true)
    #expect(facts.value("node.kubeProxyMode", of: .node("a")) == "iptables")
    #expect(facts.value("node.kubeProxyMode", of: .node("b")) == "ipvs")
  }

  @Test func podsOfADaemonSetAreNoStaticPods() throws {
    let pod = try TestObject(
      "pods", "kube-proxy-a", in: "kube-system",
      #"""
      {"metadata":{"ownerReferences":[{"kind":"DaemonSet","name":"kube-proxy"}]},
       "spec":{"nodeName":"a","containers":[{"name":"kube-proxy","args":["--proxy-mode=ipvs"]}]}}
      """#)
    let facts = try SmallCluster([pod]).facts(KubeProxySource())
    #expect(facts[.kubeProxyMode]?.unknown != nil)
    #expect(facts.subjects(of: "node.kubeProxyMode").isEmpty)
  }

  @Test func staticPodThatReadsAFileOfItsNode() throws {
    let mode = try mode([
      SmallCluster.kubeProxyPod(on: "a", ["--config=/etc/kubernetes/kube-proxy.yaml"])
    ])
    #expect(mode.unknown?.because.contains("/etc/kubernetes/kube-proxy.yaml") == true)
  }

  // MARK: Replacement

  @Test func replacedAndGone() throws {
    let mode = try mode([SmallCluster.kubeProxyFile("mode: iptables")], replacement: replaced)
    #expect(mode.value == "none")
    #expect(mode.reasoning?.contains("cilium") == true)
  }

  @Test func replacedAndToRunOnNoNode() throws {
    let mode = try mode(
      [SmallCluster.kubeProxyFile("mode: ipvs"), SmallCluster.kubeProxyDaemonSet(scheduled: 0)],
      replacement: replaced)
    #expect(mode.value == "none")
  }

  @Test func replacedAndStillThere() throws {
    let mode = try mode(
      [SmallCluster.kubeProxyFile("mode: ipvs"), SmallCluster.kubeProxyDaemonSet()],
      replacement: replaced)
    #expect(mode.value == "ipvs")
  }

  @Test func replacedAndKubeProxyNotSeen() throws {
    let mode = try mode(
      [SmallCluster.kubeProxyFile("mode: ipvs")], unseen: ["daemonsets.apps"],
      replacement: replaced)
    #expect(mode.unknown?.unseen == ["daemonsets.apps"])
  }

  @Test(arguments: [
    Reading<String>.stated(KubeProxyReplacement.none, by: []),
    .unknown(UnknownReason("no plugin shows itself")),
  ])
  func missingDaemonSetIsNoReplacement(_ replacement: Reading<String>) throws {
    let mode = try mode([SmallCluster.kubeProxyFile("mode: iptables")], replacement: replacement)
    #expect(mode.value == nil)
    #expect(mode.unknown?.shownBy?.contains("/proxyMode") == true)
  }

  @Test func settingsOfAConfigMapThatNothingReadsAreUnknown() throws {
    let facts = try SmallCluster([SmallCluster.kubeProxyFile("clusterCIDR: 10.0.0.0/8")])
      .facts(KubeProxySource())
    #expect(facts["kubeProxy.clusterCIDRs"]?.unknown != nil)
  }

  // MARK: Settings

  @Test(arguments: [("iptables", "all"), ("ipvs", "all"), ("nftables", "primary")])
  func nodePortAddressesDependOnTheMode(_ mode: String, _ word: String) throws {
    let facts = try SmallCluster([
      SmallCluster.kubeProxyFile("mode: \(mode)"), SmallCluster.kubeProxyDaemonSet(),
    ]).facts(KubeProxySource())
    let fact = try #require(facts["kubeProxy.nodePortAddresses"])
    #expect(fact.value?.words == [word])
    #expect(fact.state == .known(FactValue(words: [word]), .documentation))
  }

  @Test func defaultOfAnInferredModeIsInferred() throws {
    let facts = try SmallCluster(
      [SmallCluster.kubeProxyFile("mode: nftables")], unseen: ["daemonsets.apps"]
    ).facts(KubeProxySource())
    #expect(facts[.kubeProxyMode]?.state == .known("nftables", .inference))
    #expect(
      facts["kubeProxy.nodePortAddresses"]?.state
        == .known(FactValue(words: ["primary"]), .inference))
  }

  @Test func nodePortAddressesWithoutAModeAreUnknownUnlessStated() throws {
    func addresses(_ lines: String) throws -> Fact? {
      try SmallCluster([
        SmallCluster.kubeProxyFile(lines), SmallCluster.kubeProxyDaemonSet(version: "v1.40.0"),
      ]).facts(KubeProxySource())["kubeProxy.nodePortAddresses"]
    }
    #expect(try addresses("bindAddress: 0.0.0.0")?.unknown?.because.contains("1.40.0") == true)
    #expect(try addresses("nodePortAddresses: [primary]")?.value?.words == ["primary"])
  }

  @Test(arguments: ["clusterCIDR: 10.0.0.0/33", "clusterCIDR: [10.0.0.0/8]", "clusterCIDR: 7"])
  func malformedRangesAreUnknown(_ lines: String) throws {
    let facts = try SmallCluster([
      SmallCluster.kubeProxyFile("mode: iptables\n\(lines)"), SmallCluster.kubeProxyDaemonSet(),
    ]).facts(KubeProxySource())
    #expect(facts["kubeProxy.clusterCIDRs"]?.unknown?.because.contains("clusterCIDR") == true)
    #expect(facts.value(.kubeProxyMode) == "iptables")
  }
}
