import ClusterObjects

/// The nodes of AKS, by how their Pods get addresses. Azure marks the modes with its own agents by
/// labels, and the older ones by none.
struct AzureNodes {
  /// How Pods of a node get addresses.
  enum Mode: String, CaseIterable {
    /// A range of Pods' own that Azure routes: Azure CNI Overlay.
    case overlay
    /// Single addresses of a subnet for Pods.
    case podSubnet = "pod-subnet-dynamic"
    /// Blocks of a subnet for Pods.
    case podSubnetBlocks = "pod-subnet-static-block"
    /// Addresses of the nodes' subnet.
    case nodeSubnet = "node-subnet"
    /// The node's block, and a route to each node.
    case kubenet
    /// A mode that this build does not know.
    case other
  }

  /// The label that names the mode.
  static let typeLabel = "kubernetes.azure.com/podnetwork-type"
  private static let overlayLabel = "kubernetes.azure.com/azure-cni-overlay"

  /// Nodes of AKS by mode; modes without any are not in it.
  let byMode: [Mode: [EvidenceObject]]
  /// All nodes of AKS.
  let nodes: NodeMarks
  /// Those whose dataplane is Cilium.
  let withCilium: NodeMarks

  /// - Throws: the history's error.
  init(in evidence: NetworkEvidence) throws {
    nodes = try NodeMarks(in: evidence) { $0.label(prefix: "kubernetes.azure.com/") != nil }
    withCilium = try NodeMarks(in: evidence) {
      $0.label("kubernetes.azure.com/ebpf-dataplane") == "cilium"
    }
    byMode = Dictionary(grouping: nodes.marked, by: Self.mode)
  }

  /// The mode of most nodes of Azure CNI, with kubenet's left out; nil where there is none.
  var azureMode: Mode? {
    Mode.allCases.filter { $0 != .kubenet && byMode[$0] != nil }
      .max { (byMode[$0]?.count ?? 0) < (byMode[$1]?.count ?? 0) }
  }

  /// Where the mode of a node shows.
  static func place(_ node: EvidenceObject) -> Provenance {
    for label in [typeLabel, overlayLabel] where node.label(label) != nil {
      return node.provenance("metadata", "labels", label)
    }
    return node.condition("NetworkUnavailable") == nil
      ? node.provenance("metadata", "labels")
      : node.provenance("status", "conditions", "NetworkUnavailable", "reason")
  }

  private static func mode(_ node: EvidenceObject) -> Mode {
    switch node.label(typeLabel) {
    case "overlay"?: return .overlay
    case "vnet"?: return .podSubnet
    case "vnetblock"?: return .podSubnetBlocks
    case .some: return .other
    case nil: break
    }
    if node.label(overlayLabel) == "true" { return .overlay }
    // The route controller of the cloud sets it, and runs for kubenet only.
    let isRouted = node.condition("NetworkUnavailable")?["reason"]?.text == "RouteCreated"
    return isRouted ? .kubenet : .nodeSubnet
  }
}
