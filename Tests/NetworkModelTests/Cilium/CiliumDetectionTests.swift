import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

/// What counts as Cilium at work, and what does not.
@Suite struct CiliumDetectionTests {
  private func network(_ cluster: CiliumCluster) throws -> DetectedNetwork {
    try cluster.evidence().detectedNetwork()
  }

  private static let definition = TestObject(
    "customresourcedefinitions.apiextensions.k8s.io", "ciliumnodes.cilium.io",
    value: .object(["spec": .object(["group": "cilium.io"])]))

  @Test func runningAgentsAreSure() throws {
    let primary = try network(CiliumCluster()).primary
    #expect(primary.value == .cilium)
    #expect(primary.basis == .stated)
  }

  @Test func agentsThatAreHardlyReadyAreNotSure() throws {
    let primary = try network(CiliumCluster(settings: nil, agents: (10, 2))).primary
    #expect(primary.value == .cilium)
    #expect(primary.basis == .inferred)
  }

  @Test func agentsWithoutTheirConfigurationAreNotSure() throws {
    let primary = try network(CiliumCluster(unseen: ["configmaps"])).primary
    #expect(primary.value == .cilium)
    #expect(primary.basis == .inferred)
    #expect(primary.reasoning?.contains("whether Cilium is chained on another plugin") == true)
  }

  @Test func whatAnUninstallLeavesIsNoPlugin() throws {
    let node = TestObject("ciliumnodes.cilium.io", "a", value: .object(["spec": .object([:])]))
    let cluster = CiliumCluster(agents: nil, others: [Self.definition, node])
    let found = try network(cluster)
    #expect(found.primary.value == nil)
    #expect(found.leftovers.map(\.plugin.name) == [.cilium])
  }

  @Test func aConfigurationSpeaksForAgentsThatNobodyCouldSee() throws {
    let cluster = CiliumCluster(agents: nil, unseen: ["daemonsets.apps"])
    let found = try network(cluster).primary
    #expect(found.value == .cilium)
    #expect(found.basis == .inferred)
  }

  @Test func isNotCalledAbsentWhereNobodyLooked() throws {
    let cluster = CiliumCluster(settings: nil, agents: nil, unseen: ["daemonsets.apps"])
    #expect(try network(cluster).primary.unknown?.unseen.contains("daemonsets.apps") == true)
  }

  @Test(arguments: [("aws-cni", true), ("generic-veth", true), ("portmap", false), ("none", false)])
  func isChainedByMode(_ mode: String, _ isChained: Bool) throws {
    let sighting = try CiliumPlugin().sighting(
      in: CiliumCluster(settings: ["cni-chaining-mode": mode]).evidence())
    #expect(sighting.role == (isChained ? .chained(mode: mode) : .primary))
  }

  @Test(arguments: [(3, false), (0, true)])
  func isTakenToBeChainedBesideTheVPCPlugin(_ nodes: Int, _ isPrimary: Bool) throws {
    let other = CiliumCluster.daemonSet(
      "aws-node", container: "aws-node", image: "amazon-k8s-cni:v1.21.1", desired: nodes,
      ready: nodes)
    let cluster = CiliumCluster(others: [other], unseen: ["configmaps"])
    let sighting = try CiliumPlugin().sighting(in: cluster.evidence())
    #expect((sighting.role == .primary) == isPrimary)
  }

  @Test func chainedCiliumDoesNotSpeakOfAddresses() throws {
    let settings = ["cni-chaining-mode": "aws-cni", "ipam": "cluster-pool", "enable-ipv4": "true"]
    let found = try CiliumCluster(settings: settings).pluginSettings()
    #expect(found.ipamMode.unknown != nil)
    #expect(found.podCIDRs.unknown != nil)
    #expect(found.nodeBlocks == nil)
    #expect(found.replacesKubeProxy.value == false)
  }

  @Test func recognisesAgentsInAnotherNamespaceByLabel() throws {
    let agents = CiliumCluster.daemonSet(
      "networking", in: "gateway-system", labels: ["k8s-app": "cilium"], container: "cilium-agent",
      image: "registry.local:5000/mirror/cilium:v1.17.1", desired: 2, ready: 2)
    let cluster = CiliumCluster(agents: nil, others: [agents])
    #expect(try network(cluster).primary.value == .cilium)
    let found = try cluster.pluginSettings()
    #expect(found.version.value == "v1.17.1")
    // Which of kube-system's ConfigMaps they read is none of these.
    #expect(found.routingMode.unknown?.because.contains("gateway-system/cilium-config") == true)
  }

  @Test func findsTheVersionInARenamedContainer() throws {
    let agents = CiliumCluster.daemonSet(
      "cilium", container: "cilium", image: "registry.local/cilium:v1.17.1", desired: 1, ready: 1)
    let found = try CiliumCluster(agents: nil, others: [agents]).pluginSettings().version
    #expect(found.value == "v1.17.1")
  }

  @Test func envoyIsNoAgent() throws {
    let envoy = CiliumCluster.daemonSet(
      "cilium-envoy", labels: ["k8s-app": "cilium-envoy", "app.kubernetes.io/part-of": "cilium"],
      container: "cilium-envoy", image: "quay.io/cilium/cilium-envoy:v1.30", desired: 2, ready: 2)
    let cluster = CiliumCluster(settings: nil, agents: nil, others: [envoy])
    #expect(try network(cluster).primary.value == nil)
  }

  @Test func theChartNamesTheVersionOfAnImageKnownByDigest() throws {
    let agents = CiliumCluster.daemonSet(
      "cilium", labels: ["helm.sh/chart": "cilium-1.16.3"], container: "cilium-agent",
      image: "quay.io/cilium/cilium@sha256:0", desired: 1, ready: 1)
    let found = try CiliumCluster(agents: nil, others: [agents]).pluginSettings().version
    #expect(found.value == "1.16.3")
    #expect(found.provenance.first?.path.description == "/metadata/labels/helm.sh~1chart")
    let unknown = try CiliumCluster(version: nil).pluginSettings().version
    #expect(unknown.unknown?.because == "the image quay.io/cilium/cilium@sha256:0 has no tag")
  }
}
