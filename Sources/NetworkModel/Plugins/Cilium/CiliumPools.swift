import ClusterObjects

/// The pools of Cilium's multi-pool mode
/// (https://docs.cilium.io/en/stable/network/concepts/ipam/multi-pool/).
struct CiliumPools {
  private let pools: ObjectList
  private let configuration: CiliumConfiguration
  private static let families: [(family: IPFamily, member: String)] = [
    (.ipv4, "ipv4"), (.ipv6, "ipv6"),
  ]

  init(_ pools: ObjectList, configuration: CiliumConfiguration) {
    self.pools = pools
    self.configuration = configuration
  }

  /// Whether it is known that there is none.
  var areKnownAbsent: Bool { pools.isWhole && pools.objects.isEmpty }

  /// The ranges of all pools, in order of the pools' names.
  var ranges: Reading<[IPPrefix]> {
    if let reason = pools.unseen { return .unknown(reason) }
    var ranges: [IPPrefix] = []
    var proof: [Provenance] = []
    for pool in pools.objects {
      for (_, member) in Self.families {
        let texts = pool.elements("spec", member, "cidrs").compactMap(\.text)
        guard !texts.isEmpty else { continue }
        let place = pool.provenance("spec", member, "cidrs")
        let parsed = texts.compactMap { IPPrefix($0) }
        guard parsed.count == texts.count else {
          return .unknown(
            UnknownReason("\"\(texts.joined(separator: ", "))\" is no list of ranges"), by: [place])
        }
        ranges += parsed
        proof.append(place)
      }
    }
    guard !ranges.isEmpty else {
      return .unknown(
        UnknownReason("ipam is multi-pool, and there is no CiliumPodIPPool with a range"))
    }
    return .stated(ranges, by: proof)
  }

  /// The sizes of the blocks that nodes get of the pool Pods use unless they say otherwise.
  var blockSizes: Reading<[IPFamily: Int]> {
    if let reason = pools.unseen { return .unknown(reason) }
    var name = "default"
    if case .text(let text, _) = configuration["ipam-default-ip-pool"] { name = text }
    guard let pool = pools.objects.first(where: { $0.key.name == name }) else {
      return .unknown(UnknownReason("there is no CiliumPodIPPool \(name)"))
    }
    var sizes: [IPFamily: Int] = [:]
    var proof: [Provenance] = []
    for (family, member) in Self.families {
      guard let size = pool.int("spec", member, "maskSize") else { continue }
      sizes[family] = size
      proof.append(pool.provenance("spec", member, "maskSize"))
    }
    guard !sizes.isEmpty else {
      return .unknown(UnknownReason("CiliumPodIPPool \(name) names no maskSize"))
    }
    let others = pools.objects.filter { $0.key.name != name }.map(\.key.name)
    return .stated(
      sizes, by: proof,
      reasoning: others.isEmpty
        ? nil : "of the pool \(name); there are also \(others.joined(separator: ", "))")
  }
}
