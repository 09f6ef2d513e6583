import ClusterObjects
import Testing

@testable import NetworkModel

/// Who runs the cluster: near misses and missing input.
@Suite struct ProviderSourceTests {
  @Test(arguments: [
    ("eks-vpc-cni", "eks"), ("eks-auto", "eks"), ("aks-overlay", "aks"), ("aks-kubenet", "aks"),
    ("gke-standard", "gke"), ("openshift-ovn", "openshift"), ("ovn-kubernetes-upstream", "kind"),
    ("antrea-encap", "kubeadm"),
  ])
  func isNamed(_ fixture: String, _ provider: String) throws {
    #expect(try EditedCluster(fixture).facts().value(.provider)?.word == provider)
  }

  @Test(arguments: [
    ("v1.33.4+k3s1", "k3s", EvidenceLevel.userProvided), ("v1.33.4+rke2r1", "rke2", .userProvided),
    // EKS Distro and GKE on other infrastructure have these too.
    ("v1.33.4-eks-113cf36", "eks", .inference), ("v1.33.4-gke.1080000", "gke", .inference),
  ])
  func showsInVersions(_ version: String, _ provider: String, _ level: EvidenceLevel) throws {
    var cluster = try EditedCluster("nothing-known")
    try cluster.setAll(
      "nodes", ["status", "nodeInfo", "kubeletVersion"], to: .string(version))
    #expect(try cluster.facts()[.provider]?.state == .known(.word(provider), level))
  }

  @Test func showsInTheServersVersionWhereNodesAreNotSeen() throws {
    var cluster = try EditedCluster("eks-vpc-cni")
    cluster.hide("nodes")
    let facts = try cluster.facts()
    #expect(facts[.provider]?.state == .known("eks", .inference))
    #expect(facts["provider.traits"]?.unknown?.unseen == ["nodes"])
    #expect(facts["provider.region"]?.unknown?.unseen == ["nodes"])
  }

  @Test func kubeadmsConfigurationAloneIsNotEnoughWithoutNodes() throws {
    var cluster = try EditedCluster("nothing-known")
    cluster.hide("nodes")
    // kind keeps that ConfigMap too.
    #expect(try cluster.facts()[.provider]?.unknown?.unseen == ["nodes"])
  }

  @Test func kubeadmIsNoOpenShiftEvenWhereNobodyLooked() throws {
    var cluster = try EditedCluster("antrea-encap")
    cluster.hide("networks.config.openshift.io")
    #expect(try cluster.facts().value(.provider) == "kubeadm")
    try cluster.remove("configmaps", "kubeadm-config", in: "kube-system")
    #expect(
      try cluster.facts()[.provider]?.unknown?.unseen == ["networks.config.openshift.io"])
  }

  @Test func whatNothingNamesIsUnknown() throws {
    var cluster = try EditedCluster("antrea-encap")
    try cluster.remove("configmaps", "kubeadm-config", in: "kube-system")
    let fact = try #require(try cluster.facts()[.provider])
    #expect(fact.unknown?.unseen == [])
    cluster.hide("configmaps")
    #expect(try cluster.facts()[.provider]?.unknown?.unseen == ["configmaps"])
  }

  @Test func countsTheNodesOfAutoModeInItsReasoning() throws {
    let fact = try #require(try EditedCluster("eks-mixed-auto").facts()["provider.traits"])
    #expect(fact.value?.words == ["auto-mode", "managed-control-plane"])
    #expect(fact.reasoning?.contains("auto-mode: 2 of 5 nodes") == true)
  }

  @Test func autopilotShowsInTheNamesOfNodes() throws {
    var cluster = try EditedCluster("gke-standard")
    try cluster.add(
      "nodes", "gk3-lab-pool-2-5b7c8d9e-x1y2",
      #"{"metadata":{"labels":{"cloud.google.com/gke-nodepool":"pool-2"}}}"#)
    let words = try cluster.facts().value("provider.traits")?.words
    #expect(words == ["autopilot", "managed-control-plane"])
  }

  @Test func aClusterOfItsOwnNamesTheCloud() throws {
    var cluster = try EditedCluster("nothing-known")
    try cluster.setAll(
      "nodes", ["spec", "providerID"], to: "aws:///eu-west-1a/i-01aa1bb2cc3dd4ee5")
    let facts = try cluster.facts()
    #expect(facts.value(.provider) == "kubeadm")
    #expect(facts.value("provider.traits")?.words == ["on-aws"])
  }

  @Test func regionsAreSorted() throws {
    var cluster = try EditedCluster("eks-vpc-cni")
    try cluster.set(
      "nodes", "ip-10-0-1-11.eu-west-1.compute.internal",
      ["metadata", "labels", "topology.kubernetes.io/region"], to: "us-east-1")
    #expect(try cluster.facts().value("provider.region")?.words == ["eu-west-1", "us-east-1"])
    #expect(try EditedCluster("nothing-known").facts()["provider.region"]?.value == nil)
  }
}
