import ClusterObjects
import Testing

@testable import NetworkModel

/// Pod ranges: what each way of giving addresses lets through, and the near miss beside it.
@Suite struct PodCIDRMeaningTests {
  private func judge(
    _ stage: ChangeStage, _ from: FactValue?, _ to: FactValue?
  ) -> ChangeJudgement {
    stage.judge(PodCIDRMeaning(), .podCIDRs, from, to)
  }

  // MARK: Cilium

  private let clusterPool = ChangeStage(
    plugin: .cilium, pluginVersion: "1.19.5", ipam: "cluster-pool")

  @Test func clusterPoolMayBeAppendedTo() {
    let judgement = judge(clusterPool, ["10.0.0.0/16"], ["10.0.0.0/16", "10.1.0.0/16"])
    #expect(judgement.changeClass == .capacity)
  }

  @Test(arguments: [
    ["10.0.0.0/15"], ["10.1.0.0/16"], ["10.1.0.0/16", "10.0.0.0/16"], [],
  ])
  func clusterPoolMayNotBeEdited(_ after: [String]) {
    let judgement = judge(clusterPool, ["10.0.0.0/16"], FactValue(words: after))
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("the way back: the old list"))
  }

  @Test func clusterPoolKeepsItsOrder() {
    let judgement = judge(
      clusterPool, ["10.0.0.0/16", "10.1.0.0/16"], ["10.1.0.0/16", "10.0.0.0/16"])
    #expect(judgement.changeClass == .oneWayDoor)
  }

  /// The list holds IPv4 before IPv6: behind the last IPv4 range is behind.
  @Test func clusterPoolIsAppendedToPerFamily() {
    let judgement = judge(
      clusterPool, ["10.0.0.0/16", "fd00::/104"], ["10.0.0.0/16", "10.1.0.0/16", "fd00::/104"])
    #expect(judgement.changeClass == .capacity)
  }

  @Test func clusterPoolGetsAnotherFamily() {
    let judgement = judge(clusterPool, ["10.0.0.0/16"], ["10.0.0.0/16", "fd00::/104"])
    #expect(judgement.changeClass == .disruptive)
    #expect(judgement.meaning.contains("another IP family"))
  }

  @Test func multiPoolGrowsAnywhereAndLosesWithCare() {
    let stage = ChangeStage(plugin: .cilium, ipam: "multi-pool")
    let grown = judge(stage, ["10.1.0.0/16"], ["10.0.0.0/16", "10.1.0.0/16"])
    #expect(grown.changeClass == .capacity)
    let lost = judge(stage, ["10.0.0.0/16", "10.1.0.0/16"], ["10.0.0.0/16"])
    #expect(lost.changeClass == .disruptive)
  }

  // MARK: Calico

  @Test func calicoPoolsAreAddedAndReplaced() {
    let stage = ChangeStage(plugin: .calico, ipam: "calico-ipam")
    let added = judge(stage, ["192.168.0.0/16"], ["192.168.0.0/16", "10.9.0.0/16"])
    #expect(added.changeClass == .capacity)
    let replaced = judge(stage, ["192.168.0.0/16"], ["10.9.0.0/16"])
    #expect(replaced.changeClass == .disruptive)
    #expect(replaced.meaning.contains("disable the old one"))
  }

  /// Calico that takes blocks from Node objects has no pools to add.
  @Test func calicoWithHostLocalIsANodeAllocator() {
    let stage = ChangeStage(plugin: .calico, ipam: "host-local")
    let judgement = judge(stage, ["10.244.0.0/16"], ["10.244.0.0/16", "10.9.0.0/16"])
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("--cluster-cidr"))
  }

  // MARK: Providers

  @Test func openShiftGrowsAroundItsFirstAddress() {
    let stage = ChangeStage(plugin: .ovnKubernetes, provider: "openshift")
    #expect(judge(stage, ["10.128.0.0/14"], ["10.128.0.0/12"]).changeClass == .capacity)
    // Longer, elsewhere, one more, one less.
    for after: FactValue in [
      ["10.128.0.0/15"], ["10.0.0.0/8"], ["10.128.0.0/14", "10.200.0.0/14"], [],
    ] {
      #expect(judge(stage, ["10.128.0.0/14"], after).changeClass == .oneWayDoor, "\(after.text)")
    }
  }

  @Test func openShiftSDNDoesNotGrow() {
    let stage = ChangeStage(plugin: .openshiftSDN, provider: "openshift")
    #expect(judge(stage, ["10.128.0.0/14"], ["10.128.0.0/12"]).changeClass == .oneWayDoor)
  }

  @Test func aksOverlayGrowsToASuperset() {
    let stage = ChangeStage(plugin: .azure, provider: "aks")
    #expect(judge(stage, ["10.244.0.0/18"], ["10.244.0.0/16"]).changeClass == .capacity)
    // A larger range that begins elsewhere holds it too.
    #expect(judge(stage, ["10.244.64.0/18"], ["10.244.0.0/16"]).changeClass == .capacity)
    for after: FactValue in [
      ["10.244.0.0/19"], ["10.245.0.0/16"], ["10.244.0.0/18", "10.9.0.0/18"],
    ] {
      #expect(judge(stage, ["10.244.0.0/18"], after).changeClass == .oneWayDoor, "\(after.text)")
    }
    #expect(judge(stage, ["fd00::/64"], ["fd00::/48"]).changeClass == .oneWayDoor)
    var kubenet = stage
    kubenet.plugin = .kubenet
    #expect(judge(kubenet, ["10.244.0.0/18"], ["10.244.0.0/16"]).changeClass == .oneWayDoor)
  }

  /// A plugin that AKS did not install follows its own rules.
  @Test func ownPluginOnAKSIsJudgedByItself() {
    let stage = ChangeStage(plugin: .cilium, provider: "aks", ipam: "cluster-pool")
    #expect(judge(stage, ["10.244.0.0/18"], ["10.244.0.0/16"]).changeClass == .oneWayDoor)
  }

  @Test func gkeAddsAndDropsRanges() {
    let stage = ChangeStage(plugin: .gke, provider: "gke")
    #expect(
      judge(stage, ["10.8.0.0/14"], ["10.8.0.0/14", "10.40.0.0/16"]).changeClass == .capacity)
    #expect(
      judge(stage, ["10.8.0.0/14", "10.40.0.0/16"], ["10.8.0.0/14"]).changeClass == .capacity)
    #expect(judge(stage, ["10.8.0.0/14"], ["10.40.0.0/16"]).changeClass == .oneWayDoor)
  }

  @Test(arguments: [PluginName.flannel, .canal, .kindnet, .kubeRouter, .kubenet, .antrea])
  func nodeAllocatorsExtendNothing(_ plugin: PluginName) {
    let judgement = judge(
      ChangeStage(plugin: plugin), ["10.244.0.0/16"], ["10.244.0.0/16", "10.245.0.0/16"])
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("Node.spec.podCIDR cannot be changed"))
  }

  @Test func ciliumWithNodeBlocksIsANodeAllocator() {
    let judgement = judge(
      ChangeStage(plugin: .cilium, ipam: "kubernetes"), ["10.244.0.0/16"],
      ["10.244.0.0/16", "10.245.0.0/16"])
    #expect(judgement.changeClass == .oneWayDoor)
  }

  // MARK: What is not known

  @Test func unknownProductFailsSafeAndSaysSo() {
    for stage in [ChangeStage(), ChangeStage(plugin: "novel"), ChangeStage(plugin: .cilium)] {
      let judgement = judge(stage, ["10.0.0.0/16"], ["10.0.0.0/16", "10.1.0.0/16"])
      #expect(judgement.changeClass == .oneWayDoor)
      #expect(judgement.meaning.contains("netlapse does not know"))
    }
    let nameless = judge(ChangeStage(), ["10.0.0.0/16"], ["10.1.0.0/16"])
    #expect(nameless.meaning.contains("a plugin that is not known"))
  }

  @Test func whatIsNoListOfRangesFailsSafe() {
    for value: FactValue in ["10.0.0.0/8", ["ten"], [7], .record([:]), 7] {
      let judgement = judge(clusterPool, ["10.0.0.0/8"], value)
      #expect(judgement.changeClass == .oneWayDoor, "\(value.text)")
      #expect(judgement.meaning.contains("cannot be read"), "\(value.text)")
    }
  }

  // MARK: No change of the ranges themselves

  @Test func anotherOrderOrNotationMeansNothing() {
    let calico = ChangeStage(plugin: .calico, ipam: "calico-ipam")
    #expect(
      judge(calico, ["10.0.0.0/16", "10.1.0.0/16"], ["10.1.0.0/16", "10.0.0.0/16"]).changeClass
        == .cosmetic)
    #expect(judge(clusterPool, ["10.0.0.0/8"], ["10.0.0.1/8"]).changeClass == .cosmetic)
    #expect(
      judge(clusterPool, ["10.0.0.0/8", "fd00::/64"], ["fd00::/64", "10.0.0.0/8"]).changeClass
        == .cosmetic)
  }

  @Test func anInferredRangeThatIsSeenLargerDidNotChange() {
    let stage = ChangeStage(plugin: .flannel)
    let seen = stage.judge(
      PodCIDRMeaning(), .podCIDRs, ["10.244.0.0/20"], ["10.244.0.0/19"], level: .inference)
    #expect(seen.changeClass == .capacity)
    #expect(seen.meaning.contains("inferred"))
    let elsewhere = stage.judge(
      PodCIDRMeaning(), .podCIDRs, ["10.244.0.0/20"], ["10.9.0.0/20"], level: .inference)
    #expect(elsewhere.changeClass == .oneWayDoor)
  }

  @Test func rangesOfAnotherPluginComeWithIt() {
    var stage = clusterPool
    stage.after = [ChangeStage.fact(.cniName, "calico")]
    let judgement = judge(stage, ["10.0.0.0/16"], ["192.168.0.0/16"])
    #expect(judgement.changeClass == .disruptive)
    #expect(judgement.meaning.contains("cilium -> calico"))
  }
}
