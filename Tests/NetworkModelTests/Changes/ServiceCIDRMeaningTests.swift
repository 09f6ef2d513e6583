import ClusterObjects
import Testing

@testable import NetworkModel

@Suite struct ServiceCIDRMeaningTests {
  private let one: FactValue = ["10.96.0.0/20"]
  private let two: FactValue = ["10.96.0.0/20", "10.97.0.0/20"]

  private func judge(
    _ stage: ChangeStage, _ from: FactValue?, _ to: FactValue?, level: EvidenceLevel = .live
  ) -> ChangeJudgement {
    stage.judge(ServiceCIDRMeaning(), .serviceCIDRs, from, to, level: level)
  }

  /// A fact that ServiceCIDR objects of these names state.
  private func stated(_ value: FactValue, by names: String...) -> Fact {
    ChangeStage.fact(
      .serviceCIDRs, value,
      by: names.map { name in
        Provenance(
          ObjectKey(resource: "servicecidrs.networking.k8s.io", namespace: "", name: name))
      })
  }

  @Test(arguments: [
    ("v1.33.0", ChangeClass.capacity), ("v1.34.2", .capacity), ("v1.32.9", .oneWayDoor),
    ("1.31.0", .oneWayDoor),
  ])
  func addingDependsOnTheVersion(_ version: String, _ expected: ChangeClass) {
    #expect(judge(ChangeStage(kubernetes: version), one, two).changeClass == expected)
  }

  @Test func olderVersionSaysSo() {
    let judgement = judge(ChangeStage(kubernetes: "v1.32.9"), one, two)
    #expect(judgement.meaning.contains("from Kubernetes 1.33 on, and this is Kubernetes 1.32.9"))
  }

  @Test func unknownVersionFailsSafeAndSaysSo() {
    let judgement = judge(ChangeStage(), one, two)
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("version is not known"))
  }

  /// An API server that served the objects before has the feature on, in whatever version.
  @Test func servedObjectsProveTheFeature() {
    let stage = ChangeStage(kubernetes: "v1.32.0")
    let served = stage.judge(
      ServiceCIDRMeaning(), from: stated(one, by: "kubernetes"),
      to: stated(two, by: "kubernetes", "more"))
    #expect(served.changeClass == .capacity)
    // A manifest laid over a cluster that does not serve them proves nothing.
    let laidOver = stage.judge(
      ServiceCIDRMeaning(), from: ChangeStage.fact(.serviceCIDRs, one),
      to: stated(two, by: "more"))
    #expect(laidOver.changeClass == .oneWayDoor)
  }

  @Test func gkeHasItEarlier() {
    #expect(
      judge(ChangeStage(kubernetes: "1.31.4", provider: "gke"), one, two).changeClass == .capacity)
    #expect(
      judge(ChangeStage(kubernetes: "1.30.9", provider: "gke"), one, two).changeClass
        == .oneWayDoor)
    #expect(
      judge(ChangeStage(kubernetes: "1.33.1", provider: "aks"), one, two).changeClass == .capacity)
  }

  @Test(arguments: ["eks", "openshift"])
  func someProvidersFixIt(_ provider: String) {
    let judgement = judge(ChangeStage(kubernetes: "1.34.0", provider: provider), one, two)
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("the way back: another cluster"))
  }

  /// The first range is the default one.
  @Test func removingAnAddedRangeIsNotRemovingTheDefaultOne() {
    let stage = ChangeStage(kubernetes: "1.34.0")
    let added = judge(stage, two, one)
    #expect(added.changeClass == .capacity)
    #expect(added.meaning.contains("an added range was deleted"))
    let first = judge(stage, two, ["10.97.0.0/20"])
    #expect(first.changeClass == .disruptive)
    #expect(first.meaning.contains("default/kubernetes"))
    #expect(judge(ChangeStage(kubernetes: "1.32.0"), two, one).changeClass == .oneWayDoor)
  }

  @Test func replacing() {
    let stage = ChangeStage(kubernetes: "1.34.0")
    #expect(judge(stage, one, ["10.96.0.0/16"]).changeClass == .capacity)
    #expect(judge(stage, one, ["10.50.0.0/16"]).changeClass == .disruptive)
    #expect(judge(stage, one, ["10.96.0.0/21"]).changeClass == .disruptive)
  }

  @Test func anotherFamily() {
    let judgement = judge(
      ChangeStage(kubernetes: "1.34.0"), one, ["10.96.0.0/20", "fd00:1::/112"])
    #expect(judgement.changeClass == .disruptive)
    #expect(judgement.meaning.contains("another IP family"))
  }

  @Test func anInferredRangeThatIsSeenLargerDidNotChange() {
    let stage = ChangeStage(kubernetes: "1.28.0")
    #expect(judge(stage, one, ["10.96.0.0/18"], level: .inference).changeClass == .capacity)
    #expect(judge(stage, one, ["10.96.0.0/18"]).changeClass == .oneWayDoor)
  }

  @Test func onlyTheFirstPlaceMeansSomething() {
    let stage = ChangeStage(kubernetes: "1.34.0")
    let three: FactValue = ["10.96.0.0/20", "10.97.0.0/20", "10.98.0.0/20"]
    #expect(
      judge(stage, three, ["10.96.0.0/20", "10.98.0.0/20", "10.97.0.0/20"]).changeClass
        == .cosmetic)
    let moved: FactValue = ["10.97.0.0/20", "10.96.0.0/20"]
    #expect(judge(stage, two, moved).changeClass == .disruptive)
  }

  @Test func whatIsNoListOfRangesFailsSafe() {
    let judgement = judge(ChangeStage(kubernetes: "1.34.0"), one, 5)
    #expect(judgement.changeClass == .oneWayDoor)
    #expect(judgement.meaning.contains("cannot be read"))
  }
}
