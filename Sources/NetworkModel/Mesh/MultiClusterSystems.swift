import ClusterObjects

/// What joins a cluster to others, as far as its objects show.
struct MultiClusterSystems {
  /// What it reads.
  static let inputs =
    [
      Scope("clusters.submariner.io"), Scope("endpoints.submariner.io"),
      Scope("gateways.submariner.io"), Scope("links.multicluster.linkerd.io"), Scope("namespaces"),
      Scope("serviceexports.multicluster.x-k8s.io"), Scope("serviceimports.multicluster.x-k8s.io"),
    ]
    + ["cilium", "istio-system", "kube-system", "linkerd-multicluster", "submariner-operator"]
    .map { Scope("deployments.apps", namespace: $0) }

  /// One thing that shows a system.
  private struct Trace {
    let system: String
    let observed: String
    let provenance: Provenance
  }

  private var traces: [Trace] = []
  private var remarks: [String] = []
  private var unseen: [UnknownReason] = []
  private let gateways: ObjectList

  init(_ evidence: NetworkEvidence, cilium: CiliumMeshIdentity) throws {
    gateways = try evidence.objects(of: "gateways.submariner.io")
    try findClusterMesh(evidence, cilium)
    try findSubmariner(evidence)
    try findServiceExports(evidence)
    try findLinkerd(evidence)
    try findIstio(evidence)
  }

  /// The systems by name; known only where all that could show one was seen.
  var reading: Reading<FactValue> {
    let proof = traces.map(\.provenance)
    let words = Set(traces.map(\.system)).sorted { $0.precedesBytewise($1) }
    if let reason = unseen.first {
      let seen = words.isEmpty ? "" : "\(words.joined(separator: ", ")) shows itself, but "
      return .unknown(
        UnknownReason(
          unseen: Array(Set(unseen.flatMap(\.unseen))), "\(seen)\(reason.because)",
          shownBy: reason.shownBy), by: proof)
    }
    let observed = traces.map(\.observed) + remarks
    return .stated(
      FactValue(words: words), by: proof,
      reasoning: observed.isEmpty ? nil : observed.joined(separator: "; "))
  }

  /// The cluster's name in Submariner, as its gateways say it
  /// (https://github.com/submariner-io/submariner/blob/devel/pkg/apis/submariner.io/v1/types.go);
  /// nil where there are none.
  var submarinerClusterID: Reading<String>? {
    for gateway in gateways.objects {
      guard let name = gateway.text("status", "localEndpoint", "cluster_id"), !name.isEmpty else {
        continue
      }
      return .stated(
        name, by: [gateway.provenance("status", "localEndpoint", "cluster_id")],
        reasoning: "the cluster ID of Submariner's gateway \(gateway.key.name)")
    }
    return gateways.unseen.map { .unknown($0) }
  }

  // MARK: Each system

  /// The servers that other clusters' agents connect to
  /// (https://docs.cilium.io/en/stable/network/clustermesh/clustermesh/).
  private mutating func findClusterMesh(
    _ evidence: NetworkEvidence, _ cilium: CiliumMeshIdentity
  ) throws {
    let system = "cilium-clustermesh"
    for namespace in ["kube-system", "cilium"] {
      try findDeployments(of: system, in: namespace, evidence) {
        $0.key.name == "clustermesh-apiserver" || $0.label("k8s-app") == "clustermesh-apiserver"
      }
    }
    guard let configuration = cilium.configuration else { return }
    for key in ["clustermesh-enable-endpoint-sync", "clustermesh-enable-mcs-api"] {
      let isOn = configuration.isOn(key)
      if isOn.value == true, let place = isOn.provenance.first {
        note(system, "\(key) is true in \(configuration.key.qualifiedName)", place)
      }
      if let reason = isOn.unknown, !reason.unseen.isEmpty { missed(reason) }
    }
    if let id = cilium.clusterID?.value, id != 0, !traces.contains(where: { $0.system == system }) {
      remarks.append("cluster-id \(id) prepares the cluster for a Cilium ClusterMesh")
    }
  }

  /// Its gateways and what they exchange (https://submariner.io/getting-started/architecture/).
  private mutating func findSubmariner(_ evidence: NetworkEvidence) throws {
    for resource: ResourceName in ["clusters.submariner.io", "endpoints.submariner.io"] {
      try findObjects(of: "submariner", resource, evidence)
    }
    take(gateways, of: "submariner", "gateways.submariner.io")
    try findDeployments(of: "submariner", in: "submariner-operator", evidence) { _ in true }
  }

  /// Use of the MCS API (https://multicluster.sigs.k8s.io/concepts/multicluster-services-api/);
  /// that its kinds are defined is none.
  private mutating func findServiceExports(_ evidence: NetworkEvidence) throws {
    for resource: ResourceName in [
      "serviceexports.multicluster.x-k8s.io", "serviceimports.multicluster.x-k8s.io",
    ] {
      try findObjects(of: "mcs-api", resource, evidence)
    }
  }

  /// Links and the gateway (https://linkerd.io/2/features/multicluster/).
  private mutating func findLinkerd(_ evidence: NetworkEvidence) throws {
    try findObjects(of: "linkerd-multicluster", "links.multicluster.linkerd.io", evidence)
    try findDeployments(of: "linkerd-multicluster", in: "linkerd-multicluster", evidence) {
      _ in true
    }
  }

  /// istiod and the label that gives its network a name, without which there is but one
  /// (https://istio.io/latest/docs/setup/install/multicluster/multi-primary_multi-network/).
  private mutating func findIstio(_ evidence: NetworkEvidence) throws {
    let namespaces = try evidence.objects(of: "namespaces")
    if let reason = namespaces.unseen { missed(reason) }
    let deployments = try evidence.objects(of: "deployments.apps", in: "istio-system")
    if let reason = deployments.unseen { missed(reason) }
    let label = "topology.istio.io/network"
    guard
      deployments.objects.contains(where: {
        $0.key.name.hasPrefix("istiod") || $0.label("app") == "istiod"
      })
    else { return }
    for namespace in namespaces.objects {
      guard let network = namespace.label(label) else { continue }
      note(
        "istio-multi-network",
        "istiod runs, and namespace \(namespace.key.name) is of the network \(network)",
        namespace.provenance("metadata", "labels", label))
    }
  }

  // MARK: Taking notes

  private mutating func findObjects(
    of system: String, _ resource: ResourceName, _ evidence: NetworkEvidence
  ) throws {
    take(try evidence.objects(of: resource), of: system, resource)
  }

  private mutating func take(_ list: ObjectList, of system: String, _ resource: ResourceName) {
    if let reason = list.unseen { missed(reason) }
    guard let first = list.objects.first else { return }
    let count = list.objects.count
    note(
      system, count == 1 ? "there is \(first.key)" : "there are \(count) \(resource)",
      first.provenance())
  }

  private mutating func findDeployments(
    of system: String, in namespace: String, _ evidence: NetworkEvidence,
    where isOfIt: (EvidenceObject) -> Bool
  ) throws {
    let list = try evidence.objects(of: "deployments.apps", in: namespace)
    if let reason = list.unseen { missed(reason) }
    if let first = list.objects.first(where: isOfIt) {
      note(system, "Deployment \(first.key.qualifiedName) is there", first.provenance())
    }
  }

  private mutating func note(_ system: String, _ observed: String, _ place: Provenance) {
    traces.append(Trace(system: system, observed: observed, provenance: place))
  }

  private mutating func missed(_ reason: UnknownReason) {
    if !unseen.contains(reason) { unseen.append(reason) }
  }
}
