import ClusterObjects

/// kube-router (https://www.kube-router.io/docs/user-guide/), each of whose three jobs, routing,
/// policy and the service proxy, may be switched off.
struct KubeRouterPlugin: NetworkPlugin {
  let name = PluginName.kubeRouter

  let inputs = [
    Scope("daemonsets.apps", namespace: "kube-system", name: "kube-router"),
    Scope("configmaps", namespace: "kube-system", name: "kube-router-cfg"),
  ]

  let agents: (workload: ObjectKey, configuration: ObjectKey)? = (
    ObjectKey(resource: "daemonsets.apps", namespace: "kube-system", name: "kube-router"),
    ObjectKey(resource: "configmaps", namespace: "kube-system", name: "kube-router-cfg")
  )

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let agents = try agents(evidence)
    let options = KubeRouterOptions(agents)
    return PluginSighting(
      signals: [agents.signalUnlessIdle, agents.signal(of: try configuration(evidence))].compactMap
      { $0 },
      role: options.role, unseen: [agents.sighting.unknown].compactMap { $0 })
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let agents = try agents(evidence)
    let options = KubeRouterOptions(agents)
    let place = [Provenance(agents.key)]
    var settings = PluginSettings(unknown: UnknownReason("kube-router does not show it"))
    settings.version = agents.imageTag(of: "kube-router")
    settings.replacesKubeProxy = options.truth("run-service-proxy")
    settings.encryption = .documented(
      ["none"], reasoning: "kube-router does not encrypt", by: place)
    guard options.role == .primary else { return settings }
    settings.usesNodePodCIDRs = .documented(
      true,
      reasoning: "kube-router takes the Node's block (https://www.kube-router.io/docs/user-guide/)",
      by: place)
    settings.podCIDRs = .unknown(
      UnknownReason("kube-router takes the Node's block, and states no range of its own"))
    settings.nodeBlockSizes = .unknown(
      UnknownReason("kube-router takes the Node's block, whatever its size"))
    settings.routingMode = options.routingMode
    settings.encapsulation = options.encapsulation
    settings.ipFamilies = options.families
    let plugin = try bridge(evidence)
    settings.ipamMode = plugin.ipam
    let mtu = options.mtu(stated: plugin.mtuBytes)
    settings.configuredMTUBytes = mtu.configured
    settings.podMTUBytes = mtu.pods
    return settings
  }

  private func agents(_ evidence: NetworkEvidence) throws -> AgentWorkload {
    try AgentWorkload("kube-router", in: "kube-system", evidence)
  }

  private func configuration(_ evidence: NetworkEvidence) throws -> Sighting {
    try evidence.object("configmaps", in: "kube-system", named: "kube-router-cfg")
  }

  /// What the ConfigMap says of the bridge plugin.
  private func bridge(
    _ evidence: NetworkEvidence
  ) throws -> (ipam: Reading<String>, mtuBytes: Reading<Int>?) {
    let sighting = try configuration(evidence)
    guard let object = sighting.object else {
      return (
        .unknown(
          sighting.unknown ?? UnknownReason("there is no ConfigMap kube-system/kube-router-cfg")),
        nil
      )
    }
    let place = [object.provenance("data", "cni-conf.json")]
    switch CNIConfiguration.plugin("bridge", in: object.document("cni-conf.json")) {
    case .missing:
      return (.unknown(UnknownReason("cni-conf.json has no bridge plugin"), by: place), nil)
    case .malformed(let why):
      return (.unknown(UnknownReason("cni-conf.json: \(why)"), by: place), nil)
    case .found(let plugin):
      let ipam: Reading<String> =
        plugin["ipam"]?["type"]?.text.map { .stated($0, by: place) }
        ?? .unknown(UnknownReason("cni-conf.json states no ipam type"), by: place)
      let bytes = plugin["mtu"]?.int ?? 0
      return (
        ipam, bytes > 0 ? .stated(bytes, by: place, reasoning: "mtu of cni-conf.json") : nil
      )
    }
  }
}
