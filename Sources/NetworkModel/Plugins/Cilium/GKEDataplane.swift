import ClusterObjects

/// What is documented of GKE Dataplane V2, where no `cilium-config` says it
/// (https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2).
struct GKEDataplane {
  private let place: [Provenance]
  private let configuration: CiliumConfiguration

  init(_ agents: CiliumAgents, _ configuration: CiliumConfiguration) {
    place = agents.workload.map { [Provenance($0.key)] } ?? []
    self.configuration = configuration
  }

  /// Puts it where nothing is known.
  func fill(_ settings: inout PluginSettings) {
    guard configuration.sighting.object == nil else { return }
    let range =
      "GKE gives each node a range for its Pods, which the VPC routes "
      + "(https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips)"
    settings.usesNodePodCIDRs = .documented(true, reasoning: range, by: place)
    settings.podCIDRs = .unknown(
      UnknownReason(
        "GKE keeps the range of Pods in the subnet, and only each node's part of it in the cluster",
        shownBy: "nodes"))
    settings.nodeBlocks = nil
    settings.routingMode = .documented("cloud", reasoning: range, by: place)
    settings.encapsulation = .documented(["none"], reasoning: range, by: place)
    settings.replacesKubeProxy = .unknown(
      UnknownReason(
        "in which versions Dataplane V2 works without kube-proxy, GKE's documentation does not say",
        shownBy: "cilium-config, or the absence of kube-proxy's pods"), by: place)
    settings.nodeBlockSizes = .unknown(UnknownReason("blocks are those of the Node objects"))
  }
}
