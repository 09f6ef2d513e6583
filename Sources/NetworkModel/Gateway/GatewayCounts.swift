import ClusterObjects

/// How many objects there are that lead traffic into the cluster.
struct GatewayCounts {
  private static let resources: [(name: ResourceName, kind: String)] = [
    ("gateways.gateway.networking.k8s.io", "Gateway"),
    ("listenersets.gateway.networking.k8s.io", "ListenerSet"),
    ("httproutes.gateway.networking.k8s.io", "HTTPRoute"),
    ("grpcroutes.gateway.networking.k8s.io", "GRPCRoute"),
    ("tlsroutes.gateway.networking.k8s.io", "TLSRoute"),
    ("tcproutes.gateway.networking.k8s.io", "TCPRoute"),
    ("udproutes.gateway.networking.k8s.io", "UDPRoute"),
    ("ingresses.networking.k8s.io", "Ingress"),
  ]

  /// What it reads.
  static let inputs = resources.map { Scope($0.name) }

  /// By kind; a kind of which not all objects were seen is left out, and the reasoning says so.
  ///
  /// - Throws: the history's error.
  static func reading(in evidence: NetworkEvidence) throws -> Reading<FactValue> {
    var counts: [String: FactValue] = [:]
    var unseen: [UnknownReason] = []
    for (name, kind) in resources {
      let (count, reason) = try evidence.count(of: name)
      if let reason {
        unseen.append(reason)
      } else {
        counts[kind] = .number(count)
      }
    }
    guard !counts.isEmpty else {
      return .unknown(
        UnknownReason(
          unseen: unseen.flatMap(\.unseen), "neither Gateways nor routes nor Ingresses were seen",
          shownBy: unseen.first?.shownBy))
    }
    let missing = unseen.map(\.because).joined(separator: "; ")
    return .stated(.record(counts), by: [], reasoning: missing.isEmpty ? nil : missing)
  }
}
