import ClusterObjects

/// How the Amazon VPC CNI hands out the VPC's addresses. Its settings are variables of its agents
/// (https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md).
struct VPCAddressingSource: FactSource {
  let definitions = [
    FactDefinition(
      "ipam.prefixDelegation", .addressing,
      "Whether a node's network interface gets whole prefixes (/28, or /80 of IPv6) for Pods "
        + "instead of single addresses.",
      meaning: PlainMeaning(
        .capacity,
        "how many Pods a node can give addresses to differs; nodes that run keep what they have")),
    FactDefinition(
      "ipam.podSubnets", .addressing,
      "Subnets that ENIConfigs name for Pods, by ENIConfig; none: Pods use their node's subnet.",
      meaning: PlainMeaning(
        .capacity,
        "Pods take addresses of other subnets on nodes that join from now on; nodes that run keep "
          + "their interfaces")),
    FactDefinition(
      "egress.sourceNAT", .dataplane,
      "What translates the source of packets that leave the VPC: node (its primary address) or "
        + "none (a NAT gateway or nothing).",
      meaning: PlainMeaning(
        .routing,
        "servers outside of the VPC see another address as the source, and firewalls that know the "
          + "old one may refuse it")),
  ]

  let inputs = [
    Scope("daemonsets.apps", namespace: "kube-system", name: "aws-node"),
    Scope("eniconfigs.crd.k8s.amazonaws.com"),
  ]

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let agents = try AWSVPCPlugin.agents(evidence)
    if agents.isGone || agents.isIdle { return [] }
    return [
      evidence.fact("ipam.prefixDelegation", Self.prefixDelegation(agents).map { .truth($0) }),
      evidence.fact("ipam.podSubnets", try podSubnets(agents, evidence)),
      evidence.fact("egress.sourceNAT", sourceNAT(agents)),
    ]
  }

  /// Whether network interfaces get prefixes. Nodes of an IPv6 cluster always do.
  static func prefixDelegation(_ agents: AgentWorkload) -> Reading<Bool> {
    truth("ENABLE_PREFIX_DELEGATION", of: agents)
  }

  /// Whether ENIConfigs name the Pods' subnets.
  static func customNetworking(_ agents: AgentWorkload) -> Reading<Bool> {
    truth("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", of: agents)
  }

  private static func truth(_ name: String, of agents: AgentWorkload) -> Reading<Bool> {
    agents.setting(
      name, of: AWSVPCPlugin.container, default: "false",
      reasoning: "\(name) defaults to false (\(AWSVPCPlugin.manual))"
    ).truth(name)
  }

  private func podSubnets(
    _ agents: AgentWorkload, _ evidence: NetworkEvidence
  ) throws -> Reading<FactValue> {
    let custom = Self.customNetworking(agents)
    guard let isCustom = custom.value else { return custom.map { .truth($0) } }
    guard isCustom else {
      return custom.map { _ in .list([]) }
        .explained("custom networking is off: Pods take addresses of their node's subnet")
    }
    let configurations = try evidence.objects(of: "eniconfigs.crd.k8s.amazonaws.com")
    if let unseen = configurations.unseen { return .unknown(unseen, by: custom.provenance) }
    if configurations.objects.isEmpty {
      return .unknown(
        UnknownReason("custom networking is on, and there is no ENIConfig that names a subnet"),
        by: custom.provenance)
    }
    let words = configurations.objects.map { object in
      "\(object.key.name)=\(object.text("spec", "subnet") ?? "")"
    }
    return .stated(
      FactValue(words: words),
      by: custom.provenance + configurations.objects.map { $0.provenance("spec", "subnet") })
  }

  private func sourceNAT(_ agents: AgentWorkload) -> Reading<FactValue> {
    let external = Self.truth("AWS_VPC_K8S_CNI_EXTERNALSNAT", of: agents)
    return external.map { .word($0 ? "none" : "node") }
  }
}
