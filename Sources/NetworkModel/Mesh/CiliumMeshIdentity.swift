import ClusterObjects

/// How a cluster with Cilium is known in a ClusterMesh
/// (https://docs.cilium.io/en/stable/network/clustermesh/clustermesh/). nil where it is known that
/// there is no Cilium.
struct CiliumMeshIdentity {
  /// What it reads.
  static let inputs = [
    Scope("daemonsets.apps"),
    Scope("configmaps", namespace: "cilium", name: CiliumConfiguration.name),
    Scope("configmaps", namespace: "kube-system", name: CiliumConfiguration.name),
    Scope("ciliumnodeconfigs.cilium.io"),
    Scope("nodes"),
  ]

  /// Its configuration; nil where there is no Cilium.
  let configuration: CiliumConfiguration?
  private let version: ProductVersion?

  init(_ evidence: NetworkEvidence) throws {
    let agents = try CiliumAgents(evidence)
    let found = try CiliumConfiguration(evidence, agents: agents)
    let isAbsent =
      agents.areKnownAbsent || (agents.workload == nil && found.sighting.isKnownAbsent)
    configuration = isAbsent ? nil : found
    version = agents.version.value.flatMap { ProductVersion($0) }
  }

  /// The cluster's name.
  var clusterName: Reading<String>? {
    configuration?.reading(
      "cluster-name", expecting: "a name", absent: byDefault("cluster-name", "default")
    ) { $0.isEmpty ? nil : $0 }
  }

  /// The cluster's number; 0: it is in no mesh.
  var clusterID: Reading<Int>? {
    configuration?.reading(
      "cluster-id", expecting: "a number from 0 to 511", absent: byDefault("cluster-id", 0)
    ) { text in Int(text).flatMap { (0...511).contains($0) ? $0 : nil } }
  }

  /// How many clusters there may be.
  var maxConnectedClusters: Reading<Int>? {
    let places = configuration?.sighting.object.map { [$0.provenance("data")] } ?? []
    if let version, version < ProductVersion(1, 15), configuration != nil {
      return .documented(
        255,
        reasoning: "Cilium up to 1.14 joins up to 255 clusters "
          + "(https://github.com/cilium/cilium/pull/27520)", by: places)
    }
    return configuration?.reading(
      "max-connected-clusters", expecting: "255 or 511",
      absent: .documented(
        255,
        reasoning: "Cilium joins up to 255 clusters where max-connected-clusters, which is "
          + "known since 1.15, is not set (https://github.com/cilium/cilium/pull/27520)", by: places
      )
    ) { text in Int(text).flatMap { [255, 511].contains($0) ? $0 : nil } }
  }

  private func byDefault<Value>(_ key: String, _ value: Value) -> Reading<Value> {
    if let version, version < ProductVersion(1, 9) {
      return .unknown(
        UnknownReason(
          "\(key) is not set, and what Cilium \(version) then uses is not "
            + "documented"))
    }
    return .documented(
      value,
      reasoning: "Cilium 1.9 and newer uses \(value) where \(key) is not set "
        + "(https://docs.cilium.io/en/stable/cmdref/cilium-agent/)",
      by: configuration?.sighting.object.map { [$0.provenance("data")] } ?? [])
  }
}

extension Sighting {
  fileprivate var isKnownAbsent: Bool { if case .absent = self { true } else { false } }
}
