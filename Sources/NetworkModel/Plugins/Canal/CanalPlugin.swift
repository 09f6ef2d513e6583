import ClusterObjects

/// Canal: Calico's agents enforce policy, flannel's carry packets, both in one DaemonSet
/// (https://docs.tigera.io/calico/latest/getting-started/kubernetes/flannel/install-for-flannel).
struct CanalPlugin: NetworkPlugin {
  /// As Calico's manifest installs it.
  static let ofManifest = CanalPlugin(workload: "canal", configuration: "canal-config")
  /// As RKE2 does (https://docs.rke2.io/networking/basic_network_options).
  static let ofRKE2 = CanalPlugin(workload: "rke2-canal", configuration: "rke2-canal-config")

  let name = PluginName.canal
  /// The DaemonSet's name.
  let workload: String
  private let configuration: String

  /// Where it is installed.
  static let namespace = "kube-system"

  private init(workload: String, configuration: String) {
    self.workload = workload
    self.configuration = configuration
  }

  var inputs: [Scope] {
    [
      Scope("daemonsets.apps", namespace: Self.namespace, name: workload),
      Scope("configmaps", namespace: Self.namespace, name: configuration),
      FlannelNodes.input,
    ] + CalicoFelix.inputs
  }

  var agents: (workload: ObjectKey, configuration: ObjectKey)? {
    (
      ObjectKey(resource: "daemonsets.apps", namespace: Self.namespace, name: workload),
      ObjectKey(resource: "configmaps", namespace: Self.namespace, name: configuration)
    )
  }

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let agents = try AgentWorkload(workload, in: Self.namespace, evidence)
    let configuration = try configuration(evidence)
    return PluginSighting(
      signals: [agents.signalUnlessIdle, agents.signal(of: configuration)].compactMap { $0 },
      unseen: [agents.sighting.unknown].compactMap { $0 })
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let agents = try AgentWorkload(workload, in: Self.namespace, evidence)
    let configuration = try configuration(evidence)
    let felix = try CalicoFelix(agents: agents, evidence)
    var settings = PluginSettings(unknown: UnknownReason("Canal does not show it"))
    settings.version = version(agents)
    settings.replacesKubeProxy = felix.truth("bpfEnabled", variable: "FELIX_BPFENABLED")
    settings.ipamMode = ipam(agents, configuration)
    settings.usesNodePodCIDRs = settings.ipamMode.map { $0 == "host-local" }
    settings.nodeBlockSizes = .unknown(
      UnknownReason("Canal takes the Node's block, whatever its size"))
    let dataplane = FlannelDataplane(
      configured: FlannelNetConf.reading(
        configuration, name: "\(Self.namespace)/\(self.configuration)"),
      nodes: try FlannelNodes(evidence))
    dataplane.fill(&settings)
    settings.encryption = encryption(settings.encryption, CalicoDataplane.encryption(felix))
    settings.podCIDRs = dataplane.podCIDRs
    settings.ipFamilies = dataplane.podCIDRs.map { $0.map(\.family) }
    let stated = configuration.object.flatMap(VethMTU.reading)
    settings.configuredMTUBytes = stated ?? dataplane.configuredMTU
    settings.podMTUBytes =
      stated
      ?? .unknown(
        configuration.unknown
          ?? UnknownReason(
            "no veth_mtu is stated, and what the agents found is not shown",
            shownBy: "/var/lib/calico/mtu on the nodes"))
    return settings
  }

  private func configuration(_ evidence: NetworkEvidence) throws -> Sighting {
    try evidence.object("configmaps", in: Self.namespace, named: configuration)
  }

  /// Calico's; flannel's beside it.
  private func version(_ agents: AgentWorkload) -> Reading<String> {
    let calico = agents.imageTag(of: CalicoPlugin.container)
    let flannel = agents.imageTag(of: "kube-flannel")
    guard let tag = flannel.value else { return calico }
    return calico.combined(with: flannel, reasoning: "of calico-node; its flannel is \(tag)") {
      calico, _ in calico
    }
  }

  private func ipam(_ agents: AgentWorkload, _ configuration: Sighting) -> Reading<String> {
    if let object = configuration.object {
      let place = [object.provenance("data", "cni_network_config")]
      switch CNIConfiguration.plugin("calico", in: object.document("cni_network_config")) {
      case .found(let plugin):
        guard let type = plugin["ipam"]?["type"]?.text else {
          return .unknown(UnknownReason("cni_network_config states no ipam type"), by: place)
        }
        return .stated(type, by: place)
      case .malformed(let why):
        return .unknown(UnknownReason("cni_network_config: \(why)"), by: place)
      case .missing: break
      }
    }
    return .documented(
      "host-local",
      reasoning: "Canal gives Pods addresses of the Node's block by host-local "
        + "(https://github.com/projectcalico/calico/blob/master/manifests/canal.yaml)",
      by: [Provenance(agents.key)])
  }

  /// Either of both may encrypt.
  private func encryption(
    _ flannel: Reading<[String]>, _ calico: Reading<[String]>
  ) -> Reading<[String]> {
    if let words = flannel.value, words != ["none"] { return flannel }
    if let words = calico.value, words != ["none"] { return calico }
    return flannel.combined(with: calico) { words, _ in words }
  }
}
