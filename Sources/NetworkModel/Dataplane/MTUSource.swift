import ClusterObjects

/// How long packets may be, by configuration.
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
  ]

  var inputs: [Scope] { NetworkPlugins.inputs }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let settings = try evidence.detectedNetwork().settings(in: evidence)
    return [
      evidence.fact(.configuredMTU, settings.configuredMTUBytes.map { .number($0) }),
      evidence.fact(.podMTU, settings.podMTUBytes.map { .number($0) }),
    ]
  }
}
