import ClusterObjects

/// What AKS writes down of the addresses it gives to Pods of Cilium: with `ipam: delegated-plugin`
/// another plugin asks a node's agent for them
/// (https://docs.cilium.io/en/stable/network/concepts/ipam/azure-delegated-ipam/).
struct AzureDelegation {
  private let configs: ObjectList

  /// - Parameter configs: the NodeNetworkConfigs.
  init(_ configs: ObjectList) { self.configs = configs }

  /// The ranges of the cluster's Pods: none where there is nothing of AKS.
  func ranges(_ mode: Reading<String>) -> Reading<[IPPrefix]> {
    if let reason = configs.unseen { return .unknown(reason, by: mode.provenance) }
    var found: [IPPrefix: Provenance] = [:]
    for config in configs.objects {
      let containers = config.elements("status", "networkContainers")
      for text in containers.compactMap({ $0["subnetAddressSpace"]?.text }) {
        let place = config.provenance("status", "networkContainers")
        guard let range = IPPrefix(text) else {
          return .unknown(
            UnknownReason("subnetAddressSpace \"\(text)\" is no range"), by: [place])
        }
        if found[range] == nil { found[range] = place }
      }
    }
    if found.isEmpty {
      return mode.map { _ in [] }
        .noting(
          "the plugin that Cilium delegates to has the addresses, not out of a range of Cilium")
    }
    let ranges = found.keys.sorted()
    return .stated(
      ranges, by: mode.provenance + ranges.compactMap { found[$0] },
      reasoning: "subnetAddressSpace of the NodeNetworkConfigs, from which Cilium's delegate gives "
        + "Pods addresses")
  }

  /// The block of each node that has one: with an overlay, `primaryIP` is a range
  /// (https://docs.cilium.io/en/stable/network/concepts/ipam/azure-delegated-ipam/).
  var blocks: [String: Reading<[IPPrefix]>] {
    var blocks: [String: Reading<[IPPrefix]>] = [:]
    for config in configs.objects {
      let containers = config.elements("status", "networkContainers")
      let ranges = containers.compactMap { $0["primaryIP"]?.text.flatMap { IPPrefix($0) } }
      if ranges.isEmpty { continue }
      blocks[config.key.name] = .stated(
        ranges, by: [config.provenance("status", "networkContainers")])
    }
    return blocks
  }

  /// The size of nodes' blocks, where all have the same one.
  var blockSizes: Reading<[IPFamily: Int]> {
    if let reason = configs.unseen { return .unknown(reason) }
    let all = blocks.sorted { $0.key.precedesBytewise($1.key) }.map(\.value)
    var sizes: [IPFamily: Set<Int>] = [:]
    for range in all.compactMap(\.value).joined() {
      sizes[range.family, default: []].insert(range.length)
    }
    guard !sizes.isEmpty else {
      return .unknown(UnknownReason("the plugin that Cilium delegates to gives nodes no blocks"))
    }
    guard sizes.values.allSatisfy({ $0.count == 1 }) else {
      return .unknown(
        UnknownReason("nodes have blocks of several sizes"), by: all.flatMap(\.provenance))
    }
    return .inferred(
      sizes.compactMapValues(\.first),
      reasoning: "all NodeNetworkConfigs have a block of this size",
      by: all.prefix(1).flatMap(\.provenance))
  }

  /// Why there may be NodeNetworkConfigs that nobody saw.
  var unseen: UnknownReason? { configs.unseen }
}
