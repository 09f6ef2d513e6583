import ClusterObjects

/// Where Cilium's Pods get their addresses from
/// (https://docs.cilium.io/en/stable/network/concepts/ipam/).
struct CiliumAddressing {
  private let configuration: CiliumConfiguration
  private let mode: Reading<String>
  private let pools: CiliumPools
  private let ciliumNodes: ObjectList
  private let nodes: ObjectList
  private let delegated: AzureDelegation

  /// Modes in which a cloud or another plugin has the addresses, and Cilium no range.
  private static let modesWithoutRanges = ["eni", "azure", "alibabacloud"]
  private static let modes =
    modesWithoutRanges + [
      "cluster-pool", "cluster-pool-v2beta", "crd", "delegated-plugin", "kubernetes", "multi-pool",
    ]

  init(
    _ evidence: NetworkEvidence, _ configuration: CiliumConfiguration, version: ProductVersion?
  ) throws {
    self.configuration = configuration
    mode = Self.mode(configuration, version: version)
    pools = CiliumPools(
      try evidence.objects(of: "ciliumpodippools.cilium.io"), configuration: configuration)
    ciliumNodes = try evidence.objects(of: "ciliumnodes.cilium.io")
    nodes = try evidence.objects(of: "nodes")
    delegated = AzureDelegation(try evidence.objects(of: "nodenetworkconfigs.acn.azure.com"))
  }

  /// Writes down what is about addresses.
  func fill(_ settings: inout PluginSettings) {
    settings.ipamMode = mode
    if let chain = configuration.chainingMode {
      let other = UnknownReason(
        "Cilium is chained (\(chain)): the plugin it is chained on gives Pods addresses")
      settings.ipamMode = .unknown(other)
      settings.podCIDRs = .unknown(other)
      settings.nodeBlockSizes = .unknown(other)
      settings.usesNodePodCIDRs = .unknown(other)
      return
    }
    settings.podCIDRs = podCIDRs
    settings.usesNodePodCIDRs = mode.map { $0 == "kubernetes" }
    settings.nodeBlockSizes = blockSizes
    settings.nodeBlocks = mode.value == "kubernetes" ? nil : nodeBlocks
  }

  private static func mode(
    _ configuration: CiliumConfiguration, version: ProductVersion?
  ) -> Reading<String> {
    let isDocumented = version.map { $0 >= ProductVersion(1, 9) } ?? true
    return configuration.reading(
      "ipam", expecting: modes.sorted().joined(separator: ", "),
      absent: isDocumented
        ? .documented(
          "cluster-pool",
          reasoning: "Cilium 1.9 and newer uses cluster-pool where ipam is not set "
            + "(https://docs.cilium.io/en/stable/cmdref/cilium-agent/)",
          by: configuration.sighting.object.map { [$0.provenance("data")] } ?? [])
        : .unknown(UnknownReason("ipam is not set, and its default before Cilium 1.9 varies"))
    ) { modes.contains($0) ? $0 : nil }
  }

  // MARK: Ranges

  private var podCIDRs: Reading<[IPPrefix]> {
    switch mode.value {
    case nil: return mode.map { _ in [] }
    case "multi-pool": return pools.areKnownAbsent ? takenOver(clusterPool) : pools.ranges
    case "kubernetes":
      return .unknown(
        UnknownReason(
          "ipam is kubernetes: Cilium uses the blocks of the Node objects, and nothing of its own "
            + "names the range they come from",
          shownBy: "nodes, or what gives them their blocks"), by: mode.provenance)
    case "crd":
      return .unknown(
        UnknownReason("ipam is crd: whoever writes the CiliumNodes has the ranges"),
        by: mode.provenance)
    case "delegated-plugin": return delegated.ranges(mode)
    case let word where Self.modesWithoutRanges.contains(word ?? ""):
      return mode.map { _ in [] }.noting(
        "the cloud gives Pods addresses, not out of a range of Cilium")
    default: return clusterPool
    }
  }

  private var clusterPool: Reading<[IPPrefix]> {
    let found = poolFamilies.map { family in
      let key = "cluster-pool-\(family.word)-cidr"
      return configuration.reading(
        key, expecting: "a list of ranges", absent: .unknown(UnknownReason("\(key) is not set"))
      ) { text in
        let ranges = text.split { $0 == " " || $0 == "," }.map { IPPrefix(String($0)) }
        return ranges.isEmpty || ranges.contains(nil) ? nil : ranges.compactMap { $0 }
      }
    }
    guard let first = found.first else {
      return .unknown(UnknownReason("\(configuration.key) enables neither IPv4 nor IPv6"))
    }
    return found.dropFirst().reduce(first) { all, next in all.combined(with: next) { $0 + $1 } }
  }

