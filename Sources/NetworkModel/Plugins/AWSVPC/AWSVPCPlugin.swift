import ClusterObjects

/// The Amazon VPC CNI (https://github.com/aws/amazon-vpc-cni-k8s): Pods get addresses of the VPC's
/// subnets, and the VPC routes them.
struct AWSVPCPlugin: NetworkPlugin {
  let name = PluginName.awsVPC

  let inputs = [
    Scope("configmaps", namespace: "kube-system", name: "amazon-vpc-cni"),
    Scope(
      "customresourcedefinitions.apiextensions.k8s.io", name: "eniconfigs.crd.k8s.amazonaws.com"),
    Scope("daemonsets.apps", namespace: "kube-system", name: "aws-node"),
    Scope("nodes"),
  ]

  static let container = "aws-node"
  static let manual = "https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md"

  /// The agents' DaemonSet.
  ///
  /// - Throws: the history's error.
  static func agents(_ evidence: NetworkEvidence) throws -> AgentWorkload {
    try AgentWorkload("aws-node", in: "kube-system", evidence)
  }

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let agents = try Self.agents(evidence)
    let configuration = try evidence.object(
      "configmaps", in: "kube-system", named: "amazon-vpc-cni")
    let definition = try evidence.object(
      "customresourcedefinitions.apiextensions.k8s.io", named: "eniconfigs.crd.k8s.amazonaws.com")
    let autoNodes = try EKSAutoPlugin.nodes(in: evidence).marked.count
    // The agents keep off nodes of Auto Mode: where those are more, they decide.
    let desired = agents.sighting.object?.int("status", "desiredNumberScheduled")
    let isOutnumbered = desired.map { $0 < autoNodes } ?? false
    var signals: [Signal] = []
    if let signal = agents.signalUnlessIdle {
      signals.append(
        isOutnumbered && signal.strength == .runningAgents
          ? Signal(
            .agents, "\(signal.observed), beside \(autoNodes) nodes of EKS Auto Mode",
            signal.provenance) : signal)
    }
    if let object = configuration.object {
      // Without agents that read it, it is what an uninstall leaves behind.
      let isRead = !agents.isGone && !agents.isIdle && !isOutnumbered
      signals.append(
        Signal(
          isRead ? .configuration : .definitions, "ConfigMap kube-system/amazon-vpc-cni is there",
          object.provenance()))
    }
    if let object = definition.object {
      signals.append(
        Signal(.definitions, "the kind ENIConfig is defined", object.provenance()))
    }
    return PluginSighting(
      signals: signals, unseen: [agents.sighting.unknown].compactMap { $0 })
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let agents = try Self.agents(evidence)
    guard let object = agents.sighting.object else {
      return PluginSettings(unknown: agents.unseenReason)
    }
    let place = [object.provenance()]
    var settings = PluginSettings(unknown: UnknownReason("the VPC CNI does not show it"))
    settings.version = version(agents, object)
    settings.ipamMode = ipamMode(agents)
    settings.podCIDRs = .documented(
      [], reasoning: "Pods take addresses of the VPC's subnets: there is no range of their own",
      by: place)
    settings.nodeBlockSizes = .unknown(
      UnknownReason("the VPC CNI gives nodes addresses of their subnet, not a block of fixed size"))
    settings.usesNodePodCIDRs = .documented(
      false, reasoning: "the VPC CNI takes no notice of .spec.podCIDRs", by: place)
    settings.routingMode = .documented(
      "cloud", reasoning: "the VPC routes Pods' addresses (\(Self.manual))", by: place)
    settings.encapsulation = .documented(
      ["none"], reasoning: "the VPC routes Pods' addresses (\(Self.manual))", by: place)
    settings.encryption = .documented(
      ["none"], reasoning: "the VPC CNI does not encrypt", by: place)
    settings.ipFamilies = ipFamilies(agents)
    settings.replacesKubeProxy = .documented(
      false, reasoning: "the VPC CNI leaves ClusterIPs to kube-proxy", by: place)
    let interface = interfaceMTUBytes(agents)
    settings.configuredMTUBytes = interface
    settings.podMTUBytes = podMTUBytes(agents, interface: interface, version: settings.version)
    return settings
  }

  /// The image decides what runs; EKS notes the version in a label and a variable too, and those
  /// stay as they are when somebody sets another image.
  private func version(_ agents: AgentWorkload, _ object: EvidenceObject) -> Reading<String> {
    let tag = agents.imageTag(of: Self.container)
    if let text = tag.value, ProductVersion(text) != nil { return tag }
    if let variable = agents.variable("VPC_CNI_VERSION", of: Self.container) { return variable }
    if let label = object.label("app.kubernetes.io/version") {
      return .stated(
        label, by: [object.provenance("metadata", "labels", "app.kubernetes.io/version")])
    }
    return tag
  }

  private func ipamMode(_ agents: AgentWorkload) -> Reading<String> {
    let prefixes = VPCAddressingSource.prefixDelegation(agents)
    let custom = VPCAddressingSource.customNetworking(agents)
    var reasons = ["the VPC CNI gives Pods addresses of the VPC's subnets"]
    switch prefixes.value {
    case true?: reasons.append("prefix delegation is on: a network interface gets whole prefixes")
    case false?:
      reasons.append("prefix delegation is off: a network interface gets single addresses")
    case nil: break
    }
    if custom.value == true {
      reasons.append("custom networking is on: ENIConfigs name the Pods' subnets")
    }
    return .documented(
      "vpc", reasoning: reasons.joined(separator: "; "),
      by: prefixes.provenance + custom.provenance)
  }

  private func ipFamilies(_ agents: AgentWorkload) -> Reading<[IPFamily]> {
    let ipv4 = agents.setting(
      "ENABLE_IPv4", of: Self.container, default: "true",
      reasoning: "ENABLE_IPv4 defaults to true (\(Self.manual))"
    ).truth("ENABLE_IPv4")
    let ipv6 = agents.setting(
      "ENABLE_IPv6", of: Self.container, default: "false",
      reasoning: "ENABLE_IPv6 defaults to false (\(Self.manual))"
    ).truth("ENABLE_IPv6")
    return ipv4.combined(with: ipv6) { ipv4, ipv6 in
      (ipv4 ? [IPFamily.ipv4] : []) + (ipv6 ? [.ipv6] : [])
    }
  }

  private func interfaceMTUBytes(_ agents: AgentWorkload) -> Reading<Int> {
    let name = "AWS_VPC_ENI_MTU"
    let reading = agents.setting(
      name, of: Self.container, default: "9001", reasoning: "\(name) defaults to 9001")
    return reading.parsed(name, as: "a whole number from 576 to 9001") { text in
      Int(text).flatMap { (576...9001).contains($0) ? $0 : nil }
    }.explained("\(name) is the MTU of the nodes' network interfaces (\(Self.manual))")
  }

  private func podMTUBytes(
    _ agents: AgentWorkload, interface: Reading<Int>, version: Reading<String>
  ) -> Reading<Int> {
    let name = "POD_MTU"
    let sum = "0 bytes are taken off: Pods' packets are not encapsulated"
    guard
      agents.container(Self.container)?["env"]?.elements?
        .contains(where: { $0["name"]?.text == name }) == true
    else {
      return interface.explained("a Pod has the MTU of its node's interface, and \(sum)")
    }
    guard let running = version.value.flatMap({ ProductVersion($0) }) else {
      return .unknown(
        UnknownReason("\(name) counts since 1.16.4 only, and the VPC CNI's version is not known"))
    }
    guard running >= ProductVersion(1, 16, 4) else {
      return interface.explained("\(name) is set and counts since 1.16.4 only; \(sum)")
    }
    return agents.setting(name, of: Self.container, default: nil, reasoning: "")
      .parsed(name, as: "a whole number from 576 to 9001") { text in
        Int(text).flatMap { (576...9001).contains($0) ? $0 : nil }
      }.explained("\(name) is the MTU of Pods since 1.16.4 (\(Self.manual)), and \(sum)")
  }
}
