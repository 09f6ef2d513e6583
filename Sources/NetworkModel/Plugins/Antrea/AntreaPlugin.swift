import ClusterObjects

/// Antrea (https://antrea.io/docs/main/docs/design/architecture/): with networkPolicyOnly it works
/// on top of another plugin, which then connects Pods.
struct AntreaPlugin: NetworkPlugin {
  let name = PluginName.antrea

  let inputs = [
    Scope("antreaagentinfos.crd.antrea.io"), AntreaConfiguration.scope,
    Scope(
      "customresourcedefinitions.apiextensions.k8s.io", name: "antreaagentinfos.crd.antrea.io"),
    Scope("daemonsets.apps", namespace: "kube-system", name: "antrea-agent"),
  ]

  /// Agents read their configuration when they start.
  var agents: (workload: ObjectKey, configuration: ObjectKey)? {
    (
      ObjectKey(resource: "daemonsets.apps", namespace: "kube-system", name: "antrea-agent"),
      ObjectKey(resource: "configmaps", namespace: "kube-system", name: "antrea-config")
    )
  }

  private static let container = "antrea-agent"
  private static let manual = "https://antrea.io/docs/main/docs/design/architecture/"

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let agents = try agents(evidence)
    let configuration = try AntreaConfiguration(in: evidence)
    let mode = configuration.encapMode
    let infos = try evidence.objects(of: "antreaagentinfos.crd.antrea.io")
    let definition = try evidence.object(
      "customresourcedefinitions.apiextensions.k8s.io", named: "antreaagentinfos.crd.antrea.io")
    var signals: [Signal] = []
    if let signal = agents.signalUnlessIdle {
      // Without its configuration it cannot be told whether it connects Pods.
      signals.append(
        mode.value == nil && signal.strength == .runningAgents
          ? Signal(
            .agents, "\(signal.observed), and whether it only enforces policy is not known",
            signal.provenance) : signal)
    }
    if !agents.isGone {
      signals += [
        mode.value == nil
          ? nil
          : configuration.sighting.object.map {
            Signal(.configuration, "ConfigMap \($0.key.qualifiedName) is there", $0.provenance())
          },
        infos.objects.first.map {
          Signal(
            .perNodeObjects, "\(infos.objects.count) agents report themselves", $0.provenance())
        },
      ].compactMap { $0 }
    }
    if let object = definition.object {
      signals.append(
        Signal(.definitions, "the kind AntreaAgentInfo is defined", object.provenance()))
    }
    return PluginSighting(
      signals: signals,
      role: mode.value == .networkPolicyOnly ? .chained(mode: "networkPolicyOnly") : .primary,
      unseen: [agents.sighting.unknown].compactMap { $0 })
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let agents = try agents(evidence)
    let configuration = try AntreaConfiguration(in: evidence)
    let place = [Provenance(agents.key)]
    let mode = configuration.encapMode
    var settings = PluginSettings(unknown: UnknownReason("Antrea does not show it"))
    settings.version = try version(agents, evidence)
    guard mode.value != .networkPolicyOnly else {
      let reason = UnknownReason("Antrea only enforces policy, and another plugin connects Pods")
      let version = settings.version
      settings = PluginSettings(unknown: reason)
      settings.version = version
      settings.replacesKubeProxy = configuration.proxiesAll
      return settings
    }
    settings.ipamMode = .documented(
      "host-local", reasoning: "Antrea gives out the node's block (\(Self.manual))", by: place)
    settings.podCIDRs = configuration.podCIDRs
    settings.nodeBlockSizes = configuration.nodeBlockSizes
    settings.usesNodePodCIDRs = .documented(
      true, reasoning: "Antrea takes a node's block from .spec.podCIDRs (\(Self.manual))",
      by: place)
    settings.routingMode = mode.map { mode in
      switch mode {
      case .encap, .networkPolicyOnly: "tunnel"
      case .noEncap: "native"
      case .hybrid: "hybrid"
      }
    }
    settings.encapsulation = encapsulation(configuration)
    settings.encryption = encryption(configuration)
    settings.ipFamilies = .unknown(UnknownReason("the blocks of nodes decide"))
    settings.replacesKubeProxy = configuration.proxiesAll
    let mtu = mtuBytes(configuration)
    settings.configuredMTUBytes = mtu
    settings.podMTUBytes = mtu
    return settings
  }

  private func encapsulation(_ configuration: AntreaConfiguration) -> Reading<[String]> {
    let mode = configuration.encapMode
    switch mode.value {
    case .noEncap?: return mode.map { _ in ["none"] }
    case .encap? where configuration.encryption.value == "wireguard":
      return mode.combined(
        with: configuration.encryption,
        reasoning: "with wireGuard there is no other tunnel: tunnelType does not count"
      ) { _, _ in ["wireguard"] }
    case .encap?, .hybrid?:
      return mode.combined(with: configuration.tunnelType) { _, tunnel in [tunnel] }
    case .networkPolicyOnly?, nil: return mode.map { [$0.rawValue] }
    }
  }

  /// Antrea encrypts tunnels only: agents refuse to start with any other combination
  /// (https://github.com/antrea-io/antrea/blob/main/cmd/antrea-agent/options.go).
  private func encryption(_ configuration: AntreaConfiguration) -> Reading<[String]> {
    let mode = configuration.encapMode
    let encryption = configuration.encryption
    if let word = encryption.value, word != "none", let encap = mode.value, encap != .encap {
      return .unknown(
        UnknownReason(
          "trafficEncryptionMode \(word) needs trafficEncapMode encap, and agents do not start "
            + "with \(encap.rawValue): those that run have read another configuration"),
        by: encryption.provenance + mode.provenance)
    }
    return encryption.map { [$0] }
  }

  private func mtuBytes(_ configuration: AntreaConfiguration) -> Reading<Int> {
    let configured = configuration.podMTUBytes
    guard configured.value == 0 else {
      return configured.explained("defaultMTU is the MTU of Pods, from which nothing is taken off")
    }
    let overhead: String? =
      switch encapsulation(configuration).value?.first {
      case "none"?: "0 bytes: nothing is encapsulated"
      case "geneve"?, "vxlan"?: "50 bytes of the tunnel over IPv4, 70 over IPv6"
      case "wireguard"?: "the bytes of WireGuard, which differ by version"
      case .some(let tunnel): "the bytes of \(tunnel)"
      case nil: nil
      }
    let taken = overhead.map { " and take off \($0)" } ?? ""
    return .unknown(
      UnknownReason(
        "without defaultMTU Antrea's agents take the MTU of the node's link\(taken)",
        shownBy: "the links of the nodes (ip -j link)"), by: configured.provenance)
  }

  /// What the agents say themselves, where they say one version.
  private func version(
    _ agents: AgentWorkload, _ evidence: NetworkEvidence
  ) throws -> Reading<String> {
    let infos = try evidence.objects(of: "antreaagentinfos.crd.antrea.io")
    let versions = infos.objects.compactMap { $0.text("version") }
    let distinct = Set(versions)
    if infos.isWhole, distinct.count == 1, let version = distinct.first,
      let first = infos.objects.first(where: { $0.text("version") != nil })
    {
      return .stated(
        version, by: [first.provenance("version")],
        reasoning: "\(versions.count) agents report this version")
    }
    let tag = agents.imageTag(of: Self.container)
    guard distinct.count > 1 else { return tag }
    let list = distinct.sorted { $0.precedesBytewise($1) }.joined(separator: ", ")
    return tag.explained("agents report \(list), as during a rollout")
  }

  private func agents(_ evidence: NetworkEvidence) throws -> AgentWorkload {
    try AgentWorkload("antrea-agent", in: "kube-system", evidence)
  }
}
