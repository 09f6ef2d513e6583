import ClusterObjects

/// kindnet, the plugin of kind
/// (https://github.com/kubernetes-sigs/kind/blob/main/pkg/build/nodeimage/const_cni.go): host-local
/// addresses out of the node's block, and a route to every other node.
struct KindnetPlugin: NetworkPlugin {
  let name = PluginName.kindnet

  let inputs = [Scope("daemonsets.apps", namespace: "kube-system", name: "kindnet")]

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let agents = try agents(evidence)
    return PluginSighting(
      signals: [agents.signalUnlessIdle].compactMap { $0 },
      unseen: [agents.sighting.unknown].compactMap { $0 })
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let agents = try agents(evidence)
    let place = [Provenance(agents.key)]
    var settings = PluginSettings(unknown: UnknownReason("kindnet does not show it"))
    settings.version = agents.imageTag(of: "kindnet-cni")
    settings.ipamMode = .documented(
      "host-local", reasoning: "kindnet writes host-local into its CNI configuration", by: place)
    if let subnet = agents.variable("POD_SUBNET", of: "kindnet-cni") {
      let prefixes = subnet.map { text in text.split(separator: ",").map { IPPrefix(String($0)) } }
      settings.podCIDRs =
        prefixes.value?.contains(nil) == true
        ? .unknown(
          UnknownReason("POD_SUBNET \(subnet.value ?? "") is no list of ranges"),
          by: subnet.provenance)
        : prefixes.map { $0.compactMap { $0 } }
      settings.ipFamilies = settings.podCIDRs.map { ranges in
        ranges.map(\.family).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
      }
    }
    settings.nodeBlockSizes = .unknown(
      UnknownReason("kindnet takes the Node's block, whatever its size"), by: place)
    settings.usesNodePodCIDRs = .documented(
      true, reasoning: "kindnet takes a node's block from .spec.podCIDRs", by: place)
    settings.routingMode = .documented(
      "native", reasoning: "kindnet adds a route to every other node", by: place)
    settings.encapsulation = .documented(
      ["none"], reasoning: "kindnet adds a route to every other node", by: place)
    settings.encryption = .documented(
      ["none"], reasoning: "kindnet does not encrypt", by: place)
    settings.replacesKubeProxy = .documented(
      false, reasoning: "kindnet leaves ClusterIPs to kube-proxy", by: place)
    settings.configuredMTUBytes = .unknown(
      UnknownReason(
        "kindnet takes the MTU of the node's link", shownBy: "ip -j link on the nodes"), by: place)
    settings.podMTUBytes = .unknown(
      UnknownReason(
        "it is the MTU of the node's link, from which nothing is taken",
        shownBy: "ip -j link on the nodes"), by: place)
    return settings
  }

  private func agents(_ evidence: NetworkEvidence) throws -> AgentWorkload {
    try AgentWorkload("kindnet", in: "kube-system", evidence)
  }
}
