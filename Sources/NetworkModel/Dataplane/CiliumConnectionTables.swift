import ClusterObjects

/// The sizes of Cilium's own connection tables (BPF maps), which track Pods' connections whether or
/// not kube-proxy is there (https://docs.cilium.io/en/stable/network/ebpf/maps/).
enum CiliumConnectionTables {
  private static let namespaces = ["kube-system", "cilium"]
  private static let ratioKey = "bpf-map-dynamic-size-ratio"
  /// CTMapEntriesGlobalTCPDefault and CTMapEntriesGlobalAnyDefault
  /// (https://github.com/cilium/cilium/blob/main/pkg/option/config.go).
  private static let tables = [
    (member: "tcp", key: "bpf-ct-global-tcp-max", entriesDefault: 524_288),
    (member: "any", key: "bpf-ct-global-any-max", entriesDefault: 262_144),
  ]

  /// What is read.
  static let inputs = namespaces.map {
    Scope("configmaps", namespace: $0, name: "cilium-config")
  }

  /// Entries by table; nil where Cilium is not at work.
  ///
  /// - Throws: the history's error.
  static func reading(in evidence: NetworkEvidence) throws -> Reading<FactValue>? {
    let network = try evidence.detectedNetwork()
    let isAtWork =
      network.primary.value == .cilium || network.others.contains { $0.plugin.name == .cilium }
    // What is left of Cilium under another plugin tracks nothing.
    if network.primary.value != nil, !isAtWork { return nil }
    var unseen: UnknownReason?
    for namespace in namespaces {
      switch try evidence.object("configmaps", in: namespace, named: "cilium-config") {
      case .present(let object): return entries(object)
      case .unknown(let reason): unseen = unseen ?? reason
      case .absent: break
      }
    }
    guard isAtWork else { return nil }
    return .unknown(unseen ?? UnknownReason("there is no ConfigMap cilium-config"))
  }

  private static func entries(_ object: EvidenceObject) -> Reading<FactValue> {
    var members: [String: FactValue] = [:]
    var proof: [Provenance] = []
    var defaults: [String] = []
    let ratio = object.entry(ratioKey).flatMap { Double($0) } ?? 0
    for table in tables {
      let place = object.provenance("data", table.key)
      if let text = object.entry(table.key) {
        guard let entries = Int(text), entries >= 0 else {
          return .unknown(
            UnknownReason("\(table.key) in \(object.key) is \(text), not a count"), by: [place])
        }
        // The chart writes 0 for: sized by memory.
        if entries > 0 {
          members[table.member] = .number(entries)
          proof.append(place)
          continue
        }
      }
      if ratio > 0 {
        members["dynamicSizeRatio"] = object.entry(ratioKey).map { .word($0) }
        proof.append(object.provenance("data", ratioKey))
      } else {
        members[table.member] = .number(table.entriesDefault)
        defaults.append(table.member)
      }
    }
    let value = FactValue.record(members)
    if !defaults.isEmpty {
      return .documented(
        value,
        reasoning: "\(object.key) does not size the table for \(defaults.joined(separator: ", ")): "
          + "the agent takes 524288 for tcp and 262144 for any "
          + "(https://github.com/cilium/cilium/blob/main/pkg/option/config.go)",
        by: proof + [object.provenance("data")])
    }
    return .stated(
      value, by: proof,
      reasoning: members["dynamicSizeRatio"] == nil
        ? nil : "tables without a size of their own get that share of the node's memory")
  }
}
