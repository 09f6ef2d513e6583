import Testing

@testable import NetworkModel

@Suite struct IPAMModeMeaningTests {
  private func judge(
    _ stage: ChangeStage, _ from: FactValue?, _ to: FactValue?
  ) -> ChangeJudgement {
    stage.judge(IPAMModeMeaning(), .ipamMode, from, to)
  }

  @Test(arguments: [
    ("1.20.0", "1.20.0 can go from cluster-pool"), ("v1.21.1", "1.21.1 can go"),
    ("1.19.6", "from Cilium 1.20 only, and this is cilium 1.19.6"),
    ("1.20.0-pre.1", "from Cilium 1.20 only"),
  ])
  func clusterPoolToMultiPoolDependsOnTheVersion(_ version: String, _ words: String) {
    let judgement = judge(
      ChangeStage(plugin: .cilium, pluginVersion: version), "cluster-pool", "multi-pool")
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains(words))
    #expect(judgement.meaning.contains("there is no rollback"))
  }

  @Test func supportedMoveNamesItsFlag() {
    let judgement = judge(
      ChangeStage(plugin: .cilium, pluginVersion: "1.20.1"), "cluster-pool", "multi-pool")
    #expect(judgement.meaning.contains("enable-cluster-pool-to-multi-pool-migration=true"))
    #expect(judgement.meaning.contains("Pods keep their addresses"))
  }

  /// An upgrade in between: what leads back has to be done in the newer version.
  @Test func versionOfTheSecondSideCounts() {
    var stage = ChangeStage(plugin: .cilium)
    stage.before = [ChangeStage.fact(.cniVersion, "1.19.6")]
    stage.after = [ChangeStage.fact(.cniVersion, "1.20.1")]
    #expect(
      judge(stage, "cluster-pool", "multi-pool").meaning.contains("cilium 1.20.1 can go"))
  }

  @Test func unknownVersionSaysSo() {
    let judgement = judge(ChangeStage(plugin: .cilium), "cluster-pool", "multi-pool")
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("the version is not known"))
  }

  /// No other move is supported in any version, nor the way back.
  @Test(arguments: [("multi-pool", "cluster-pool"), ("cluster-pool", "kubernetes")])
  func otherMovesAreNotSupported(_ from: String, _ to: String) {
    let judgement = judge(
      ChangeStage(plugin: .cilium, pluginVersion: "1.20.1"), .word(from), .word(to))
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("must not be changed on a live cluster"))
  }

  @Test func aksLeadsForward() {
    for plugin in [PluginName.azure, .kubenet] {
      let judgement = judge(ChangeStage(plugin: plugin, provider: "aks"), "node-subnet", "overlay")
      #expect(judgement.changeClass == .oneWayDoor)
      #expect(judgement.meaning.contains("only forward"))
    }
  }

  /// From kubenet to Overlay another plugin comes along, and there is no way back all the same.
  @Test func aksOverlayIsADoorWhateverPluginComesAlong() {
    var stage = ChangeStage(plugin: .kubenet, provider: "aks")
    stage.after = [ChangeStage.fact(.cniName, .word(PluginName.azure.text))]
    #expect(judge(stage, "host-local", "overlay").changeClass == .oneWayDoor)
  }

  @Test func vpcCNIReplacesNodes() {
    #expect(
      judge(ChangeStage(plugin: .awsVPC), "vpc", "vpc-prefix").changeClass == .disruptive)
  }

  @Test func unknownProductFailsSafeAndSaysSo() {
    for stage in [ChangeStage(), ChangeStage(plugin: .antrea), ChangeStage(plugin: .kubenet)] {
      let judgement = judge(stage, "a", "b")
      #expect(judgement.changeClass == .oneWayDoor)
      #expect(judgement.meaning.contains("netlapse does not know"))
    }
  }

  @Test func modeOfAnotherPluginComesWithIt() {
    var stage = ChangeStage(plugin: .flannel)
    stage.after = [ChangeStage.fact(.cniName, "calico")]
    #expect(judge(stage, "host-local", "calico-ipam").changeClass == .disruptive)
  }
}
