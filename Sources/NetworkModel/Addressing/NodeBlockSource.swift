import ClusterObjects

/// The blocks of each node.
struct NodeBlockSource: FactSource {
  let definitions = [
    FactDefinition(
      .nodePodCIDRs, .addressing, "The blocks that a node's Pods take addresses from.",
      subjects: .counted, isOfOneCluster: true, follows: [.ipamMode, .cniName, "nodes.count"],
      meaning: NodeBlockMeaning())
  ]

  var inputs: [Scope] { NetworkPlugins.inputs + [Scope("nodes")] }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let settings = try evidence.detectedNetwork().settings(in: evidence)
    let blocks = try NodeBlocks(settings, evidence)
    var facts = blocks.byNode.map { node, blocks in
      evidence.fact(
        .nodePodCIDRs, of: .node(node), blocks.map { FactValue(words: $0.map(\.description)) })
    }
    // Of a node that is not listed nobody can say that it is gone.
    if let unseen = blocks.unseen {
      facts.append(evidence.fact(.nodePodCIDRs, .unknown(unseen)))
    }
    return facts
  }
}
