import ClusterObjects

/// How long the prefixes of nodes' blocks are, for plugins that take them from the Node object.
enum NodeBlockSizes {
  /// One length for each IP family, where it is the same on every node.
  ///
  /// - Throws: the history's error.
  static func reading(in evidence: NetworkEvidence) throws -> Reading<[IPFamily: Int]> {
    let nodes = try evidence.objects(of: "nodes")
    if let unseen = nodes.unseen { return .unknown(unseen) }
    var counts: [IPFamily: [Int: Int]] = [:]
    var places: [Provenance] = []
    var withBlock = 0
    for node in nodes.objects {
      let blocks = node.elements("spec", "podCIDRs").compactMap { $0.text.flatMap(IPPrefix.init) }
      guard !blocks.isEmpty else { continue }
      withBlock += 1
      if places.isEmpty { places = [node.provenance("spec", "podCIDRs")] }
      for block in blocks { counts[block.family, default: [:]][block.length, default: 0] += 1 }
    }
    guard withBlock > 0 else {
      return .unknown(UnknownReason("no node has a block in .spec.podCIDRs"))
    }
    for (family, lengths) in counts.sorted(by: { $0.key < $1.key }) where lengths.count > 1 {
      let sizes = lengths.sorted { $0.key < $1.key }.map { "/\($0.key) on \($0.value)" }
      return .unknown(
        UnknownReason(
          "\(family.rawValue) blocks differ in size: \(sizes.joined(separator: ", "))"),
        by: places)
    }
    return .inferred(
      counts.compactMapValues { $0.keys.first },
      reasoning: "the blocks of \(withBlock) nodes are all of this size", by: places)
  }
}
