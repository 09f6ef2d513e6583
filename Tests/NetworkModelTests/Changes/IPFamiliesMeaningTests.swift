import Testing

@testable import NetworkModel

@Suite struct IPFamiliesMeaningTests {
  private func judge(
    _ stage: ChangeStage, _ from: FactValue?, _ to: FactValue?
  ) -> ChangeJudgement {
    stage.judge(IPFamiliesMeaning(), .ipFamilies, from, to)
  }

  @Test func primaryFamilyIsADoor() {
    for to: FactValue in [["IPv6"], ["IPv6", "IPv4"]] {
      #expect(judge(ChangeStage(), ["IPv4"], to).changeClass == .oneWayDoor)
    }
    // The same two families, the other one first.
    #expect(judge(ChangeStage(), ["IPv4", "IPv6"], ["IPv6", "IPv4"]).changeClass == .oneWayDoor)
  }

  @Test func secondaryFamilyComesAndGoes() {
    let comes = judge(
      ChangeStage(plugin: .cilium, ipam: "cluster-pool"), ["IPv4"], ["IPv4", "IPv6"])
    #expect(comes.changeClass == .disruptive)
    #expect(!comes.meaning.contains("registered again"))
    let goes = judge(ChangeStage(plugin: .cilium), ["IPv4", "IPv6"], ["IPv4"])
    #expect(goes.changeClass == .disruptive)
    #expect(goes.meaning.contains("secondary IP family goes"))
  }

  @Test func nodesWithBlocksOfTheirOwnMustRegisterAgain() {
    for stage in [ChangeStage(plugin: .flannel), ChangeStage(plugin: .cilium, ipam: "kubernetes")] {
      let judgement = judge(stage, ["IPv4"], ["IPv4", "IPv6"])
      #expect(judgement.changeClass == .disruptive)
      #expect(judgement.meaning.contains("deleted and registered again"))
    }
  }

  @Test func eksFixesIt() {
    #expect(
      judge(ChangeStage(plugin: .awsVPC, provider: "eks"), ["IPv4"], ["IPv4", "IPv6"]).changeClass
        == .oneWayDoor)
  }

  @Test func aSideThatStatesNothingFailsSafe() {
    for (from, to): (FactValue?, FactValue?) in [
      (nil, ["IPv4"]), (["IPv4"], nil), (["IPv4"], []), (["IPv4"], 4),
    ] {
      let judgement = judge(ChangeStage(), from, to)
      #expect(judgement.changeClass == .oneWayDoor)
      #expect(judgement.meaning.contains("not stated on both sides"))
    }
  }
}
