import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

/// The cluster's identity in a mesh, and what joins it to others.
@Suite struct MeshIdentityTests {
  private func facts(_ cluster: CiliumCluster) throws -> FactSet {
    FactSet(try MeshIdentitySource().facts(in: cluster.evidence()))
  }

  @Test func documentsTheDefaultsOfCilium() throws {
    let found = try facts(CiliumCluster(version: "v1.19.0"))
    #expect(found.value(.meshClusterName) == "default")
    #expect(found.value(.meshClusterID) == 0)
    #expect(found.value("mesh.maxConnectedClusters") == 255)
    #expect(found[.meshClusterID]?.reasoning?.hasPrefix("Cilium 1.9 and newer uses 0") == true)
  }

  @Test(arguments: ["512", "-1", "three"])
  func doesNotUnderstandWhatIsNoNumberOfACluster(_ text: String) throws {
    let found = try facts(CiliumCluster(settings: ["cluster-id": text]))
    #expect(
      found[.meshClusterID]?.unknown?.because
        == "cluster-id is \"\(text)\", and not a number from 0 to 511")
  }

  @Test(arguments: [("v1.14.19", 255), ("v1.15.0", 511)])
  func maxConnectedClustersIsKnownSince115(_ version: String, _ count: Int) throws {
    let cluster = CiliumCluster(version: version, settings: ["max-connected-clusters": "511"])
    #expect(try facts(cluster).value("mesh.maxConnectedClusters") == .number(count))
  }

  @Test func isUnknownWhereTheConfigurationWasNotSeen() throws {
    let found = try facts(CiliumCluster(unseen: ["configmaps"]))
    #expect(found[.meshClusterName]?.unknown?.unseen == ["configmaps"])
    #expect(found[.meshClusterID]?.unknown?.unseen == ["configmaps"])
    #expect(found["multicluster.systems"]?.unknown?.unseen.contains("configmaps") == true)
  }

  @Test func saysNothingOfAMeshWithoutCilium() throws {
    let found = try facts(CiliumCluster(settings: nil, agents: nil))
    #expect(found[.meshClusterName] == nil)
    #expect(found[.meshClusterID] == nil)
    #expect(found["multicluster.systems"]?.value == [])
  }

  @Test func aNumberAloneIsNoMesh() throws {
    let found = try facts(CiliumCluster(settings: ["cluster-id": "7"]))
    #expect(found["multicluster.systems"]?.value == [])
    #expect(
      found["multicluster.systems"]?.reasoning
        == "cluster-id 7 prepares the cluster for a Cilium ClusterMesh")
  }

  @Test func definedKindsAloneAreNoSystem() throws {
    let definition = TestObject(
      "customresourcedefinitions.apiextensions.k8s.io", "serviceexports.multicluster.x-k8s.io",
      value: .object(["spec": .object(["group": "multicluster.x-k8s.io"])]))
    let found = try facts(CiliumCluster(others: [definition]))
    #expect(found["multicluster.systems"]?.value == [])
  }

  @Test func whatNobodySawIsNotCalledAbsent() throws {
    let server = TestObject(
      "deployments.apps", "clustermesh-apiserver", in: "kube-system", value: .object([:]))
    let found = try facts(CiliumCluster(others: [server], unseen: ["gateways.submariner.io"]))
    #expect(
      found["multicluster.systems"]?.unknown?.because
        == "cilium-clustermesh shows itself, but gateways.submariner.io were not collected")
  }

  @Test func istioWithoutANetworkIsOneNetwork() throws {
    let istiod = TestObject(
      "deployments.apps", "istiod", in: "istio-system", value: .object([:]))
    #expect(try facts(CiliumCluster(others: [istiod]))["multicluster.systems"]?.value == [])
  }

  @Test func submarinerNamesAClusterThatIsInNoCiliumMesh() throws {
    let endpoint: JSONValue = .object(["cluster_id": "east"])
    let gateway = TestObject(
      "gateways.submariner.io", "worker-1", in: "submariner-operator",
      value: .object(["status": .object(["localEndpoint": endpoint])]))
    let single = CiliumCluster(settings: ["cluster-name": "default"], others: [gateway])
    #expect(try facts(single).value(.meshClusterName) == "east")
    let meshed = CiliumCluster(
      settings: ["cluster-name": "lab", "cluster-id": "7"], others: [gateway])
    #expect(try facts(meshed).value(.meshClusterName) == "lab")
  }
}
