import Testing

@testable import NetworkModel

@Suite struct PodCIDRIntentMeaningTests {
  private func blocks(_ blocks: KeyValuePairs<String, String>) -> [Fact] {
    blocks.map { ChangeStage.fact(.nodePodCIDRs, [.word($1)], of: .node($0)) }
  }

  private func judge(_ before: [Fact], _ after: [Fact], _ stage: ChangeStage) -> ChangeJudgement {
    var stage = stage
    (stage.before, stage.after) = (before, after)
    return stage.judge(
      PodCIDRIntentMeaning(), .podCIDRIntent, ["10.244.0.0/16"], ["10.200.0.0/16", "10.244.0.0/16"])
  }

  /// A node that joined or left in between says nothing about blocks that moved.
  @Test func noBlockMoved() {
    let judgement = judge(
      blocks(["a": "10.244.0.0/24", "b": "10.244.1.0/24", "gone": "10.244.2.0/24"]),
      blocks(["a": "10.244.0.0/24", "b": "10.244.1.0/24", "new": "10.244.3.0/24"]),
      ChangeStage(plugin: .kindnet))
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.hasPrefix("an intent: "))
    #expect(judgement.meaning.contains("no node's block moved: 2 of 2 nodes"))
    #expect(judgement.meaning.contains("Node.spec.podCIDR cannot be changed"))
    #expect(judgement.meaning.contains("kube-controller-manager that starts with it"))
  }

  @Test func blocksMoved() {
    let judgement = judge(
      blocks(["a": "10.244.0.0/24", "b": "10.244.1.0/24"]),
      blocks(["a": "10.244.0.0/24", "b": "10.200.1.0/24"]), ChangeStage())
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("1 of 2 nodes known on both sides have another block (b)"))
    #expect(!judgement.meaning.contains("no node's block moved"))
  }

  @Test func nothingIsSaidOfBlocksNobodySaw() {
    let judgement = judge(blocks(["a": "10.244.0.0/24"]), [], ChangeStage())
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("whether a node's block moved is not known"))
  }

  @Test func productsWithOtherAddressesDoNotReadIt() {
    let judgement = judge([], [], ChangeStage(plugin: .cilium, ipam: "cluster-pool"))
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("cilium in IPAM mode cluster-pool does not take"))
    let host = judge([], [], ChangeStage(plugin: .cilium, ipam: "kubernetes"))
    #expect(!host.meaning.contains("does not take"))
  }
}
