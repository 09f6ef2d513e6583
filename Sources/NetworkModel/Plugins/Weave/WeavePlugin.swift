import ClusterObjects

/// Weave Net, whose last release is 2.8.1
/// (https://github.com/weaveworks/weave/blob/master/site/kubernetes/kube-addon.md).
struct WeavePlugin: NetworkPlugin {
  private static let container = "weave"
  private static let page =
    "https://github.com/weaveworks/weave/blob/master/site/kubernetes/kube-addon.md"

  let name = PluginName.weave

  let inputs = [Scope("daemonsets.apps", namespace: "kube-system", name: "weave-net")]

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let agents = try agents(evidence)
    return PluginSighting(
      signals: [agents.signalUnlessIdle].compactMap { $0 },
      unseen: [agents.sighting.unknown].compactMap { $0 })
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let agents = try agents(evidence)
    guard agents.sighting.object != nil else {
      return PluginSettings(
        unknown: agents.sighting.unknown
          ?? UnknownReason("there is no DaemonSet kube-system/weave-net"))
    }
    let place = [Provenance(agents.key)]
    var settings = PluginSettings(unknown: UnknownReason("Weave Net does not show it"))
    settings.version = agents.imageTag(of: Self.container)
    settings.ipamMode = .documented(
      "weave-ipam",
      reasoning: "Weave Net's peers share one range out among themselves "
        + "(\(Self.page))", by: place)
    settings.podCIDRs = range(agents, place)
    settings.ipFamilies = settings.podCIDRs.map { $0.map(\.family) }
    settings.nodeBlockSizes = .unknown(
      UnknownReason("Weave Net has no blocks of one size", shownBy: "weave status ipam"), by: place)
    settings.usesNodePodCIDRs = .documented(
      false, reasoning: "Weave Net's peers share one range out among themselves (\(Self.page))",
      by: place)
    settings.routingMode = .documented(
      "tunnel", reasoning: "Weave Net wraps every packet between nodes (\(Self.page))", by: place)
    settings.encapsulation = .documented(
      ["vxlan"],
      reasoning: "its fast datapath; where the kernel lacks it, or two nodes cannot use it, UDP "
        + "(https://github.com/weaveworks/weave/blob/master/site/concepts/fastdp-how-it-works.md)",
      by: place)
    settings.encryption = encryption(agents, place)
    settings.replacesKubeProxy = .documented(
      false, reasoning: "Weave Net leaves ClusterIPs to kube-proxy", by: place)
    let mtu = mtu(agents, place)
    settings.configuredMTUBytes = mtu
    settings.podMTUBytes = mtu
    return settings
  }

  private func agents(_ evidence: NetworkEvidence) throws -> AgentWorkload {
    try AgentWorkload("weave-net", in: "kube-system", evidence)
  }

  private func range(_ agents: AgentWorkload, _ place: [Provenance]) -> Reading<[IPPrefix]> {
    guard let stated = agents.variable("IPALLOC_RANGE", of: Self.container),
      let text = stated.value, !text.isEmpty
    else {
      let initial = IPPrefix(IPAddress(family: .ipv4, number: 0x0A20_0000), length: 12)
      return .documented(
        [initial], reasoning: "Weave Net 2.x defaults IPALLOC_RANGE to \(initial) (\(Self.page))",
        by: place)
    }
    guard let range = IPPrefix(text) else {
      return .unknown(
        UnknownReason("IPALLOC_RANGE \(text) is no range"), by: stated.provenance)
    }
    return stated.map { _ in [range] }
  }

  /// A password switches it on: ESP for the fast datapath
  /// (https://github.com/weaveworks/weave/blob/master/site/concepts/encryption-implementation.md).
  private func encryption(_ agents: AgentWorkload, _ place: [Provenance]) -> Reading<[String]> {
    let variables = agents.container(Self.container)?["env"]?.elements ?? []
    let hasPassword = variables.contains { $0["name"]?.text == "WEAVE_PASSWORD" }
    return .documented(
      [hasPassword ? "ipsec" : "none"],
      reasoning: hasPassword
        ? "Weave Net 2.x encrypts where WEAVE_PASSWORD is set (\(Self.page))"
        : "Weave Net 2.x does not encrypt where WEAVE_PASSWORD is not set (\(Self.page))",
      by: place)
  }

  private func mtu(_ agents: AgentWorkload, _ place: [Provenance]) -> Reading<Int> {
    guard let stated = agents.variable("WEAVE_MTU", of: Self.container), let text = stated.value,
      !text.isEmpty
    else {
      return .documented(
        1376, reasoning: "Weave Net 2.x defaults WEAVE_MTU, that of Pods, to 1376 (\(Self.page))",
        by: place)
    }
    guard let bytes = Int(text), bytes > 0 else {
      return .unknown(UnknownReason("WEAVE_MTU \(text) is no MTU"), by: stated.provenance)
    }
    return .stated(bytes, by: stated.provenance, reasoning: "WEAVE_MTU: of Pods")
  }
}
