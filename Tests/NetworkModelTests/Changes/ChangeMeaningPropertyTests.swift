import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

/// What holds for every meaning, whatever is asked of it.
@Suite struct ChangeMeaningPropertyTests {
  static let meanings: [any ChangeMeaning] = [
    EncapsulationMeaning(), EncryptionMeaning(), IPAMModeMeaning(), IPFamiliesMeaning(),
    KubeProxyModeMeaning(), MTUMeaning(), MeshIdentityMeaning(), NodeBlockMeaning(),
    NodeBlockSizeMeaning(), PluginSwapMeaning(), PodCIDRIntentMeaning(), PodCIDRMeaning(),
    RoutingModeMeaning(), ServiceCIDRMeaning(),
  ]

  private static let values: [FactValue?] = [
    nil, [], "x", 0, 77, 300, true, .record([:]), .record(["IPv4": 24]), .record(["IPv4": "wide"]),
    .record(["IPv4": 25, "IPv6": 64]), ["10.0.0.0/8"], ["10.0.0.0/8", "10.0.0.0/8"],
    ["10.0.0.0/16"], ["10.0.0.0/16", "10.1.0.0/16"], ["10.1.0.0/16", "10.0.0.0/16"],
    ["10.1.0.0/16"], ["10.0.0.0/16", "fd00::/64"], ["fd00::/64"], ["::/0", "0.0.0.0/0"],
    ["nonsense"],
    [["nested"]], ["IPv4"], ["IPv6"], ["IPv4", "IPv6"], ["IPv6", "IPv4"], "cluster-pool",
    "multi-pool",
    "host-local", "overlay", "iptables", "ipvs", "nftables", "cilium", "native", "tunnel", ["none"],
    ["vxlan"], ["wireguard"], "calico", "azure-cni", "kubenet", "gke",
  ]
  private static let plugins: [PluginName?] = [
    nil, .cilium, .calico, .canal, .flannel, .awsVPC, .eksAuto, .azure, .kubenet, .gke, .antrea,
    .ovnKubernetes, .openshiftSDN, .kindnet, .kubeRouter, .weave, "novel",
  ]
  private static let providers = [nil, "eks", "aks", "gke", "openshift", "elsewhere"]
  private static let modes = [
    nil, "cluster-pool", "multi-pool", "kubernetes", "host-local", "calico-ipam", "eni",
    "delegated-plugin",
  ]
  private static let versions = [nil, "1.19.5", "1.20.0", "1.32.1", "1.33.0", "latest", ""]

  private func stage(_ random: inout SeededGenerator) -> ChangeStage {
    var stage = ChangeStage(
      plugin: Self.plugins.randomElement(using: &random) ?? nil,
      pluginVersion: Self.versions.randomElement(using: &random) ?? nil,
      kubernetes: Self.versions.randomElement(using: &random) ?? nil,
      provider: Self.providers.randomElement(using: &random) ?? nil,
      ipam: Self.modes.randomElement(using: &random) ?? nil)
    if random.isOne(in: 4), let other = Self.plugins.randomElement(using: &random) ?? nil {
      stage.after = [ChangeStage.fact(.cniName, .word(other.text))]
    }
    return stage
  }

  @Test(arguments: 0..<8)
  func answersWithTheClassesItDeclares(_ seed: Int) {
    var random = SeededGenerator(seed: seed)
    let names: [FactName] = ["x", .meshClusterID, .meshClusterName]
    for _ in 0..<4000 {
      let (index, stage) = (random.index(below: Self.meanings.count), stage(&random))
      let meaning = Self.meanings[index]
      let from = Self.values.randomElement(using: &random) ?? nil
      let to = Self.values.randomElement(using: &random) ?? nil
      let level = EvidenceLevel.allCases[random.index(below: EvidenceLevel.allCases.count)]
      let subject: FactSubject = random.isOne(in: 2) ? .cluster : .node("a")
      let judgement = stage.judge(
        meaning, names[random.index(below: names.count)], of: subject, from, to, level: level)
      let told: Comment =
        "seed \(seed): \(type(of: meaning)) \(from?.text ?? "-") -> \(to?.text ?? "-")"
      #expect(meaning.classes.contains(judgement.changeClass), told)
      #expect(!judgement.meaning.isEmpty && !judgement.meaning.hasSuffix("."), told)
      #expect(!judgement.meaning.contains("  "), told)
      if judgement.changeClass == .oneWayDoor {
        #expect(judgement.meaning.contains("; the way back: "), told)
      }
    }
  }

  /// A class that no input leads to would make gates ask for facts that they do not need.
  @Test func declaresNoClassThatItNeverAnswersWith() {
    var random = SeededGenerator(seed: 4711)
    for meaning in Self.meanings {
      var seen: Set<ChangeClass> = []
      for _ in 0..<20_000 where seen != meaning.classes {
        let stage = stage(&random)
        let from = Self.values.randomElement(using: &random) ?? nil
        let to = Self.values.randomElement(using: &random) ?? nil
        seen.insert(stage.judge(meaning, "x", from, to).changeClass)
      }
      #expect(seen == meaning.classes, "\(type(of: meaning))")
    }
  }
}
