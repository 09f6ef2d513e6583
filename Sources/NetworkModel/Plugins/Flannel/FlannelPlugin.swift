import ClusterObjects

/// flannel as a DaemonSet
/// (https://github.com/flannel-io/flannel/blob/master/Documentation/kubernetes.md).
struct FlannelPlugin: NetworkPlugin {
  /// As its manifest and chart install it.
  static let ofManifest = FlannelPlugin("kube-flannel", "kube-flannel-ds")
  /// As its manifests before v0.18 did, and charts of distributions do.
  static let ofOlderManifest = FlannelPlugin("kube-system", "kube-flannel-ds")
  /// As Talos does, with a ConfigMap of the same name
  /// (https://github.com/siderolabs/talos/tree/main/internal/app/machined/pkg/controllers/k8s).
  static let ofTalos = FlannelPlugin("kube-system", "kube-flannel")

  let name = PluginName.flannel
  /// Where it is installed.
  let namespace: String
  /// The DaemonSet's name.
  let workload: String
  private var configurationName: String { "\(namespace)/kube-flannel-cfg" }

  private init(_ namespace: String, _ workload: String) {
    self.namespace = namespace
    self.workload = workload
  }

  var inputs: [Scope] {
    [
      Scope("daemonsets.apps", namespace: namespace, name: workload),
      Scope("configmaps", namespace: namespace, name: "kube-flannel-cfg"),
      FlannelNodes.input,
    ] + [rival].compactMap { $0 }
  }

  /// The workload that may read the same ConfigMap.
  private var rival: Scope? {
    guard namespace == Self.ofTalos.namespace else { return nil }
    let other = workload == Self.ofTalos.workload ? Self.ofOlderManifest : Self.ofTalos
    return Scope("daemonsets.apps", namespace: other.namespace, name: other.workload)
  }

  /// https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md: a change of the
  /// configuration takes effect when flanneld starts.
  var agents: (workload: ObjectKey, configuration: ObjectKey)? {
    (
      ObjectKey(resource: "daemonsets.apps", namespace: namespace, name: workload),
      ObjectKey(resource: "configmaps", namespace: namespace, name: "kube-flannel-cfg")
    )
  }

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let agents = try AgentWorkload(workload, in: namespace, evidence)
    guard try isReader(agents, evidence) else {
      return PluginSighting(signals: [], unseen: [agents.sighting.unknown].compactMap { $0 })
    }
    let configuration = try configuration(evidence)
    var signals = [agents.signalUnlessIdle, agents.signal(of: configuration)].compactMap { $0 }
    // The marks alone may be Canal's, or of flannel inside of something else.
    if !signals.isEmpty, let marks = try FlannelNodes(evidence).signal { signals.append(marks) }
    return PluginSighting(
      signals: signals, unseen: [agents.sighting.unknown].compactMap { $0 })
  }

  /// Of two workloads that may read one ConfigMap the one that is there does; where neither is, it
  /// is the older one's.
  private func isReader(_ agents: AgentWorkload, _ evidence: NetworkEvidence) throws -> Bool {
    guard agents.sighting.object == nil, let rival else { return true }
    if workload == Self.ofTalos.workload { return false }
    return try AgentWorkload(rival.name, in: rival.namespace, evidence).sighting.object == nil
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let agents = try AgentWorkload(workload, in: namespace, evidence)
    let configuration = try configuration(evidence)
    let place = [Provenance(agents.key)]
    var settings = PluginSettings(unknown: UnknownReason("flannel does not show it"))
    settings.version = agents.imageTag(of: "kube-flannel")
    settings.replacesKubeProxy = .documented(
      false, reasoning: "flannel leaves ClusterIPs to kube-proxy", by: place)
    let nodes = try FlannelNodes(evidence)
    let subnets = Self.usesNodePodCIDRs(agents, nodes)
    settings.usesNodePodCIDRs = subnets
    settings.ipamMode = .documented(
      "host-local",
      reasoning: "flannel's CNI plugin delegates to host-local "
        + "(https://github.com/flannel-io/cni-plugin)", by: place)
    // Without the flag flanneld reads everything from etcd, and the ConfigMap is read by nobody.
    let configured: Reading<FlannelNetConf> =
      subnets.value == false
      ? .unknown(
        UnknownReason(
          "flanneld reads its configuration from etcd",
          shownBy: "/coreos.com/network/config in etcd"
        ), by: subnets.provenance)
      : FlannelNetConf.reading(configuration, name: configurationName)
    let dataplane = FlannelDataplane(configured: configured, nodes: nodes)
    dataplane.fill(&settings)
    settings.podCIDRs = dataplane.podCIDRs
    settings.ipFamilies = dataplane.podCIDRs.map { $0.map(\.family) }
    settings.nodeBlockSizes = .unknown(
      UnknownReason("flannel takes the Node's block, whatever its size"))
    settings.configuredMTUBytes = dataplane.configuredMTU
    settings.podMTUBytes = Self.delegatedMTU(configuration) ?? dataplane.podMTU
    return settings
  }

  private func configuration(_ evidence: NetworkEvidence) throws -> Sighting {
    try evidence.object("configmaps", in: namespace, named: "kube-flannel-cfg")
  }

  /// As the agents say on nodes, or their command line does.
  static func usesNodePodCIDRs(_ agents: AgentWorkload, _ nodes: FlannelNodes) -> Reading<Bool> {
    if let stated = agents.truth(ofFlag: "kube-subnet-mgr", of: "kube-flannel") { return stated }
    if let marked = nodes.usesNodePodCIDRs { return marked }
    if let variable = agents.variable("FLANNELD_KUBE_SUBNET_MGR", of: "kube-flannel") {
      return variable.map { $0 == "true" }
    }
    guard agents.sighting.object != nil else {
      return .unknown(
        agents.sighting.unknown
          ?? UnknownReason("there is no DaemonSet \(agents.key.qualifiedName)"))
    }
    return .documented(
      false,
      reasoning: "flanneld reads subnets from etcd without --kube-subnet-mgr "
        + "(https://github.com/flannel-io/flannel/blob/master/Documentation/configuration.md)",
      by: [Provenance(agents.key)])
  }

  /// An MTU for Pods that `cni-conf.json` states, which stands above what flanneld found
  /// (https://github.com/flannel-io/cni-plugin#readme).
  private static func delegatedMTU(_ configuration: Sighting) -> Reading<Int>? {
    guard let object = configuration.object,
      case .found(let plugin) = CNIConfiguration.plugin(
        "flannel", in: object.document("cni-conf.json")),
      let bytes = plugin["delegate"]?["mtu"]?.int, bytes > 0
    else { return nil }
    return .stated(
      bytes, by: [object.provenance("data", "cni-conf.json")],
      reasoning: "delegate.mtu of cni-conf.json")
  }
}