  /// The families whose pools count: those that are on, else those that are named.
  private var poolFamilies: [IPFamily] {
    if let families = configuration.families.value { return families }
    let named = IPFamily.allCases.filter { family in
      if case .text = configuration["cluster-pool-\(family.word)-cidr"] { true } else { false }
    }
    return named.isEmpty ? [.ipv4] : named
  }

  /// The pool that the change from cluster-pool to multi-pool starts with has the range and the
  /// block size of before
  /// (https://docs.cilium.io/en/stable/network/concepts/ipam/cluster-pool-to-multi-pool/).
  private func takenOver<Value>(_ reading: Reading<Value>) -> Reading<Value> {
    guard let value = reading.value else { return reading }
    return .inferred(
      value,
      reasoning: "there is no CiliumPodIPPool, and the one that a change from cluster-pool starts "
        + "with has what was configured for cluster-pool",
      by: mode.provenance + reading.provenance)
  }

  // MARK: Blocks

  private var blockSizes: Reading<[IPFamily: Int]> {
    switch mode.value {
    case "kubernetes":
      return .unknown(
        UnknownReason("ipam is kubernetes: Cilium uses the blocks of the Node objects"),
        by: mode.provenance)
    case "multi-pool":
      return pools.areKnownAbsent ? takenOver(clusterPoolBlockSizes) : pools.blockSizes
    case "delegated-plugin": return delegated.blockSizes
    case "cluster-pool", "cluster-pool-v2beta": return clusterPoolBlockSizes
    case nil: return mode.map { _ in [:] }
    case .some(let word):
      return .unknown(UnknownReason("with ipam \(word) nodes have no blocks"), by: mode.provenance)
    }
  }

  private var clusterPoolBlockSizes: Reading<[IPFamily: Int]> {
    var found: Reading<[IPFamily: Int]>?
    for family in poolFamilies {
      let key = "cluster-pool-\(family.word)-mask-size"
      let size: Reading<[IPFamily: Int]> = configuration.reading(
        key, expecting: "a prefix length", absent: .unknown(UnknownReason("\(key) is not set"))
      ) { text in Int(text).flatMap { (1...family.bits).contains($0) ? [family: $0] : nil } }
      found = found?.combined(with: size) { $0.merging($1) { $1 } } ?? size
    }
    return found ?? .unknown(UnknownReason("\(configuration.key) enables neither IPv4 nor IPv6"))
  }

  /// Blocks by node, from the CiliumNodes; nodes that have none yet are unknown.
  private var nodeBlocks: [String: Reading<[IPPrefix]>] {
    var blocks: [String: Reading<[IPPrefix]>] = [:]
    for node in nodes.objects {
      blocks[node.key.name] = .unknown(
        ciliumNodes.unseen ?? UnknownReason("there is no CiliumNode \(node.key.name)"))
    }
    for node in ciliumNodes.objects { blocks[node.key.name] = ownBlocks(node) }
    guard let word = mode.value else { return blocks }
    if Self.modesWithoutRanges.contains(word) {
      return blocks.mapValues { _ in mode.map { _ in [] } }
    }
    guard word == "delegated-plugin" else { return blocks }
    let none: Reading<[IPPrefix]> =
      delegated.unseen.map { .unknown($0) } ?? mode.map { _ in [] }
    return blocks.mapValues { _ in none }.merging(delegated.blocks) { $1 }
  }

  private func ownBlocks(_ node: EvidenceObject) -> Reading<[IPPrefix]> {
    let allocated = node.elements("spec", "ipam", "pools", "allocated")
    let isPooled = !allocated.isEmpty
    let texts =
      isPooled
      ? allocated.flatMap { $0["cidrs"]?.elements?.compactMap(\.text) ?? [] }
      : node.elements("spec", "ipam", "podCIDRs").compactMap(\.text)
    let place =
      isPooled
      ? node.provenance("spec", "ipam", "pools", "allocated")
      : node.provenance("spec", "ipam", "podCIDRs")
    let ranges = texts.map { IPPrefix($0) }
    if ranges.isEmpty {
      return .unknown(UnknownReason("CiliumNode \(node.key.name) has no block"), by: [place])
    }
    if ranges.contains(nil) {
      return .unknown(
        UnknownReason("\"\(texts.joined(separator: ", "))\" is no list of ranges"), by: [place])
    }
    return .stated(ranges.compactMap { $0 }, by: [place])
  }
}

extension IPFamily {
  /// As Cilium's keys write it.
  fileprivate var word: String { self == .ipv4 ? "ipv4" : "ipv6" }
}
