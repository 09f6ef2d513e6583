import ClusterObjects
import Testing

@testable import NetworkModel

/// Version, nodes and UID of a cluster, and what a change of them means.
@Suite struct IdentitySourceTests {
  @Test func kubeletsAreAHintAndNoVersionOfTheServer() throws {
    let facts = try ClusterFixture("nothing-known").facts()
    let version = try #require(facts[.kubernetesVersion])
    #expect(version.unknown?.unseen == ["version"])
    #expect(version.unknown?.because.contains("v1.34.1") == true)
    #expect(facts.value("kubelet.versions")?.words == ["v1.34.1"])
  }

  @Test func countsAndSortsWhatNodesRun() throws {
    var cluster = try EditedCluster("eks-mixed-auto")
    let info = ["status", "nodeInfo"]
    try cluster.set("nodes", "i-0aaa000000000001", info + ["kubeletVersion"], to: "v1.9.11")
    try cluster.set("nodes", "i-0aaa000000000002", info + ["operatingSystem"], to: "windows")
    let facts = try cluster.facts()
    #expect(facts.value("nodes.count") == 5)
    #expect(facts.value("kubelet.versions")?.words == ["v1.9.11", "v1.34.1-eks-113cf36"])
    #expect(
      facts["kubelet.versions"]?.reasoning == "v1.9.11 on 1, v1.34.1-eks-113cf36 on 4 of 5 nodes")
    #expect(facts.value("nodes.operatingSystems")?.words == ["linux", "windows"])
  }

  @Test func withoutNodesNothingIsCounted() throws {
    var cluster = try EditedCluster("eks-vpc-cni")
    cluster.hide("nodes")
    let facts = try cluster.facts()
    for name: FactName in ["nodes.count", "kubelet.versions", "nodes.operatingSystems"] {
      #expect(facts[name]?.unknown?.unseen == ["nodes"], "\(name)")
    }
    #expect(facts.value(.kubernetesVersion) == "v1.34.1-eks-d96d92f")
  }

  @Test func theUIDIsThatOfTheSystemsNamespace() throws {
    var cluster = try EditedCluster("eks-vpc-cni")
    #expect(
      try cluster.facts().value("cluster.uid") == "5a1c2d3e-1111-4aaa-8bbb-000000000001")
    cluster.hide("namespaces")
    #expect(try cluster.facts()["cluster.uid"]?.unknown?.unseen == ["namespaces"])
  }

  @Test(arguments: [
    ("v1.33.1", "v1.33.4", ChangeClass.cosmetic), ("v1.33.1-eks-1", "v1.33.1-eks-2", .cosmetic),
    ("v1.33.4", "v1.34.0", .routing), ("v1.34.0", "v1.33.4", .disruptive),
    ("v1.39.2", "v1.40.0", .disruptive), ("v1.40.0", "v1.41.0", .routing),
  ])
  func classOfAServersVersion(_ from: String, _ to: String, _ expected: ChangeClass) {
    let meaning = KubernetesVersionMeaning()
    let judgement = judge(meaning, .kubernetesVersion, .word(from), .word(to))
    #expect(judgement.changeClass == expected)
    #expect(meaning.classes.contains(judgement.changeClass))
    #expect(!judgement.meaning.hasSuffix("."))
  }

  @Test(arguments: [
    (["v1.33.1"], ["v1.33.4"], ChangeClass.churn), (["v1.33.1"], ["v1.33.1", "v1.33.4"], .churn),
    (["v1.33.1"], ["v1.33.1", "v1.34.0"], .disruptive), (["v1.33.1"], ["v1.34.1"], .disruptive),
  ])
  func classOfKubeletVersions(_ from: [String], _ to: [String], _ expected: ChangeClass) {
    let meaning = KubeletVersionsMeaning()
    let judgement = judge(
      meaning, "kubelet.versions", FactValue(words: from), FactValue(words: to))
    #expect(judgement.changeClass == expected)
    #expect(meaning.classes.contains(judgement.changeClass))
  }

  private func judge(
    _ meaning: any ChangeMeaning, _ name: FactName, _ from: FactValue, _ to: FactValue
  ) -> ChangeJudgement {
    func fact(_ value: FactValue) -> Fact {
      Fact(name, state: .known(value, .userProvided), reasoning: nil, provenance: [])
    }
    return meaning.judge(
      FactTransition(name: name, subject: .cluster, from: fact(from), to: fact(to)),
      in: ChangeContext(before: FactSet([fact(from)]), after: FactSet([fact(to)])))
  }
}
