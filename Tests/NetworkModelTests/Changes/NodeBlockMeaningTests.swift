import Testing

@testable import NetworkModel

/// The size of nodes' blocks, and the blocks of one node.
@Suite struct NodeBlockMeaningTests {
  private func size(_ stage: ChangeStage, _ from: Int = 24, _ to: Int = 25) -> ChangeJudgement {
    stage.judge(
      NodeBlockSizeMeaning(), .nodeBlockSize, .record(["IPv4": .number(from)]),
      .record(["IPv4": .number(to)]))
  }

  @Test(arguments: [
    ChangeStage(plugin: .cilium, ipam: "cluster-pool"),
    ChangeStage(plugin: .cilium, ipam: "multi-pool"),
    ChangeStage(plugin: .cilium, ipam: "kubernetes"), ChangeStage(plugin: .flannel),
    ChangeStage(plugin: .ovnKubernetes, provider: "openshift"),
  ])
  func sizeIsFixed(_ stage: ChangeStage) {
    let judgement = size(stage)
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("smaller IPv4 blocks (/24 -> /25)"))
    #expect(!judgement.meaning.contains("netlapse does not know"))
  }

  @Test func largerBlocksAreNoWayOutEither() {
    let judgement = size(ChangeStage(plugin: .cilium, ipam: "cluster-pool"), 24, 23)
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("larger IPv4 blocks"))
  }

  @Test func calicoMovesToAnotherPool() {
    #expect(size(ChangeStage(plugin: .calico), 26, 28).changeClass == .disruptive)
    #expect(
      size(ChangeStage(plugin: .calico, ipam: "host-local"), 24, 25).changeClass == .oneWayDoor)
  }

  @Test func gkeFixesItPerNodePool() {
    #expect(size(ChangeStage(plugin: .gke, provider: "gke")).changeClass == .capacity)
  }

  @Test func unknownProductFailsSafeAndSaysSo() {
    let judgement = size(ChangeStage(plugin: "novel", pluginVersion: "2.0.0"))
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("netlapse does not know whether novel 2.0.0"))
  }

  // MARK: One node

  private func block(_ stage: ChangeStage, _ from: FactValue?, _ to: FactValue?) -> ChangeJudgement
  {
    stage.judge(NodeBlockMeaning(), .nodePodCIDRs, of: .node("a"), from, to)
  }

  @Test func nodesJoinAndLeave() {
    let stage = ChangeStage(plugin: .flannel)
    #expect(block(stage, nil, ["10.244.0.0/24"]).changeClass == .capacity)
    #expect(block(stage, ["10.244.0.0/24"], nil).changeClass == .capacity)
    #expect(block(stage, [], ["10.244.0.0/24"]).changeClass == .capacity)
  }

  @Test func anotherBlockIsAnotherNode() {
    let judgement = block(ChangeStage(plugin: .flannel), ["10.244.0.0/24"], ["10.244.7.0/24"])
    #expect(judgement.changeClass == .disruptive)
    #expect(judgement.meaning.contains("deleted and created again"))
  }

  /// Only products with as many blocks as Pods need give and take them.
  @Test func blocksComeAndGoOnlyWhereTheyMay() {
    let (one, two): (FactValue, FactValue) = (["10.0.0.0/26"], ["10.0.0.0/26", "10.0.1.0/26"])
    for mode in ["calico-ipam", "multi-pool"] {
      #expect(block(ChangeStage(ipam: mode), one, two).changeClass == .capacity)
      #expect(block(ChangeStage(ipam: mode), two, one).changeClass == .capacity)
      #expect(block(ChangeStage(ipam: mode), one, ["10.0.9.0/26"]).changeClass == .disruptive)
    }
    #expect(block(ChangeStage(ipam: "kubernetes"), one, two).changeClass == .disruptive)
    #expect(block(ChangeStage(), one, two).changeClass == .disruptive)
  }
}
