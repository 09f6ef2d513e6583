import ClusterObjects

/// The name and number by which other clusters know this one, and by what it is joined to them.
struct MeshIdentitySource: FactSource {
  let definitions = [
    FactDefinition(
      .meshClusterName, .mesh,
      "The cluster's name in a mesh: Cilium's cluster-name, or Submariner's "
        + "cluster ID.", follows: [.meshClusterID], meaning: MeshIdentityMeaning()),
    FactDefinition(
      .meshClusterID, .mesh, "The cluster's number in a Cilium ClusterMesh; 0: not in one.",
      meaning: MeshIdentityMeaning()),
    FactDefinition(
      "mesh.maxConnectedClusters", .mesh, "How many clusters a Cilium ClusterMesh may join.",
      meaning: PlainMeaning(
        .oneWayDoor,
        "identities are numbered by it: it must be the same in the whole mesh, and cannot be "
          + "changed on a cluster that runs")),
    FactDefinition(
      "multicluster.systems", .mesh,
      "What joins the cluster to others: cilium-clustermesh, submariner, mcs-api, "
        + "linkerd-multicluster, istio-multi-network.",
      meaning: PlainMeaning(.routing, "what Services of other clusters are reached by differs")),
  ]

  var inputs: [Scope] { Set(CiliumMeshIdentity.inputs + MultiClusterSystems.inputs).sorted() }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let cilium = try CiliumMeshIdentity(evidence)
    let systems = try MultiClusterSystems(evidence, cilium: cilium)
    var facts = [evidence.fact("multicluster.systems", systems.reading)]
    if let name = name(cilium, systems) {
      facts.append(evidence.fact(.meshClusterName, name.map { .word($0) }))
    }
    if let id = cilium.clusterID {
      facts.append(evidence.fact(.meshClusterID, id.map { .number($0) }))
    }
    if let count = cilium.maxConnectedClusters {
      facts.append(evidence.fact("mesh.maxConnectedClusters", count.map { .number($0) }))
    }
    return facts
  }

  /// Submariner's name where Cilium is there and not in a mesh.
  private func name(
    _ cilium: CiliumMeshIdentity, _ systems: MultiClusterSystems
  ) -> Reading<String>? {
    guard let own = cilium.clusterName else { return systems.submarinerClusterID }
    guard cilium.clusterID?.value == 0, let other = systems.submarinerClusterID, other.value != nil
    else { return own }
    return other
  }
}
