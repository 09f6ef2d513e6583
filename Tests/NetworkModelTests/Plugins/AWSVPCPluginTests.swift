import ClusterObjects
import Testing

@testable import NetworkModel

/// The VPC CNI and EKS Auto Mode: settings, near misses, missing input.
@Suite struct AWSVPCPluginTests {
  @Test func readsTheVariablesOfItsAgents() throws {
    let settings = try EditedCluster("eks-vpc-cni").settings()
    #expect(settings.version.value == "v1.20.4-eksbuild.1")
    #expect(settings.ipamMode.value == "vpc")
    #expect(settings.podCIDRs.value == [])
    #expect(settings.podCIDRs.basis == .documented)
    #expect(settings.usesNodePodCIDRs.value == false)
    #expect(settings.routingMode.value == "cloud")
    #expect(settings.encapsulation.value == ["none"])
    #expect(settings.ipFamilies.value == [.ipv4])
    #expect(settings.ipFamilies.basis == .stated)
    #expect(settings.configuredMTUBytes.value == 9001)
    #expect(settings.configuredMTUBytes.basis == .stated)
    #expect(settings.podMTUBytes.value == 9001)
    #expect(settings.podMTUBytes.reasoning?.contains("0 bytes are taken off") == true)
    #expect(settings.replacesKubeProxy.value == false)
    #expect(settings.nodeBlockSizes.unknown != nil)
  }

  @Test func unsetVariablesHaveDocumentedDefaults() throws {
    var cluster = try EditedCluster("eks-vpc-cni")
    for variable in ["AWS_VPC_ENI_MTU", "ENABLE_IPv4", "ENABLE_IPv6", "ENABLE_PREFIX_DELEGATION"] {
      try cluster.set(variable: variable, of: "aws-node", to: nil)
    }
    let settings = try cluster.settings()
    #expect(settings.configuredMTUBytes.value == 9001)
    #expect(settings.configuredMTUBytes.basis == .documented)
    #expect(settings.ipFamilies.value == [.ipv4])
    #expect(settings.ipFamilies.basis == .documented)
    let facts = try cluster.facts()
    let delegation = try #require(facts["ipam.prefixDelegation"])
    #expect(delegation.state == .known(.truth(false), .documentation))
  }

  @Test(arguments: ["0", "9002", "575", "nine thousand", "", "-1", "1500 "])
  func saysWhatAMalformedMTUIs(_ text: String) throws {
    var cluster = try EditedCluster("eks-vpc-cni")
    try cluster.set(variable: "AWS_VPC_ENI_MTU", of: "aws-node", to: .string(text))
    let settings = try cluster.settings()
    #expect(settings.configuredMTUBytes.unknown?.because.contains("\"\(text)\"") == true)
    #expect(settings.podMTUBytes.value == nil)
  }

  @Test func aWithheldVariableIsNotTakenForAnUnsetOne() throws {
    var cluster = try EditedCluster("eks-vpc-cni")
    try cluster.set(variable: "AWS_VPC_ENI_MTU", of: "aws-node", to: .null)
    #expect(try cluster.settings().configuredMTUBytes.value == nil)
  }

  @Test(arguments: [
    ("v1.16.3-eksbuild.1", 9001), ("v1.16.4", 1400), ("v1.20.4-eksbuild.1", 1400),
  ])
  func podMTUCountsSinceAVersion(_ tag: String, _ bytes: Int) throws {
    var cluster = try EditedCluster("eks-vpc-cni")
    try cluster.set(variable: "POD_MTU", of: "aws-node", to: "1400")
    try setImage("registry.example/amazon-k8s-cni:\(tag)", of: &cluster)
    #expect(try cluster.settings().podMTUBytes.value == bytes)
  }

  @Test func withoutATagTheVersionIsTheVariableThenTheLabel() throws {
    var cluster = try EditedCluster("eks-vpc-cni")
    try setImage("registry.example/amazon-k8s-cni@sha256:00", of: &cluster)
    #expect(try cluster.settings().version.value == "v1.20.4")
    try cluster.set(variable: "VPC_CNI_VERSION", of: "aws-node", to: nil)
    let version = try cluster.settings().version
    #expect(version.value == "v1.20.4")
    #expect(version.provenance.first?.path.segments.last == "app.kubernetes.io/version")
  }

  @Test func anIPv6ClusterHasOneFamily() throws {
    var cluster = try EditedCluster("eks-vpc-cni")
    try cluster.set(variable: "ENABLE_IPv4", of: "aws-node", to: "false")
    try cluster.set(variable: "ENABLE_IPv6", of: "aws-node", to: "true")
    #expect(try cluster.settings().ipFamilies.value == [.ipv6])
  }

