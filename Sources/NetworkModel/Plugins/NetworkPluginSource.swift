import ClusterObjects

/// Which plugin connects Pods, in which version, and what works on top of it.
struct NetworkPluginSource: FactSource {
  let definitions = [
    FactDefinition(
      .cniName, .dataplane, "The plugin that connects Pods.", isAlwaysReported: true,
      meaning: PluginSwapMeaning()),
    FactDefinition(
      .cniVersion, .dataplane, "Its version.", isAlwaysReported: true, follows: [.cniName],
      meaning: PlainMeaning(
        .disruptive, "the plugin's agents restart on every node; new versions change defaults")),
    FactDefinition(
      "cni.chained", .dataplane,
      "Plugins that work on top of it or enforce policy only, each with its own word for how.",
      follows: [.cniName],
      meaning: PlainMeaning(.disruptive, "what else handles Pods' packets on each node differs")),
  ]

  var inputs: [Scope] { NetworkPlugins.inputs }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let network = try evidence.detectedNetwork()
    let settings = try network.settings(in: evidence)
    return [
      evidence.fact(.cniName, network.primary.map { .word($0.text) }),
      evidence.fact(.cniVersion, settings.version.map { .word($0) }),
      evidence.fact("cni.chained", chained(network)),
    ]
  }

  private func chained(_ network: DetectedNetwork) -> Reading<FactValue> {
    if network.others.isEmpty, let reason = network.primary.unknown { return .unknown(reason) }
    let words = network.others.map { other in
      switch other.sighting.role {
      case .primary: other.plugin.name.text
      case .chained(let mode): "\(other.plugin.name) (\(mode))"
      case .policyOnly: "\(other.plugin.name) (policy only)"
      }
    }
    let signals = network.others.flatMap(\.sighting.signals)
    return .stated(
      FactValue(words: words), by: signals.map(\.provenance),
      reasoning: signals.isEmpty ? nil : signals.map(\.observed).joined(separator: "; "))
  }
}
