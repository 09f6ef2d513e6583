import ClusterObjects

/// The block size that Cilium's configuration states for its mode cluster-pool, whatever mode it is
/// in: an edit that is not read today is read when the mode changes
/// (https://docs.cilium.io/en/stable/network/concepts/ipam/cluster-pool/).
struct ClusterPoolSource: FactSource {
  private static let configured: FactName = "podCIDRs.nodePrefixLength.configured"
  private static let namespaces = ["cilium", "kube-system"]

  let definitions = [
    FactDefinition(
      configured, .addressing,
      "Prefix length of a node's block that Cilium's configuration states for cluster-pool, by IP "
        + "family; stated only where a key is set.",
      follows: [.nodeBlockSize, .cniName], meaning: ClusterPoolMeaning())
  ]

  let inputs = namespaces.map { Scope("configmaps", namespace: $0, name: "cilium-config") }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    for namespace in Self.namespaces {
      guard
        let object = try evidence.object("configmaps", in: namespace, named: "cilium-config").object
      else { continue }
      var sizes: [String: FactValue] = [:]
      var proof: [Provenance] = []
      for (family, key) in [
        (IPFamily.ipv4, "cluster-pool-ipv4-mask-size"),
        (IPFamily.ipv6, "cluster-pool-ipv6-mask-size"),
      ] {
        guard let text = object.entry(key) else { continue }
        let place = object.provenance("data", key)
        guard let size = Int(text), (0...family.bits).contains(size) else {
          return [
            evidence.fact(
              Self.configured,
              .unknown(UnknownReason("\(key) \(text) is no prefix length"), by: [place]))
          ]
        }
        sizes[family.rawValue] = .number(size)
        proof.append(place)
      }
      if sizes.isEmpty { return [] }
      return [evidence.fact(Self.configured, .stated(.record(sizes), by: proof))]
    }
    return []
  }
}
