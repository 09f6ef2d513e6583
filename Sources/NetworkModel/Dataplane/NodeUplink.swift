import ClusterObjects

/// The link that carries a node's own address: what the node sends to others leaves by it, unless
/// routes say otherwise.
struct NodeUplink {
  /// Its MTU.
  let mtuBytes: Reading<Int>

  /// - Parameters:
  ///   - node: the Node.
  ///   - links: its links.
  init(of node: EvidenceObject, in links: EvidenceObject) {
    let own = node.elements("status", "addresses").compactMap { address -> String? in
      address["type"]?.text == "InternalIP" ? address["address"]?.text : nil
    }
    let addresses = Set(own.compactMap { IPAddress($0) })
    var found: [(name: String, mtu: Int?)] = []
    for link in links.elements("links") {
      let carries = (link["addresses"]?.elements ?? []).contains { address in
        let bare = address.text?.split(separator: "/").first
        return bare.flatMap { IPAddress(String($0)) }.map(addresses.contains) == true
      }
      if carries, let name = link["name"]?.text { found.append((name, link["mtu"]?.int)) }
    }
    let proof =
      found.isEmpty
      ? [Provenance(links.key)]
      : found.map { links.provenance("links", $0.name, "mtu") }
    let place = proof + [node.provenance("status", "addresses")]
    mtuBytes = Self.reading(found, own, place)
  }

  private static func reading(
    _ found: [(name: String, mtu: Int?)], _ own: [String], _ place: [Provenance]
  ) -> Reading<Int> {
    func unknown(_ because: String) -> Reading<Int> { .unknown(UnknownReason(because), by: place) }
    guard !own.isEmpty else { return unknown("the node has no InternalIP") }
    guard let first = found.first else {
      return unknown("none of its links carries \(own.joined(separator: " or "))")
    }
    guard let bytes = first.mtu, found.allSatisfy({ $0.mtu != nil }) else {
      return unknown("the link \(first.name) shows no MTU")
    }
    guard found.allSatisfy({ $0.mtu == bytes }) else {
      let list = found.map { "\($0.name) with \($0.mtu ?? 0)" }.joined(separator: ", ")
      return unknown("several links carry its addresses: \(list)")
    }
    return .stated(bytes, by: place, reasoning: "\(first.name) carries \(own[0])")
  }
}
