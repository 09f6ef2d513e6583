import ClusterObjects

/// How long packets may be.
struct MTUSource: FactSource {
  let definitions = [
    FactDefinition(
      .configuredMTU, .dataplane,
      "The MTU that the plugin's configuration states, in bytes; the reasoning says of what.",
      follows: [.cniName], meaning: MTUMeaning()),
    FactDefinition(
      .podMTU, .dataplane,
      "How long a packet of a Pod may be, in bytes, by arithmetic that the reasoning shows.",
      follows: [.configuredMTU, .encapsulation, .encryption, .cniVersion, .cniName],
      meaning: MTUMeaning()),
    FactDefinition(
      .nodeMTU, .dataplane, "The MTU of nodes' links, in bytes.", isAlwaysReported: true,
      meaning: MTUMeaning()),
  ]

  var inputs: [Scope] { NetworkPlugins.inputs }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let settings = try evidence.detectedNetwork().settings(in: evidence)
    return [
      evidence.fact(.configuredMTU, settings.configuredMTUBytes.map { .number($0) }),
      evidence.fact(.podMTU, settings.podMTUBytes.map { .number($0) }),
      // https://kubernetes.io/docs/reference/node/node-labels/: there is no annotation or label
      // for it, so no object of the API can show it.
      evidence.fact(
        .nodeMTU,
        .unknown(
          UnknownReason(
            "no object of the API shows the MTU of a node's links",
            shownBy: "ip -j link on the nodes"))),
    ]
  }
}
