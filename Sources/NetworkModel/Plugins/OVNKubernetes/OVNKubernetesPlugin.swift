import ClusterObjects

/// OVN-Kubernetes, as OpenShift deploys it
/// (https://github.com/openshift/cluster-network-operator#configuring-ovnkubernetes) and as its own
/// installer does (https://github.com/ovn-kubernetes/ovn-kubernetes).
struct OVNKubernetesPlugin: NetworkPlugin {
  let name = PluginName.ovnKubernetes

  let inputs =
    OVNConfiguration.inputs + OpenShiftNetwork.inputs
    + OVNConfiguration.namespaces.map {
      Scope("daemonsets.apps", namespace: $0, name: "ovnkube-node")
    } + [
      Scope("daemonsets.apps", namespace: "ovn-kubernetes", name: "ovn-ipsec"), Scope("nodes"),
    ]

  /// What Geneve takes, with room for OVN's options, and what IPsec takes beside it
  /// (`pkg/network/ovn_kubernetes.go` of https://github.com/openshift/cluster-network-operator).
  private static let geneveBytes = 100
  private static let ipsecBytes = 46
  private static let manual = "https://github.com/openshift/cluster-network-operator"
  private static let subnets = "k8s.ovn.org/node-subnets"
  private static let chassis = "k8s.ovn.org/node-chassis-id"

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let agents = try agents(evidence)
    let openShift = try OpenShiftNetwork(in: evidence)
    let configuration = try OVNConfiguration(in: evidence)
    let nodes = try NodeMarks(in: evidence) {
      $0.annotation(Self.subnets) != nil || $0.annotation(Self.chassis) != nil
    }
    let isGone = agents.allSatisfy(\.isGone)
    var signals = agents.compactMap(\.signalUnlessIdle)
    signals += [
      openShift.signal(for: "OVNKubernetes"),
      // Without agents that read it, it is what an uninstall leaves behind.
      isGone ? nil : configuration.signal,
      nodes.signal(
        .nodeMarks, "carry annotations of OVN-Kubernetes", "metadata", "annotations"),
    ].compactMap { $0 }
    return PluginSighting(
      signals: signals, unseen: agents.compactMap(\.sighting.unknown).prefix(1).map { $0 })
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let openShift = try OpenShiftNetwork(in: evidence)
    let configuration = try OVNConfiguration(in: evidence)
    let agents = try agents(evidence)
    let place = agents.compactMap(\.sighting.object).prefix(1).map { $0.provenance() }
    var settings = PluginSettings(unknown: UnknownReason("OVN-Kubernetes does not show it"))
    settings.version = version(agents)
    settings.ipamMode = .documented(
      "cluster-manager",
      reasoning: "OVN-Kubernetes' cluster manager gives every node a subnet "
        + "(https://github.com/ovn-kubernetes/ovn-kubernetes)", by: place)
    settings.usesNodePodCIDRs = .documented(
      false, reasoning: "nodes' subnets are in the annotation \(Self.subnets)", by: place)
    settings.nodeBlocks = try nodeBlocks(evidence)
    let isEncapsulated = configuration.isEncapsulated
    settings.routingMode = isEncapsulated.map { $0 ? "tunnel" : "native" }
    settings.encapsulation = isEncapsulated.map { $0 ? ["geneve"] : ["none"] }
    settings.encryption =
      openShift.isThere ? encryption(openShift) : try upstreamEncryption(evidence)
    settings.replacesKubeProxy = .documented(
      true, reasoning: "OVN-Kubernetes serves ClusterIPs itself (\(Self.manual))", by: place)
    let overhead = overheadBytes(isEncapsulated, settings.encryption)
    if openShift.isThere {
      settings.podCIDRs = openShift.podCIDRs
      settings.nodeBlockSizes = openShift.nodeBlockSizes
      settings.podMTUBytes = openShift.podMTUBytes(overheadBytes: overhead)
      settings.configuredMTUBytes = openShift.configuredMTUBytes("ovnKubernetesConfig")
    } else {
      let ranges = configuration.podRanges
      settings.podCIDRs = ranges.map { $0.map(\.range) }
      settings.nodeBlockSizes = nodeBlockSizes(ranges)
      settings.configuredMTUBytes = configuration.podMTUBytes.explained("the MTU of Pods")
      settings.podMTUBytes = podMTUBytes(configuration.podMTUBytes, overhead)
    }
    settings.ipFamilies = settings.podCIDRs.map { ranges in
      ranges.map(\.family).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    return settings
  }

  private func agents(_ evidence: NetworkEvidence) throws -> [AgentWorkload] {
    try OVNConfiguration.namespaces.map { try AgentWorkload("ovnkube-node", in: $0, evidence) }
  }

