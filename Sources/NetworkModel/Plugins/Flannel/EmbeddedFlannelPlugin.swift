import ClusterObjects

/// flannel inside of k3s: no DaemonSet, no ConfigMap, only its annotations on k3s' nodes
/// (https://docs.k3s.io/networking/basic-network-options).
struct EmbeddedFlannelPlugin: NetworkPlugin {
  let name = PluginName.flannel

  /// Workloads whose agents leave the same marks.
  private static let others: [(namespace: String, name: String)] = [
    (FlannelPlugin.ofManifest.namespace, FlannelPlugin.ofManifest.workload),
    (FlannelPlugin.ofOlderManifest.namespace, FlannelPlugin.ofOlderManifest.workload),
    (FlannelPlugin.ofTalos.namespace, FlannelPlugin.ofTalos.workload),
    (CanalPlugin.namespace, CanalPlugin.ofManifest.workload),
    (CanalPlugin.namespace, CanalPlugin.ofRKE2.workload),
  ]

  var inputs: [Scope] {
    Self.others.map { Scope("daemonsets.apps", namespace: $0.namespace, name: $0.name) }
      + [FlannelNodes.input]
  }

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let nodes = try FlannelNodes(evidence)
    let unseen = [nodes.unseen].compactMap { $0 }
    for other in Self.others {
      let workload = try AgentWorkload(other.name, in: other.namespace, evidence)
      if workload.sighting.object != nil { return PluginSighting(signals: [], unseen: unseen) }
    }
    guard let marks = nodes.signal, let node = nodes.ofK3s.first else {
      return PluginSighting(signals: [], unseen: unseen)
    }
    let builtIn = Signal(
      .nodeMarks, "\(nodes.ofK3s.count) of them are of k3s, which has flannel built in",
      node.provenance("metadata", "annotations"))
    return PluginSighting(signals: [marks, builtIn], unseen: unseen)
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let nodes = try FlannelNodes(evidence)
    let place = nodes.ofK3s.prefix(1).map { $0.provenance("metadata", "annotations") }
    let server = "the options of k3s server, or its configuration file"
    let hidden = UnknownReason("k3s keeps flannel's configuration to itself", shownBy: server)
    var settings = PluginSettings(unknown: hidden)
    settings.version = .unknown(
      UnknownReason(
        "flannel is a part of k3s, and its own version is not shown",
        shownBy: "the release notes of that version of k3s"), by: place)
    settings.ipamMode = .documented(
      "host-local",
      reasoning: "flannel's CNI plugin delegates to host-local "
        + "(https://github.com/flannel-io/cni-plugin)", by: place)
    settings.usesNodePodCIDRs =
      nodes.usesNodePodCIDRs
      ?? .documented(
        true,
        reasoning: "k3s gives each Node a block, and flannel takes it "
          + "(https://docs.k3s.io/networking/basic-network-options)", by: place)
    settings.replacesKubeProxy = .documented(
      false, reasoning: "flannel leaves ClusterIPs to kube-proxy, which k3s has built in",
      by: place)
    let dataplane = FlannelDataplane(configured: .unknown(hidden), nodes: nodes)
    dataplane.fill(&settings)
    if dataplane.backend.value == .vxlan {
      settings.routingMode = .documented(
        "tunnel",
        reasoning: "k3s asks flannel for no direct routes, unless --flannel-conf does "
          + "(https://github.com/k3s-io/k3s/blob/master/pkg/agent/flannel/setup.go)",
        by: dataplane.backend.provenance)
    }
    settings.podMTUBytes = dataplane.podMTU
    return settings
  }
}
