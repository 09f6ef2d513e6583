import ClusterObjects

/// Azure CNI of AKS in its modes
/// (https://learn.microsoft.com/en-us/azure/aks/concepts-network-cni-overview). None of them
/// encapsulates: Azure routes the addresses of Pods, those of Overlay too.
struct AzureCNIPlugin: NetworkPlugin {
  let name = PluginName.azure

  let inputs = [
    Scope("daemonsets.apps", namespace: "kube-system", name: "azure-cns"),
    Scope("nodenetworkconfigs.acn.azure.com", namespace: "kube-system"),
    Scope("nodes"),
  ]

  private static let overlayManual =
    "https://learn.microsoft.com/en-us/azure/aks/concepts-network-azure-cni-overlay"
  private static let nodeSubnetManual =
    "https://learn.microsoft.com/en-us/azure/aks/concepts-network-legacy-cni"

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let agents = try agents(evidence)
    let configurations = try configurations(evidence)
    let nodes = try AzureNodes(in: evidence)
    var signals = [agents.signal].compactMap { $0 }
    if let first = configurations.objects.first {
      signals.append(
        Signal(
          .perNodeObjects, "\(configurations.objects.count) nodes have a NodeNetworkConfig",
          first.provenance()))
    }
    signals += nodeSignals(nodes)
    let isUnderCilium = nodes.withCilium.marked.count * 2 > nodes.nodes.marked.count
    return PluginSighting(
      signals: signals, role: isUnderCilium ? .chained(mode: "delegated-plugin") : .primary,
      unseen: [agents.sighting.unknown, nodes.nodes.unseen].compactMap { $0 })
  }

  private func nodeSignals(_ nodes: AzureNodes) -> [Signal] {
    guard let mode = nodes.azureMode, let marked = nodes.byMode[mode], let first = marked.first
    else { return [] }
    let place = AzureNodes.place(first)
    let share = "\(marked.count) of \(nodes.nodes.marked.count) nodes of AKS"
    guard mode == .nodeSubnet else {
      let label = first.label(AzureNodes.typeLabel) ?? mode.rawValue
      return [Signal(.managedNodes, "\(share) are labelled for the Pod network \(label)", place)]
    }
    // Nothing marks this mode, so little speaks for it, and any agents that run outweigh it.
    return [
      Signal(.nodeMarks, "\(share) carry no label of a Pod network", place),
      Signal(
        .nodeMarks,
        "no route was made for their Pods: so the mode node-subnet leaves nodes, and so does a "
          + "cluster that has no plugin of AKS's", place),
    ]
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let agents = try agents(evidence)
    let nodes = try AzureNodes(in: evidence)
    guard let mode = nodes.azureMode, let first = nodes.byMode[mode]?.first else {
      return PluginSettings(
        unknown: nodes.nodes.unseen
          ?? UnknownReason("no node shows which mode of Azure CNI it uses"))
    }
    let place = [AzureNodes.place(first)]
    var settings = PluginSettings(unknown: UnknownReason("Azure CNI does not show it"))
    settings.version = version(agents)
    settings.ipamMode = ipamMode(mode, nodes, place)
    settings.usesNodePodCIDRs = .documented(
      false, reasoning: "Azure CNI takes no notice of .spec.podCIDRs", by: place)
    settings.routingMode = .documented(
      "cloud", reasoning: "Azure routes Pods' addresses (\(Self.overlayManual))", by: place)
    settings.encapsulation = .documented(
      ["none"],
      reasoning: "Azure routes Pods' addresses, those of the mode overlay too "
        + "(\(Self.overlayManual))", by: place)
    settings.encryption = .documented(
      ["none"], reasoning: "Azure CNI without Cilium does not encrypt", by: place)
    settings.replacesKubeProxy = .documented(
      false, reasoning: "Azure CNI without Cilium leaves ClusterIPs to kube-proxy", by: place)
    let noMTU = UnknownReason(
      "Azure CNI takes nothing off the MTU of the node's link, which is not known",
      shownBy: "the links of the nodes (ip -j link)")
    settings.configuredMTUBytes = .unknown(noMTU)
    settings.podMTUBytes = .unknown(noMTU)
    let addresses = AzurePodAddresses(
      mode: mode, configurations: try configurations(evidence), node: first)
    settings.podCIDRs = addresses.podCIDRs
    settings.nodeBlockSizes = addresses.nodeBlockSizes
    settings.nodeBlocks = addresses.nodeBlocks
    settings.ipFamilies = addresses.ipFamilies
    return settings
  }

  /// The plugin is part of the node's image; what can be seen is the version of its address
  /// service, which is released together with it.
  private func version(_ agents: AgentWorkload) -> Reading<String> {
    guard agents.sighting.object != nil else {
      return .unknown(
        agents.sighting.unknown
          ?? UnknownReason("Azure CNI is part of the node's image, and has no agents to see"))
    }
    return agents.imageTag().explained("the version of azure-cns, which gives out the addresses")
  }

  private func ipamMode(
    _ mode: AzureNodes.Mode, _ nodes: AzureNodes, _ place: [Provenance]
  ) -> Reading<String> {
    if mode == .other {
      return .unknown(
        UnknownReason("netlapse does not know this value of the label \(AzureNodes.typeLabel)"),
        by: place)
    }
    let counts = nodes.byMode.map { ($0.key.rawValue, $0.value.count) }.sorted { $0 < $1 }
    let text = counts.map { "\($0.0) on \($0.1)" }.joined(separator: ", ")
    if mode == .nodeSubnet {
      return .inferred(
        mode.rawValue,
        reasoning: "nodes of AKS by mode: \(text); node-subnet is what leaves no label "
          + "(\(Self.nodeSubnetManual))", by: place)
    }
    return .stated(mode.rawValue, by: place, reasoning: "nodes of AKS by mode: \(text)")
  }

  private func agents(_ evidence: NetworkEvidence) throws -> AgentWorkload {
    try AgentWorkload("azure-cns", in: "kube-system", evidence)
  }

  private func configurations(_ evidence: NetworkEvidence) throws -> ObjectList {
    try evidence.objects(of: "nodenetworkconfigs.acn.azure.com", in: "kube-system")
  }
}