  private func version(_ agents: [AgentWorkload]) -> Reading<String> {
    guard let agent = agents.first(where: { $0.sighting.object != nil }),
      let object = agent.sighting.object
    else { return .unknown(agents.first?.unseenReason ?? UnknownReason("there are no agents")) }
    // OpenShift names its images by digest.
    let release = "release.openshift.io/version"
    if let version = object.annotation(release) {
      return .stated(
        version, by: [object.provenance("metadata", "annotations", release)],
        reasoning: "OpenShift's version: its OVN-Kubernetes has none of its own")
    }
    return agent.imageTag()
  }

  private func nodeBlocks(_ evidence: NetworkEvidence) throws -> [String: Reading<[IPPrefix]>] {
    var blocks: [String: Reading<[IPPrefix]>] = [:]
    for node in try evidence.objects(of: "nodes").objects {
      guard let text = node.annotation(Self.subnets) else { continue }
      // One range in older versions, a list since both families can be there.
      let json = EmbeddedDocument(text).json?["default"]
      let subnets = json?.elements?.map { $0.text ?? "" } ?? json?.text.map { [$0] } ?? []
      let ranges = subnets.map(IPPrefix.init)
      let place = [node.provenance("metadata", "annotations", Self.subnets)]
      blocks[node.key.name] =
        ranges.isEmpty || ranges.contains(nil)
        ? .unknown(
          UnknownReason("\(Self.subnets) is \(text), which names no range of the default network"),
          by: place)
        : .stated(ranges.compactMap { $0 }, by: place)
    }
    return blocks
  }

  private func nodeBlockSizes(
    _ ranges: Reading<[OVNConfiguration.PodRange]>
  ) -> Reading<[IPFamily: Int]> {
    var sizes: [IPFamily: Int] = [:]
    for range in ranges.value ?? [] {
      if let known = sizes[range.range.family], known != range.nodeLength {
        return .unknown(
          UnknownReason("ranges of one family give nodes blocks of different size"),
          by: ranges.provenance)
      }
      sizes[range.range.family] = range.nodeLength
    }
    return ranges.map { _ in sizes }
  }

  private func encryption(_ openShift: OpenShiftNetwork) -> Reading<[String]> {
    guard let object = openShift.details.object else {
      return .unknown(
        openShift.details.unknown
          ?? UnknownReason("there is no networks.operator.openshift.io cluster"))
    }
    let path = ["spec", "defaultNetwork", "ovnKubernetesConfig", "ipsecConfig"]
    let place = [Provenance(object.key, FieldPath(path))]
    guard let configuration = object.value(path), configuration != .null else {
      return .documented(
        ["none"], reasoning: "without ipsecConfig there is no IPsec (\(Self.manual))", by: place)
    }
    let mode = [Provenance(object.key, FieldPath(path + ["mode"]))]
    switch configuration["mode"]?.text {
    case "Full"?: return .stated(["ipsec"], by: mode)
    case "Disabled"?: return .stated(["none"], by: mode)
    case "External"?:
      return .stated(
        ["none"], by: mode,
        reasoning: "IPsec is on for traffic that leaves the cluster, not between Pods")
    case nil:
      return .documented(
        ["ipsec"],
        reasoning: "an ipsecConfig without mode, as up to 4.14, turns IPsec on (\(Self.manual))",
        by: place)
    case .some(let text):
      return .unknown(
        UnknownReason("ipsecConfig.mode is \"\(text)\", which netlapse does not know"), by: mode)
    }
  }

  /// The upstream installer adds a DaemonSet for IPsec.
  private func upstreamEncryption(_ evidence: NetworkEvidence) throws -> Reading<[String]> {
    let agents = try AgentWorkload("ovn-ipsec", in: "ovn-kubernetes", evidence)
    let source =
      "https://github.com/ovn-kubernetes/ovn-kubernetes/tree/master/helm/ovn-kubernetes/charts"
    switch agents.sighting {
    case .present(let object):
      return .inferred(
        ["ipsec"], reasoning: "DaemonSet \(agents.key.qualifiedName) is there (\(source))",
        by: [object.provenance()])
    case .absent:
      return .inferred(
        ["none"], reasoning: "there is no DaemonSet \(agents.key.qualifiedName) (\(source))",
        by: [Provenance(agents.key)])
    case .unknown(let reason): return .unknown(reason)
    }
  }

  private func overheadBytes(
    _ isEncapsulated: Reading<Bool>, _ encryption: Reading<[String]>
  ) -> Reading<Int> {
    isEncapsulated.combined(with: encryption) { isEncapsulated, encryption in
      (isEncapsulated ? Self.geneveBytes : 0)
        + (isEncapsulated && encryption.contains("ipsec") ? Self.ipsecBytes : 0)
    }
  }

  private func podMTUBytes(_ mtu: Reading<Int>, _ overhead: Reading<Int>) -> Reading<Int> {
    guard let bytes = mtu.value else { return mtu }
    guard let taken = overhead.value else { return mtu.explained("mtu is what Pods may send") }
    return mtu.explained(
      "mtu is what Pods may send; \(bytes) + \(taken) of encapsulation: nodes' links need "
        + "\(bytes + taken)")
  }
}