  @Test func namesThePodSubnetsOfCustomNetworking() throws {
    var cluster = try EditedCluster("eks-prefix-delegation-custom-networking")
    var facts = try cluster.facts()
    #expect(
      facts.value("ipam.podSubnets")?.words == [
        "eu-west-1a=subnet-0aaa0000000000001", "eu-west-1b=subnet-0bbb0000000000002",
      ])
    #expect(facts.value("ipam.prefixDelegation") == .truth(true))
    #expect(facts.value("egress.sourceNAT") == "none")

    cluster.removeAll("eniconfigs.crd.k8s.amazonaws.com")
    facts = try cluster.facts()
    #expect(facts["ipam.podSubnets"]?.unknown?.because.contains("no ENIConfig") == true)
    cluster.hide("eniconfigs.crd.k8s.amazonaws.com")
    facts = try cluster.facts()
    #expect(
      facts["ipam.podSubnets"]?.unknown?.unseen == ["eniconfigs.crd.k8s.amazonaws.com"])
  }

  // MARK: Near misses

  @Test func aConfigMapAndKindsWithoutAgentsAreLeftovers() throws {
    var cluster = try EditedCluster("eks-vpc-cni")
    try cluster.remove("daemonsets.apps", "aws-node", in: "kube-system")
    let network = try cluster.evidence().detectedNetwork()
    #expect(network.primary.value == nil)
    #expect(network.leftovers.map(\.plugin.name) == [.awsVPC])
    #expect(try cluster.facts()["ipam.prefixDelegation"] == nil)
  }

  @Test func agentsThatNoNodeRunsDoNotOutweighAutoMode() throws {
    var cluster = try EditedCluster("eks-auto")
    try cluster.add(fixture: "eks-vpc-cni")
    for name in ["ip-10-0-1-11", "ip-10-0-2-12"] {
      try cluster.remove("nodes", "\(name).eu-west-1.compute.internal")
    }
    try cluster.set(
      "daemonsets.apps", "aws-node", in: "kube-system", ["status"],
      to: .object(["desiredNumberScheduled": 0, "numberReady": 0]))
    let network = try cluster.evidence().detectedNetwork()
    #expect(network.primary.value == .eksAuto)
    #expect(network.primary.basis == .inferred)
  }

  @Test func agentsOnFewOfTheNodesDoNotOutweighAutoMode() throws {
    var cluster = try EditedCluster("eks-mixed-auto")
    #expect(try cluster.evidence().detectedNetwork().primary.value == .awsVPC)
    for name in ["ip-10-0-1-11", "ip-10-0-1-12"] {
      try cluster.remove("nodes", "\(name).eu-west-1.compute.internal")
    }
    try cluster.set(
      "daemonsets.apps", "aws-node", in: "kube-system", ["status"],
      to: .object(["desiredNumberScheduled": 1, "numberReady": 1]))
    #expect(try cluster.evidence().detectedNetwork().primary.value == .eksAuto)
  }

  @Test func autoModeKeepsItsOwnCounsel() throws {
    let settings = try EditedCluster("eks-auto").settings()
    #expect(settings.podCIDRs.value == [])
    #expect(settings.routingMode.value == "cloud")
    // No DaemonSet of kube-proxy is no replacement of kube-proxy.
    #expect(settings.replacesKubeProxy.value == nil)
    #expect(settings.version.unknown?.because.contains("where no object shows it") == true)
  }

  @Test func nodesOfOtherComputeAreNotAutoMode() throws {
    var cluster = try EditedCluster("eks-auto")
    try cluster.setAll(
      "nodes", ["metadata", "labels", "eks.amazonaws.com/compute-type"], to: "fargate")
    let network = try cluster.evidence().detectedNetwork()
    #expect(network.primary.value == nil)
    #expect(network.leftovers.map(\.plugin.name) == [.eksAuto])
  }

  @Test func withoutDaemonSetsNothingIsSaidToBeGone() throws {
    var cluster = try EditedCluster("eks-vpc-cni")
    cluster.hide("daemonsets.apps")
    let primary = try cluster.evidence().detectedNetwork().primary
    // The ConfigMap that its agents would read is there.
    #expect(primary.value == .awsVPC)
    #expect(primary.basis == .inferred)
    let settings = try cluster.settings()
    #expect(settings.podMTUBytes.unknown?.unseen == ["daemonsets.apps"])
    #expect(
      try cluster.facts()["ipam.prefixDelegation"]?.unknown?.unseen == ["daemonsets.apps"])
  }

  private func setImage(_ image: String, of cluster: inout EditedCluster) throws {
    let evidence = try cluster.evidence()
    let object = try #require(
      try evidence.object("daemonsets.apps", in: "kube-system", named: "aws-node").object)
    var container = try #require(
      object.elements("spec", "template", "spec", "containers").first)
    container["image"] = .string(image)
    try cluster.set(
      "daemonsets.apps", "aws-node", in: "kube-system", ["spec", "template", "spec", "containers"],
      to: .array([container]))
  }
}
