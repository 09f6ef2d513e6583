package import NetworkModel

extension AddressPool {
  /// More than any cluster has: what lies beyond is left out.
  private static let poolsMax = 32

  /// The ranges of Pods and Services that the facts know.
  ///
  /// Of a Pod range what lies in nodes' blocks is given out, because no other node can have it:
  /// known only where the blocks of all nodes are. How many addresses of a Service range are taken
  /// no fact tells yet.
  package static func pools(in facts: FactSet) -> [AddressPool] {
    let blocks = nodeBlocks(facts)
    let pods = ranges(.podCIDRs, facts).map { range in
      AddressPool(
        name: "pods \(range)", total: size(range),
        used: blocks.map { blocks in
          blocks.filter { range.contains($0) }.map(size).reduce(0, +)
        })
    }
    let services = ranges(.serviceCIDRs, facts).map { range in
      AddressPool(name: "services \(range)", total: size(range), used: nil)
    }
    return Array((pods + services).prefix(poolsMax))
  }

  private static func ranges(_ name: FactName, _ facts: FactSet) -> [IPPrefix] {
    Set(prefixes(facts[name, .cluster]) ?? []).sorted()
  }

  /// The blocks of all nodes, each once; nil where some are not known, or no node says any.
  private static func nodeBlocks(_ facts: FactSet) -> Set<IPPrefix>? {
    var all: Set<IPPrefix> = []
    for fact in facts.subjects(of: .nodePodCIDRs) {
      guard let blocks = prefixes(fact) else { return nil }
      all.formUnion(blocks)
    }
    return all.isEmpty ? nil : all
  }

  /// The ranges a fact lists; nil where it is not known, or lists anything else.
  private static func prefixes(_ fact: Fact?) -> [IPPrefix]? {
    guard let elements = fact?.value?.elements else { return nil }
    let prefixes = elements.compactMap { $0.word.flatMap { IPPrefix($0) } }
    return prefixes.count == elements.count ? prefixes : nil
  }

  private static func size(_ range: IPPrefix) -> Double {
    Double(sign: .plus, exponent: range.family.bits - range.length, significand: 1)
  }
}
