import ClusterObjects

/// Networking of GKE without Dataplane V2
/// (https://docs.cloud.google.com/kubernetes-engine/docs/concepts/alias-ips): the node's block, and
/// the VPC routes it. With Dataplane V2, which the DaemonSet `anetd` shows, it is Cilium's.
struct GKEPlugin: NetworkPlugin {
  let name = PluginName.gke

  let inputs = [
    Scope("daemonsets.apps", namespace: "kube-system", name: "anetd"),
    Scope("daemonsets.apps", namespace: "kube-system", name: "netd"),
    Scope("nodes"),
  ]

  private static let manual =
    "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/alias-ips"
  private static let labels = "cloud.google.com/gke-"
  private static let stackLabel = "cloud.google.com/gke-stack-type"

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let nodes = try Self.nodes(in: evidence)
    let dataplaneV2 = try evidence.object("daemonsets.apps", in: "kube-system", named: "anetd")
    let agents = try agents(evidence)
    let unseen = [dataplaneV2.unknown, agents.sighting.unknown, nodes.unseen].compactMap { $0 }
    guard case .absent = dataplaneV2 else { return PluginSighting(signals: [], unseen: unseen) }
    let marks = Self.place(nodes).map {
      Signal(
        .managedNodes,
        "\(nodes.share) are labelled by GKE, and there is no DaemonSet kube-system/anetd of "
          + "Dataplane V2", $0)
    }
    // Other clusters may run a DaemonSet of this name.
    guard let marks else { return PluginSighting(signals: [], unseen: unseen) }
    return PluginSighting(
      signals: [agents.signalUnlessIdle, marks].compactMap { $0 }, unseen: unseen)
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let nodes = try Self.nodes(in: evidence)
    let place = [Self.place(nodes)].compactMap { $0 }
    var settings = PluginSettings(unknown: UnknownReason("GKE does not show it"))
    settings.version = try agents(evidence).imageTag()
      .explained("the version of netd; the plugin itself comes with GKE's version of the node")
    settings.ipamMode = .documented(
      "host-local", reasoning: "GKE gives out the node's block (\(Self.manual))", by: place)
    settings.podCIDRs = .unknown(
      UnknownReason(
        "GKE keeps the cluster's ranges outside of the Kubernetes API",
        shownBy: "gcloud container clusters describe NAME"))
    settings.nodeBlockSizes = try NodeBlockSizes.reading(in: evidence)
    settings.usesNodePodCIDRs = .documented(
      true, reasoning: "GKE takes a node's block from .spec.podCIDRs (\(Self.manual))", by: place)
    settings.routingMode = .documented(
      "cloud", reasoning: "the VPC routes Pods' addresses (\(Self.manual))", by: place)
    settings.encapsulation = .documented(
      ["none"], reasoning: "the VPC routes Pods' addresses (\(Self.manual))", by: place)
    settings.encryption = .documented(
      ["none"], reasoning: "GKE without Dataplane V2 does not encrypt between Pods", by: place)
    settings.ipFamilies = ipFamilies(nodes)
    settings.replacesKubeProxy = .documented(
      false, reasoning: "GKE without Dataplane V2 runs kube-proxy", by: place)
    let noMTU = UnknownReason(
      "GKE takes nothing off the MTU of the VPC, which is not known",
      shownBy: "the links of the nodes (ip -j link)")
    settings.configuredMTUBytes = .unknown(noMTU)
    settings.podMTUBytes = .unknown(noMTU)
    return settings
  }

  private func ipFamilies(_ nodes: NodeMarks) -> Reading<[IPFamily]> {
    let labelled = nodes.marked.compactMap { node in
      node.label(Self.stackLabel).map {
        Reading.stated($0, by: [node.provenance("metadata", "labels", Self.stackLabel)])
      }
    }
    guard let first = labelled.first else {
      return .unknown(UnknownReason("no node has the label \(Self.stackLabel)"))
    }
    guard Set(labelled.map(\.value)).count == 1 else {
      return .unknown(
        UnknownReason("nodes differ in the label \(Self.stackLabel)"), by: first.provenance)
    }
    return first.parsed(Self.stackLabel, as: "IPV4, IPV6 or IPV4_IPV6") { text in
      switch text {
      case "IPV4": [.ipv4]
      case "IPV6": [.ipv6]
      case "IPV4_IPV6": [.ipv4, .ipv6]
      default: nil
      }
    }
  }

  /// The nodes that GKE labelled.
  private static func nodes(in evidence: NetworkEvidence) throws -> NodeMarks {
    try NodeMarks(in: evidence) { $0.label(prefix: labels) != nil }
  }

  /// The label of the first of them.
  private static func place(_ nodes: NodeMarks) -> Provenance? {
    nodes.marked.first.flatMap { node in
      node.label(prefix: labels).map { node.provenance("metadata", "labels", $0) }
    }
  }

  private func agents(_ evidence: NetworkEvidence) throws -> AgentWorkload {
    try AgentWorkload("netd", in: "kube-system", evidence)
  }
}
