import ClusterObjects

/// What speaks for Cilium being at work, and whether it connects Pods or is chained on a plugin
/// that does.
struct CiliumDetection {
  private let agents: CiliumAgents
  private let configuration: CiliumConfiguration
  private let ciliumNodes: ObjectList
  private let definitions: ObjectList
  private let nodes: ObjectList

  init(_ evidence: NetworkEvidence) throws {
    agents = try CiliumAgents(evidence)
    configuration = try CiliumConfiguration(evidence, agents: agents)
    ciliumNodes = try evidence.objects(of: "ciliumnodes.cilium.io")
    definitions = try evidence.objects(of: "customresourcedefinitions.apiextensions.k8s.io")
    nodes = try evidence.objects(of: "nodes")
  }

  var sighting: PluginSighting {
    let traces = [configurationSignal, perNodeSignal, nodeSignal, definitionsSignal]
      .compactMap { $0 }.map(weighed)
    let unseen = [agents.unseen, configuration.sighting.unknown, ciliumNodes.unseen, nodes.unseen]
    return PluginSighting(
      signals: [agentSignal, chainSignal].compactMap { $0 } + traces,
      role: role, unseen: agents.workload == nil ? unseen.compactMap { $0 } : [])
  }

  /// Agents run on a node whether they connect its Pods or are chained on what does: without the
  /// configuration they are no more than a sign. GKE's are never chained.
  private var agentSignal: Signal? {
    guard let signal = agents.workload?.signal else { return nil }
    guard case .unknown = configuration["cni-chaining-mode"], !agents.isDataplaneV2 else {
      return signal
    }
    return Signal(
      .agents, "\(signal.observed), and whether Cilium is chained on another plugin is not seen",
      signal.provenance)
  }

  /// `portmap` only adds the plugin for host ports behind Cilium, which connects Pods all the same.
  private var role: PluginRole {
    switch configuration["cni-chaining-mode"] {
    case .text("none", _), .text("portmap", _), .text("", _), .absent: .primary
    case .text(let mode, _): .chained(mode: mode)
    case .unknown: chainSignal == nil ? .primary : .chained(mode: "mode not seen")
    }
  }

  /// Without the configuration only the other plugin's agents tell that Cilium is chained on it:
  /// the guide for Cilium alone on EKS takes their nodes from them
  /// (https://docs.cilium.io/en/stable/installation/k8s-install-helm/).
  private var chainSignal: Signal? {
    guard agents.workload != nil, let vpcAgents = agents.vpcAgents,
      case .unknown = configuration["cni-chaining-mode"]
    else { return nil }
    return Signal(
      .definitions,
      "DaemonSet \(vpcAgents.key.qualifiedName) runs as well, so that it is taken to be chained "
        + "on the AWS VPC CNI", vpcAgents.provenance())
  }

  private var configurationSignal: Signal? {
    configuration.sighting.object.map {
      Signal(.configuration, "ConfigMap \($0.key.qualifiedName) is there", $0.provenance())
    }
  }

  private var perNodeSignal: Signal? {
    guard let first = ciliumNodes.objects.first else { return nil }
    let count = ciliumNodes.objects.count
    return Signal(
      .perNodeObjects, count == 1 ? "there is 1 CiliumNode" : "there are \(count) CiliumNodes",
      first.provenance())
  }

  /// The label by which AKS chooses the nodes of its agents
  /// (https://github.com/Azure/karpenter-provider-azure).
  private var nodeSignal: Signal? {
    let label = "kubernetes.azure.com/ebpf-dataplane"
    let marked = nodes.objects.filter { $0.label(label) == "cilium" }
    return marked.first.map {
      Signal(
        .nodeMarks,
        "\(marked.count) of \(nodes.objects.count) nodes have the label \(label)=cilium",
        $0.provenance("metadata", "labels", label))
    }
  }

  private var definitionsSignal: Signal? {
    let own = definitions.objects.filter { $0.text("spec", "group") == "cilium.io" }
    return own.first.map {
      Signal(.definitions, "kinds of cilium.io are defined", $0.provenance())
    }
  }

  /// Where it is known that no agents run, what they leave behind says little.
  private func weighed(_ signal: Signal) -> Signal {
    agents.areKnownAbsent
      ? Signal(.definitions, "\(signal.observed), without agents", signal.provenance) : signal
  }
}
