import ClusterObjects

/// What Calico's agents are configured for: variables of calico-node stand above the
/// FelixConfiguration of the node, and that above `default`
/// (https://docs.tigera.io/calico/latest/reference/felix/configuration).
struct CalicoFelix {
  private let agents: AgentWorkload
  private let fallback: EvidenceObject?
  private let ofNodes: [EvidenceObject]
  private let unseen: UnknownReason?

  /// What it reads beside the agents' workload.
  static let inputs = CalicoGroups.inputs("felixconfigurations")

  /// - Throws: the history's error.
  init(agents: AgentWorkload, _ evidence: NetworkEvidence) throws {
    let found = try CalicoGroups(agents: agents, evidence).objects("felixconfigurations")
    self.agents = agents
    fallback = found.objects.first { $0.key.name == "default" }
    var names: Set<String> = []
    ofNodes = found.objects.filter {
      $0.key.name.hasPrefix("node.") && names.insert($0.key.name).inserted
    }
    unseen = found.unseen
  }

  /// A setting that is true or false, false where nothing states it.
  func truth(_ field: String, variable: String) -> Reading<Bool> {
    if let stated = agents.variable(variable, of: CalicoPlugin.container), let text = stated.value {
      guard let value = Self.truth(of: text) else {
        return .unknown(
          UnknownReason("\(variable)=\(text) is neither true nor false"), by: stated.provenance)
      }
      return .stated(value, by: stated.provenance)
    }
    switch fallback?["spec", field] {
    case .bool(let value):
      let other = ofNodes.filter { $0["spec", field] == .bool(!value) }
      let names = other.map { String($0.key.name.dropFirst("node.".count)) }
      return .stated(
        value,
        by: [fallback?.provenance("spec", field)].compactMap { $0 }
          + other.map { $0.provenance("spec", field) },
        reasoning: names.isEmpty
          ? nil : "\(field) is otherwise for the nodes \(names.joined(separator: ", "))")
    case nil, .null:
      // An object that was seen says that the field is not set; where none was, nobody knows.
      if fallback == nil, let unseen { return .unknown(unseen) }
      return .documented(
        false,
        reasoning: "Calico 3.x: \(field) is off where nothing sets it "
          + "(https://docs.tigera.io/calico/latest/reference/resources/felixconfig)",
        by: [fallback?.provenance("spec")].compactMap { $0 })
    case .some:
      return .unknown(
        UnknownReason("\(field) of FelixConfiguration default is neither true nor false"),
        by: [fallback?.provenance("spec", field)].compactMap { $0 })
    }
  }

  /// The MTU stated for a device; nil where none is, and the agents find it.
  func mtuBytes(of wrap: CalicoWrap) -> Reading<Int>? {
    let (field, variable) = wrap.setting
    if let stated = agents.variable(variable, of: CalicoPlugin.container), let text = stated.value {
      guard let value = Int(text) else {
        return .unknown(UnknownReason("\(variable)=\(text) is no number"), by: stated.provenance)
      }
      return value > 0
        ? .stated(value, by: stated.provenance, reasoning: "\(variable) of \(agents.key.name)")
        : nil
    }
    guard let fallback, let value = fallback.int("spec", field), value > 0 else { return nil }
    return .stated(
      value, by: [fallback.provenance("spec", field)],
      reasoning: "\(field) of FelixConfiguration default")
  }

  private static func truth(of text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "1", "yes", "y", "t": true
    case "false", "0", "no", "n", "f": false
    default: nil
    }
  }
}
