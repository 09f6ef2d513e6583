import ClusterObjects

/// kubenet of AKS (https://learn.microsoft.com/en-us/azure/aks/concepts-network-legacy-cni): the
/// node's block, and a route to each node in a route table of Azure. It has no agents.
struct KubenetPlugin: NetworkPlugin {
  let name = PluginName.kubenet

  let inputs = [Scope("nodes")]

  private static let manual =
    "https://learn.microsoft.com/en-us/azure/aks/concepts-network-legacy-cni"

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let nodes = try AzureNodes(in: evidence)
    guard let marked = nodes.byMode[.kubenet], let first = marked.first else {
      return PluginSighting(signals: [], unseen: [nodes.nodes.unseen].compactMap { $0 })
    }
    return PluginSighting(
      signals: [
        Signal(
          .managedNodes,
          "\(marked.count) of \(nodes.nodes.marked.count) nodes of AKS have a route for their "
            + "Pods and no label of a Pod network", AzureNodes.place(first))
      ],
      unseen: [nodes.nodes.unseen].compactMap { $0 })
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let nodes = try AzureNodes(in: evidence)
    let place = (nodes.byMode[.kubenet] ?? []).prefix(1).map(AzureNodes.place)
    var settings = PluginSettings(unknown: UnknownReason("kubenet does not show it"))
    settings.version = .unknown(UnknownReason("kubenet is part of the node's image"))
    settings.ipamMode = .documented(
      "host-local", reasoning: "kubenet gives out the node's block (\(Self.manual))", by: place)
    settings.podCIDRs = .unknown(
      UnknownReason(
        "AKS keeps the cluster's range outside of the Kubernetes API",
        shownBy: "az aks show --query networkProfile.podCidrs"))
    settings.nodeBlockSizes = try NodeBlockSizes.reading(in: evidence)
    settings.usesNodePodCIDRs = .documented(
      true, reasoning: "kubenet takes a node's block from .spec.podCIDRs (\(Self.manual))",
      by: place)
    settings.routingMode = .documented(
      "cloud", reasoning: "a route table of Azure has a route to each node (\(Self.manual))",
      by: place)
    settings.encapsulation = .documented(
      ["none"], reasoning: "a route table of Azure has a route to each node (\(Self.manual))",
      by: place)
    settings.encryption = .documented(
      ["none"], reasoning: "kubenet does not encrypt", by: place)
    settings.replacesKubeProxy = .documented(
      false, reasoning: "kubenet leaves ClusterIPs to kube-proxy", by: place)
    return settings
  }
}
