import ClusterObjects

/// The blocks of addresses that nodes have for their Pods.
struct NodeBlocks {
  /// By node, in order of names.
  let byNode: [(node: String, blocks: Reading<[IPPrefix]>)]
  /// Why there may be more nodes; nil: these are all.
  let unseen: UnknownReason?

  init(_ settings: PluginSettings, _ evidence: NetworkEvidence) throws {
    let nodes = try evidence.objects(of: "nodes")
    unseen = nodes.unseen
    byNode = nodes.objects.map { node in
      (node.key.name, Self.blocks(of: node, settings))
    }
  }

  /// Every block that is known.
  var all: [IPPrefix] { byNode.flatMap { $0.blocks.value ?? [] } }

  /// The Node object's own blocks count where the plugin takes them, or where nobody knows whether
  /// it does; else those the plugin keeps.
  private static func blocks(
    of node: EvidenceObject, _ settings: PluginSettings
  ) -> Reading<[IPPrefix]> {
    if let kept = settings.nodeBlocks {
      return kept[node.key.name]
        ?? .unknown(UnknownReason("the plugin has no object for this node"))
    }
    let listed = node.elements("spec", "podCIDRs").compactMap(\.text)
    let texts = listed.isEmpty ? [node.text("spec", "podCIDR")].compactMap { $0 } : listed
    let place = [node.provenance("spec", listed.isEmpty ? "podCIDR" : "podCIDRs")]
    if settings.usesNodePodCIDRs.value == false {
      return .unknown(
        UnknownReason("the plugin does not use the Node's block, and keeps none of its own"),
        by: place)
    }
    guard !texts.isEmpty else {
      return .unknown(UnknownReason("the Node has no block"), by: [node.provenance("spec")])
    }
    let blocks = texts.compactMap { IPPrefix($0) }
    guard blocks.count == texts.count else {
      return .unknown(
        UnknownReason("\(texts.joined(separator: ",")) is no list of ranges"), by: place)
    }
    return settings.usesNodePodCIDRs.value == true
      ? .stated(blocks, by: place)
      : .inferred(
        blocks, reasoning: "whether the plugin takes the Node's block is not known", by: place)
  }
}
