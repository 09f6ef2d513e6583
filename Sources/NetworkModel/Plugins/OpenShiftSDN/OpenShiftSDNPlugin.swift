import ClusterObjects

/// OpenShift SDN, the plugin of OpenShift before OVN-Kubernetes
/// (https://github.com/openshift/cluster-network-operator#configuring-openshiftsdn): VXLAN between
/// nodes, with kube-proxy built in.
struct OpenShiftSDNPlugin: NetworkPlugin {
  let name = PluginName.openshiftSDN

  let inputs =
    OpenShiftNetwork.inputs + [Scope("daemonsets.apps", namespace: "openshift-sdn", name: "sdn")]

  private static let manual = "https://github.com/openshift/cluster-network-operator"
  /// What VXLAN takes over IPv4.
  private static let vxlanBytes = 50

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let agents = try agents(evidence)
    let openShift = try OpenShiftNetwork(in: evidence)
    return PluginSighting(
      signals: [agents.signalUnlessIdle, openShift.signal(for: "OpenShiftSDN")].compactMap { $0 },
      unseen: [agents.sighting.unknown].compactMap { $0 })
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let agents = try agents(evidence)
    let openShift = try OpenShiftNetwork(in: evidence)
    let place = [Provenance(agents.key)]
    var settings = PluginSettings(unknown: UnknownReason("OpenShift SDN does not show it"))
    settings.version = version(agents)
    settings.ipamMode = .documented(
      "host-subnet", reasoning: "every node has a HostSubnet (\(Self.manual))", by: place)
    settings.podCIDRs = openShift.podCIDRs
    settings.nodeBlockSizes = openShift.nodeBlockSizes
    settings.usesNodePodCIDRs = .documented(
      false, reasoning: "nodes' subnets are in HostSubnet objects (\(Self.manual))", by: place)
    settings.routingMode = .documented(
      "tunnel", reasoning: "OpenShift SDN encapsulates in VXLAN (\(Self.manual))", by: place)
    settings.encapsulation = .documented(
      ["vxlan"], reasoning: "OpenShift SDN encapsulates in VXLAN (\(Self.manual))", by: place)
    settings.encryption = .documented(
      ["none"], reasoning: "OpenShift SDN does not encrypt", by: place)
    settings.ipFamilies = openShift.podCIDRs.map { Array(Set($0.map(\.family))).sorted() }
    settings.replacesKubeProxy = .documented(
      true, reasoning: "OpenShift SDN has kube-proxy built in (\(Self.manual))", by: place)
    settings.configuredMTUBytes = openShift.configuredMTUBytes("openshiftSDNConfig")
    settings.podMTUBytes = openShift.podMTUBytes(
      overheadBytes: .documented(
        Self.vxlanBytes, reasoning: "VXLAN takes \(Self.vxlanBytes) bytes over IPv4"))
    return settings
  }

  private func version(_ agents: AgentWorkload) -> Reading<String> {
    let release = "release.openshift.io/version"
    guard let object = agents.sighting.object else { return .unknown(agents.unseenReason) }
    guard let version = object.annotation(release) else { return agents.imageTag(of: "sdn") }
    return .stated(
      version, by: [object.provenance("metadata", "annotations", release)],
      reasoning: "OpenShift's version: its SDN has none of its own")
  }

  private func agents(_ evidence: NetworkEvidence) throws -> AgentWorkload {
    try AgentWorkload("sdn", in: "openshift-sdn", evidence)
  }
}
