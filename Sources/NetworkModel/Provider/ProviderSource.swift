import ClusterObjects

/// Who runs the cluster, and what that brings with it.
struct ProviderSource: FactSource {
  let definitions = [
    FactDefinition(
      .provider, .provider,
      "The managed service or distribution: eks, aks, gke, openshift, k3s, rke2, kind, kubeadm.",
      isAlwaysReported: true,
      meaning: PlainMeaning(
        .disruptive, "another service or distribution runs the cluster: it was built anew")),
    FactDefinition(
      "provider.traits", .provider,
      "What the provider's own marks show, as words: managed-control-plane, auto-mode, fargate, "
        + "hybrid-nodes, autopilot, cilium-dataplane, overlay-ipv6, on-<cloud>.",
      follows: [.provider],
      meaning: PlainMeaning(
        .routing, "what the provider runs for the network, or on which nodes, differs")),
    FactDefinition(
      "provider.region", .provider, "Regions of the nodes by their labels, sorted.",
      meaning: PlainMeaning(.capacity, "nodes are in other regions")),
  ]

  let inputs = [
    Scope("configmaps", namespace: "kube-system", name: "kubeadm-config"),
    Scope("networks.config.openshift.io", name: "cluster"), Scope("nodes"),
    Scope(ResourceCatalogue.versionResource, name: "kubernetes"),
  ]

  private static let regionLabel = "topology.kubernetes.io/region"

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let provider = try ProviderSigns(in: evidence).provider
    return [
      evidence.fact(.provider, provider.map { .word($0) }),
      evidence.fact("provider.traits", try traits(provider, evidence)),
      evidence.fact("provider.region", try region(evidence)),
    ]
  }

  private func traits(
    _ provider: Reading<String>, _ evidence: NetworkEvidence
  ) throws -> Reading<FactValue> {
    let nodes = try evidence.objects(of: "nodes")
    if let unseen = nodes.unseen { return .unknown(unseen) }
    var words: [String] = []
    var reasons: [String] = []
    var places: [Provenance] = []
    let isManaged = ProviderSigns.managed.contains(provider.value ?? "")
    if isManaged {
      words.append("managed-control-plane")
      reasons.append("\(provider.value ?? "") is a managed service, which runs the control plane")
      places += provider.provenance
    }
    for trait in NodeTrait.all(of: provider.value) {
      let marked = nodes.objects.compactMap { node in trait.place(node).map { (node, $0) } }
      guard let first = marked.first else { continue }
      words.append(trait.word)
      reasons.append("\(trait.word): \(marked.count) of \(nodes.objects.count) nodes")
      places.append(first.1)
    }
    if !isManaged {
      for (cloud, node) in clouds(nodes.objects) {
        words.append("on-\(cloud)")
        places.append(node.provenance("spec", "providerID"))
      }
    }
    let value = FactValue(words: words.sorted { $0.precedesBytewise($1) })
    let reasoning = reasons.isEmpty ? nil : reasons.joined(separator: "; ")
    guard isManaged else { return .stated(value, by: places, reasoning: reasoning) }
    return .documented(value, reasoning: reasoning ?? "", by: places)
  }

  /// Clouds that nodes run in by the scheme of their provider ID, with a node of each, by name.
  private func clouds(_ nodes: [EvidenceObject]) -> [(String, EvidenceObject)] {
    var found: [String: EvidenceObject] = [:]
    for node in nodes {
      guard let cloud = node.text("spec", "providerID").flatMap(ProviderSigns.cloud) else {
        continue
      }
      if found[cloud] == nil { found[cloud] = node }
    }
    return found.sorted { $0.key.precedesBytewise($1.key) }
  }

  private func region(_ evidence: NetworkEvidence) throws -> Reading<FactValue> {
    let nodes = try evidence.objects(of: "nodes")
    if let unseen = nodes.unseen { return .unknown(unseen) }
    var found: [String: Provenance] = [:]
    var count = 0
    for node in nodes.objects {
      guard let region = node.label(Self.regionLabel), !region.isEmpty else { continue }
      count += 1
      if found[region] == nil {
        found[region] = node.provenance("metadata", "labels", Self.regionLabel)
      }
    }
    guard count > 0 else {
      return .unknown(UnknownReason("no node has the label \(Self.regionLabel)"))
    }
    let sorted = found.sorted { $0.key.precedesBytewise($1.key) }
    return .stated(
      FactValue(words: sorted.map(\.key)), by: sorted.map(\.value),
      reasoning: count == nodes.objects.count
        ? nil : "\(count) of \(nodes.objects.count) nodes have the label")
  }
}
