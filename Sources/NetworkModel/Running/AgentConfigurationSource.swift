import ClusterObjects

/// Whether agents have read their configuration, and what they run with where it is another one.
struct AgentConfigurationSource: FactSource {
  /// A fact about the running state, beside the one about the configured state.
  private static let running: [(name: FactName, of: FactName, meaning: any ChangeMeaning)] = [
    ("ipam.mode.running", .ipamMode, IPAMModeMeaning()),
    ("routing.mode.running", .routingMode, RoutingModeMeaning()),
    ("encapsulation.running", .encapsulation, EncapsulationMeaning()),
    ("mtu.runningBytes", .configuredMTU, MTUMeaning()),
  ]

  var definitions: [FactDefinition] {
    [
      FactDefinition(
        .configurationInEffect, .dataplane,
        "Whether the agents that read a ConfigMap when they start were started since it was "
          + "edited: yes, partly or no.", subjects: .comingAndGoing,
        follows: [
          .ipamMode, .routingMode, .encapsulation, .encryption, .configuredMTU, .kubeProxyMode,
          .nativeRoutingCIDRs, .meshClusterID, .meshClusterName, .nodeBlockSize, .podCIDRs,
          "conntrack.maxPerCore", "conntrack.min", "nodes.count",
          "podCIDRs.nodePrefixLength.configured",
        ],
        meaning: ConfigurationMeaning())
    ]
      + Self.running.map { running in
        FactDefinition(
          running.name, .dataplane,
          "What the agents run with, where the record shows it; \(running.of) is configured.",
          follows: [running.of], meaning: RunningMeaning(running.meaning))
      }
  }

  var inputs: [Scope] {
    NetworkPlugins.inputs
      + (NetworkPlugins.all.compactMap(\.agents) + [KubeProxySource.agents]).flatMap { agents in
        [
          Scope("pods", namespace: agents.workload.namespace),
          Scope(
            agents.configuration.resource, namespace: agents.configuration.namespace,
            name: agents.configuration.name),
        ]
      }
  }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    var facts: [Fact] = []
    if try evidence.object(
      "configmaps", in: KubeProxySource.agents.configuration.namespace,
      named: KubeProxySource.agents.configuration.name
    ).object != nil {
      facts.append(inEffect(try AgentConfiguration(KubeProxySource.agents, evidence), evidence))
    }
    guard let plugin = try evidence.detectedNetwork().primaryPlugin, let agents = plugin.agents,
      try evidence.object(
        agents.configuration.resource, in: agents.configuration.namespace,
        named: agents.configuration.name
      ).object != nil
    else { return facts }
    let configuration = try AgentConfiguration(agents, evidence)
    facts.append(inEffect(configuration, evidence))
    return facts + (try runningFacts(plugin, configuration, evidence))
  }

  private func inEffect(
    _ configuration: AgentConfiguration, _ evidence: NetworkEvidence
  ) -> Fact {
    let count = configuration.starts.starts.count
    let proof = [Provenance(configuration.configuration)]
    let reading: Reading<FactValue> =
      switch configuration.state {
      case .inEffect:
        .inferred(
          "yes", reasoning: "all \(count) agents were started since it was there", by: proof)
      case .older:
        .inferred(
          "no", reasoning: "all \(count) agents were started before it was edited", by: proof)
      case .partly(let older):
        .inferred(
          "partly", reasoning: "\(older) of \(count) agents were started before it was edited",
          by: proof)
      case .unknown(let reason): .unknown(reason, by: proof)
      }
    return evidence.fact(
      .configurationInEffect, of: .object(configuration.configuration), reading)
  }

  private func runningFacts(
    _ plugin: any NetworkPlugin, _ configuration: AgentConfiguration, _ evidence: NetworkEvidence
  ) throws -> [Fact] {
    func unknown(_ reason: UnknownReason) -> [Fact] {
      Self.running.map { evidence.fact($0.name, .unknown(reason)) }
    }
    let settings: PluginSettings
    switch configuration.state {
    case .unknown(let reason): return unknown(reason)
    case .partly(let older):
      return unknown(
        UnknownReason(
          "nodes differ: \(older) of \(configuration.starts.starts.count) agents run with an "
            + "older configuration"))
    case .older(nil):
      return unknown(
        UnknownReason("the agents run with an older configuration, which is not on record"))
    case .older(let content?):
      settings = try plugin.settings(
        in: evidence.substituting([configuration.configuration: content]))
    case .inEffect: settings = try plugin.settings(in: evidence)
    }
    let readings: [Reading<FactValue>] = [
      settings.ipamMode.map { .word($0) }, settings.routingMode.map { .word($0) },
      settings.encapsulation.map { FactValue(words: $0) },
      settings.configuredMTUBytes.map { .number($0) },
    ]
    return zip(Self.running, readings).map { running, reading in
      let derived = reading.combined(
        with: .inferred(
          true, reasoning: "what the agents read when they were started",
          by: [Provenance(configuration.configuration)])
      ) { value, _ in value }
      return evidence.fact(running.name, derived)
    }
  }
}
