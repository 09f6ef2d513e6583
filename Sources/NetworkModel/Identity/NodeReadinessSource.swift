import ClusterObjects

/// Nodes that do not report, or report that they are not ready.
struct NodeReadinessSource: FactSource {
  static let notReady: FactName = "nodes.notReady"

  let definitions = [
    FactDefinition(
      notReady, .identity, "Names of the nodes whose Ready condition is not True.",
      isOfOneCluster: true, meaning: NodeReadinessMeaning())
  ]

  let inputs = [Scope("nodes")]

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let nodes = try evidence.objects(of: "nodes")
    if let reason = nodes.unseen { return [evidence.fact(Self.notReady, .unknown(reason))] }
    // https://kubernetes.io/docs/reference/node/node-status/#condition
    let notReady = nodes.objects.filter { node in
      node.elements("status", "conditions").first { $0["type"]?.text == "Ready" }?["status"]?.text
        != "True"
    }
    let silent = notReady.filter { node in node.elements("status", "conditions").isEmpty }
    guard silent.isEmpty else {
      return [
        evidence.fact(
          Self.notReady,
          .unknown(
            UnknownReason("\(silent.count) nodes show no Ready condition"),
            by: silent.map { $0.provenance("status") }))
      ]
    }
    return [
      evidence.fact(
        Self.notReady,
        .stated(
          FactValue(words: notReady.map(\.key.name)),
          by: notReady.map { $0.provenance("status", "conditions", "Ready", "status") }))
    ]
  }
}
