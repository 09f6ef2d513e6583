import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

/// Near misses and missing inputs; the usual cases are fixtures.
@Suite struct ServiceCIDRTests {
  private func fact(_ objects: [TestObject], unseen: Set<ResourceName> = []) throws -> Fact {
    try #require(
      SmallCluster(objects, unseen: unseen).facts(ServiceCIDRSource())[.serviceCIDRs])
  }

  private func range(_ name: String, _ cidrs: String) throws -> TestObject {
    try TestObject(
      "servicecidrs.networking.k8s.io", name, #"{"spec":{"cidrs":["\#(cidrs)"]}}"#)
  }

  private func server(_ node: String, _ range: String) throws -> TestObject {
    try TestObject(
      "pods", "kube-apiserver-\(node)", in: "kube-system",
      #"""
      {"spec":{"nodeName":"\#(node)","containers":[{"name":"kube-apiserver",
       "command":["kube-apiserver","--service-cluster-ip-range=\#(range)"]}]}}
      """#)
  }

  private func clusterIP(_ name: String, in namespace: String = "shop", _ address: String) throws
    -> TestObject
  {
    try SmallCluster.service(
      name, in: namespace, spec: #"{"clusterIP":"\#(address)","clusterIPs":["\#(address)"]}"#)
  }

  @Test func addedRangesStandAfterTheDefaultOne() throws {
    let fact = try fact([
      range("a-more", "172.28.0.0/20"), range("kubernetes", "10.96.0.0/20"),
      range("b-same", "172.28.0.0/20"),
    ])
    #expect(fact.value?.words == ["10.96.0.0/20", "172.28.0.0/20"])
    #expect(fact.reasoning == nil)
  }

  @Test func malformedObjectIsUnknown() throws {
    let fact = try fact([range("kubernetes", "10.96.0.0")])
    #expect(fact.unknown?.because.contains("10.96.0.0") == true)
  }

  @Test func serversThatDisagree() throws {
    let fact = try fact([server("a", "10.96.0.0/16"), server("b", "10.97.0.0/16")])
    #expect(fact.unknown?.because.contains("kube-apiserver-b has 10.97.0.0/16") == true)
  }

  @Test func flagBeatsKubeadm() throws {
    let kubeadm = SmallCluster.configMap(
      "kubeadm-config", ["ClusterConfiguration": "networking: {serviceSubnet: 10.1.0.0/16}"])
    let facts = try SmallCluster([server("a", "10.96.0.0/16,fd00::/112"), kubeadm])
      .facts(ServiceCIDRSource())
    #expect(facts.value(.serviceCIDRs)?.words == ["10.96.0.0/16", "fd00::/112"])
    #expect(facts[.serviceCIDRs]?.reasoning?.contains("10.1.0.0/16 instead") == true)
    #expect(facts.value("serviceCIDRs.configured")?.words == ["10.1.0.0/16"])
  }

  @Test func kubeadmWithoutASubnetTakesItsDefault() throws {
    let kubeadm = SmallCluster.configMap(
      "kubeadm-config", ["ClusterConfiguration": "kind: ClusterConfiguration"])
    let facts = try SmallCluster([kubeadm]).facts(ServiceCIDRSource())
    #expect(
      facts["serviceCIDRs.configured"]?.state
        == .known(FactValue(words: ["10.96.0.0/12"]), .documentation))
    #expect(facts[.serviceCIDRs]?.state == .known(FactValue(words: ["10.96.0.0/12"]), .inference))
  }

  @Test func malformedKubeadmIsUnknown() throws {
    let kubeadm = SmallCluster.configMap(
      "kubeadm-config", ["ClusterConfiguration": "networking: {serviceSubnet: ten}"])
    #expect(try fact([kubeadm]).unknown?.because.contains("ten") == true)
  }

  @Test func withoutAnythingItIsUnknown() throws {
    #expect(try fact([]).unknown?.shownBy != nil)
  }

  @Test func objectsThatNobodySawMayAddRanges() throws {
    let name: ResourceName = "servicecidrs.networking.k8s.io"
    let fact = try fact([server("a", "10.96.0.0/16")], unseen: [name])
    #expect(fact.value?.words == ["10.96.0.0/16"])
    #expect(fact.reasoning?.contains("ServiceCIDR objects may add ranges") == true)
  }

  @Test func nothingSeenIsUnseen() throws {
    let name: ResourceName = "servicecidrs.networking.k8s.io"
    #expect(try fact([], unseen: [name, "services"]).unknown?.unseen == [name, "services"])
  }

  // MARK: Inference

  @Test(arguments: [
    ("10.96.0.1", ["10.96.0.10"], "10.96.0.0/28"), ("10.96.0.1", ["10.96.0.254"], "10.96.0.0/24"),
    ("10.96.0.1", ["10.111.255.254"], "10.96.0.0/12"), ("10.96.0.1", [], "10.96.0.0/31"),
    ("10.100.0.1", ["10.100.14.200", "fd00::5"], "10.100.0.0/20"),
    ("fd00:1::1", ["fd00:1::ffff"], "fd00:1::/112"),
  ])
  func smallestRangeHoldsAllAddresses(
    _ first: String, _ others: [String], _ smallest: String
  ) throws {
    var objects = [try clusterIP("kubernetes", in: "default", first)]
    for (number, address) in others.enumerated() {
      objects.append(try clusterIP("s\(number)", address))
    }
    let inference = try #require(
      try ServiceCIDRInference(in: SmallCluster(objects).evidence()))
    #expect(inference.smallest == IPPrefix(smallest))
  }

  @Test func addressesThatFitNoRange() throws {
    let objects = [
      try clusterIP("kubernetes", in: "default", "10.96.0.1"), try clusterIP("a", "172.20.0.9"),
    ]
    let fact = try fact(objects)
    #expect(fact.unknown?.because.contains("172.20.0.9") == true)
  }

  @Test func headlessServicesHaveNoAddress() throws {
    let objects = [
      try clusterIP("kubernetes", in: "default", "10.96.0.1"), try clusterIP("a", "None"),
    ]
    #expect(try fact(objects).unknown?.because.contains("10.96.0.0/31") == true)
  }

  // MARK: Intent

  @Test(
    arguments: [
      ("v1.32.9", ChangeClass.oneWayDoor), ("v1.33.0", .capacity), (nil, .oneWayDoor),
    ] as [(String?, ChangeClass)])
  func intentIsJudgedByVersion(_ version: String?, _ changeClass: ChangeClass) {
    let facts = FactSet(
      version.map {
        [
          Fact(
            .kubernetesVersion, state: .known(.word($0), .live), reasoning: nil, provenance: [])
        ]
      } ?? [])
    let change = FactTransition(
      name: "serviceCIDRs.configured", subject: .cluster, from: nil, to: nil)
    let judgement = ServiceCIDRIntentMeaning().judge(
      change, in: ChangeContext(before: facts, after: facts))
    #expect(judgement.changeClass == changeClass)
    #expect(judgement.meaning.hasPrefix("an intent"))
  }
}
