import ClusterObjects
import Testing

@testable import NetworkModel

@Suite struct MeshIdentityMeaningTests {
  private func id(_ to: FactValue?, _ stage: ChangeStage = ChangeStage(plugin: .cilium)) -> String {
    let judgement = stage.judge(MeshIdentityMeaning(), .meshClusterID, 1, to)
    #expect(judgement.changeClass == .oneWayDoor)
    return judgement.meaning
  }

  @Test func allWorkloadsMustRestart() {
    #expect(id(77).contains("until every workload has restarted"))
    #expect(id(77).contains("the way back: the old name and number"))
    let name = ChangeStage(plugin: .cilium).judge(
      MeshIdentityMeaning(), .meshClusterName, "a", "renamed")
    #expect(name.changeClass == .oneWayDoor)
    #expect(name.meaning.contains("every peer is connected anew"))
  }

  @Test func numbersAboveTheDefaultNeedASetting() {
    #expect(!id(255).contains("max-connected-clusters"))
    #expect(id(256).contains("max-connected-clusters=511"))
    #expect(id("300").contains("max-connected-clusters=511"))
    #expect(id(512).contains("refuses numbers above 511"))
    #expect(id(0).contains("no mesh"))
  }

  /// Marks of the VPC CNI take bits of the number.
  @Test func someNumbersDoNotGoWithENI() {
    let eni = ChangeStage(plugin: .cilium, ipam: "eni")
    #expect(id(128, eni).contains("128-255"))
    #expect(id(384, eni).contains("384-511"))
    #expect(!id(127, eni).contains("128-255"))
    #expect(!id(300, eni).contains("128-255"))
    #expect(!id(128).contains("128-255"))
    // Cilium on top of the VPC CNI, which then connects Pods.
    #expect(id(200, ChangeStage(plugin: .awsVPC)).contains("128-255"))
  }

  @Test func defaultNameIsRefusedBesideANumber() {
    var stage = ChangeStage(plugin: .cilium)
    stage.after = [ChangeStage.fact(.meshClusterID, 3)]
    let name = { (stage: ChangeStage) in
      stage.judge(MeshIdentityMeaning(), .meshClusterName, "a", "default").meaning
    }
    #expect(name(stage).contains("default is refused"))
    #expect(!name(ChangeStage(plugin: .cilium)).contains("default is refused"))
  }

  @Test func otherProductsFailSafe() {
    let judgement = ChangeStage(plugin: "novel").judge(
      MeshIdentityMeaning(), .meshClusterName, "a", "b")
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("netlapse does not know"))
  }

  /// Who states it decides, not who connects Pods.
  @Test func theObjectThatStatesItDecides() {
    func judge(_ resource: ResourceName, _ name: String, _ plugin: PluginName) -> String {
      let proof = [Provenance(ObjectKey(resource: resource, namespace: "n", name: name))]
      return ChangeStage(plugin: plugin).judge(
        MeshIdentityMeaning(), .meshClusterName,
        from: ChangeStage.fact(.meshClusterName, "a", by: proof),
        to: ChangeStage.fact(.meshClusterName, "b", by: proof)
      ).meaning
    }
    #expect(judge("configmaps", "cilium-config", .awsVPC).contains("every peer is connected anew"))
    #expect(judge("clusters.submariner.io", "a", .cilium).contains("netlapse does not know"))
  }
}
