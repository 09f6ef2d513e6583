import ClusterObjects

/// How packets get from node to node.
struct RoutingSource: FactSource {
  let definitions = [
    FactDefinition(
      .routingMode, .dataplane,
      "How packets reach Pods of other nodes: tunnel, native, hybrid, or cloud (the provider's "
        + "network knows Pods' addresses).", follows: [.cniName], meaning: RoutingModeMeaning()),
    FactDefinition(
      .encapsulation, .dataplane,
      "How packets between nodes are wrapped: vxlan, geneve, ipip, ..., or none.",
      follows: [.routingMode, .cniName], meaning: EncapsulationMeaning()),
    FactDefinition(
      .nativeRoutingCIDRs, .dataplane, "The ranges that are routed without encapsulation.",
      follows: [.routingMode, .cniName],
      meaning: PlainMeaning(
        .disruptive,
        "packets to these ranges leave with the Pod's own address, packets to all others with the "
          + "node's")),
    FactDefinition(
      .encryption, .dataplane, "How packets between nodes are encrypted, or none.",
      follows: [.cniName], meaning: EncryptionMeaning()),
  ]

  var inputs: [Scope] { NetworkPlugins.inputs }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let settings = try evidence.detectedNetwork().settings(in: evidence)
    var facts = [
      evidence.fact(.routingMode, settings.routingMode.map { .word($0) }),
      evidence.fact(.encapsulation, settings.encapsulation.map { FactValue(words: $0) }),
      evidence.fact(.encryption, settings.encryption.map { FactValue(words: $0) }),
    ]
    if let ranges = settings.nativeRoutingCIDRs {
      facts.append(
        evidence.fact(
          .nativeRoutingCIDRs, ranges.map { FactValue(words: $0.map(\.description)) }))
    }
    return facts
  }
}
