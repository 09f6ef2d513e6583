import ClusterObjects

/// Where Pods of AKS get addresses from, as the NodeNetworkConfigs of the nodes say
/// (https://github.com/Azure/azure-container-networking/tree/master/crd/nodenetworkconfig).
struct AzurePodAddresses {
  private let mode: AzureNodes.Mode
  private let configurations: ObjectList
  private let node: EvidenceObject

  /// - Parameter node: any node of that mode.
  init(mode: AzureNodes.Mode, configurations: ObjectList, node: EvidenceObject) {
    self.mode = mode
    self.configurations = configurations
    self.node = node
  }

  /// The ranges: of the mode overlay the cluster's own, of pod-subnet the subnets'.
  var podCIDRs: Reading<[IPPrefix]> {
    if mode == .nodeSubnet {
      return .documented(
        [],
        reasoning: "Pods take addresses of the nodes' subnet: there is no range of their own "
          + "(https://learn.microsoft.com/en-us/azure/aks/concepts-network-legacy-cni)",
        by: [AzureNodes.place(node)])
    }
    if let unseen = configurations.unseen { return .unknown(unseen) }
    var found: [IPPrefix: Provenance] = [:]
    for (object, place, container) in containers {
      guard let text = container["subnetAddressSpace"]?.text else { continue }
      let proof = object.provenance("status", "networkContainers", place, "subnetAddressSpace")
      guard let range = IPPrefix(text) else {
        return .unknown(
          UnknownReason("subnetAddressSpace is \"\(text)\", which is not a range"), by: [proof])
      }
      if found[range] == nil { found[range] = proof }
    }
    guard !found.isEmpty else {
      return .unknown(
        UnknownReason(
          "no NodeNetworkConfig names the range",
          shownBy: "az aks show --query networkProfile.podCidrs"))
    }
    let sorted = found.sorted { $0.key < $1.key }
    return .stated(
      sorted.map(\.key), by: sorted.map(\.value),
      reasoning: sorted.count > 1
        ? "the NodeNetworkConfigs name more than one range, as while a range is being extended "
          + "or with a subnet for each pool" : nil)
  }

  /// A /24 for every node in the mode overlay.
  var nodeBlockSizes: Reading<[IPFamily: Int]> {
    guard mode == .overlay else {
      return .unknown(
        UnknownReason("in the mode \(mode.rawValue) nodes have no block of fixed size"))
    }
    return .documented(
      [.ipv4: 24],
      reasoning: "Azure CNI Overlay gives every node a /24 "
        + "(https://learn.microsoft.com/en-us/azure/aks/concepts-network-azure-cni-overlay)",
      by: [AzureNodes.place(node)])
  }

  /// Of the mode overlay, by node; nil in the others, whose nodes have no block.
  var nodeBlocks: [String: Reading<[IPPrefix]>]? {
    guard mode == .overlay else { return nil }
    var blocks: [String: Reading<[IPPrefix]>] = [:]
    for (object, place, container) in containers {
      let proof = object.provenance("status", "networkContainers", place, "primaryIP")
      guard let text = container["primaryIP"]?.text else { continue }
      let block = Reading.stated(text, by: [proof]).ranges("primaryIP")
      blocks[object.key.name] =
        blocks[object.key.name].map { known in known.combined(with: block) { $0 + $1 } } ?? block
    }
    return blocks
  }

  /// Both families where the node says so, else those of the range.
  var ipFamilies: Reading<[IPFamily]> {
    let label = "kubernetes.azure.com/podv6network-type"
    if node.label(label) == "overlay" {
      return .stated(
        [.ipv4, .ipv6], by: [node.provenance("metadata", "labels", label)],
        reasoning: "the label is there on nodes of a cluster with both families")
    }
    guard mode == .overlay else {
      return .unknown(UnknownReason("in the mode \(mode.rawValue) the subnet decides"))
    }
    return podCIDRs.map { Array(Set($0.map(\.family))).sorted() }
  }

  private var containers: [(EvidenceObject, String, JSONValue)] {
    configurations.objects.flatMap { object in
      object.elements("status", "networkContainers").enumerated().map { index, container in
        (object, String(index), container)
      }
    }
  }
}
