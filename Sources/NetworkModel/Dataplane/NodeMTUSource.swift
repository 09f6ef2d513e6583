import ClusterObjects

/// How long packets may be on nodes' own links, where the links were asked for.
struct NodeMTUSource: FactSource {
  /// Of one node.
  static let uplinkMTU: FactName = "node.uplinkMTUBytes"
  /// So many nodes are named where they differ.
  private static let namesMax = 3

  let definitions = [
    FactDefinition(
      .nodeMTU, .dataplane,
      "The MTU of the links that carry nodes' own addresses, in bytes, where all have the same.",
      isAlwaysReported: true, meaning: MTUMeaning()),
    FactDefinition(
      uplinkMTU, .dataplane, "The MTU of the link that carries a node's own address, in bytes.",
      subjects: .comingAndGoing, follows: [.nodeMTU], meaning: MTUMeaning()),
  ]

  let inputs = [Scope("node-links"), Scope("nodes")]

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let links = try evidence.objects(of: "node-links")
    let nodes = try evidence.objects(of: "nodes")
    guard !links.objects.isEmpty else {
      // Nobody has to ask for links: a gate must not wait for what was never meant to be seen.
      let isAttempted = evidence.moment.snapshot(for: "node-links") != nil
      return [
        evidence.fact(.nodeMTU, .unknown(Self.notSeen(isAttempted ? links.unseen : nil)))
      ]
    }
    let byName = Dictionary(nodes.objects.map { ($0.key.name, $0) }) { first, _ in first }
    // Links that were seen before a node went are of no node.
    let seen = links.objects.filter { byName[$0.key.name] != nil || !nodes.isWhole }
    let readings = seen.map { object in
      (
        node: object.key.name,
        reading: byName[object.key.name].map { NodeUplink(of: $0, in: object).mtuBytes }
          ?? .unknown(
            nodes.unseen ?? UnknownReason("there is no such node"), by: [Provenance(object.key)])
      )
    }
    let names = Set(seen.map(\.key.name))
    let missing = nodes.objects.first { !names.contains($0.key.name) }.map { node in
      UnknownReason(
        unseen: ["node-links"], "the links of \(node.key.name) were not seen",
        shownBy: "ip -j link on it")
    }
    let whole = Self.ofAll(readings, unseen: links.unseen ?? nodes.unseen ?? missing)
    return [evidence.fact(.nodeMTU, whole.map { .number($0) })]
      + readings.map { node, reading in
        evidence.fact(Self.uplinkMTU, of: .node(node), reading.map { .number($0) })
      }
  }

  /// https://kubernetes.io/docs/reference/node/node-labels/: there is no annotation or label for
  /// it, so no object of the API can show it.
  private static func notSeen(_ unseen: UnknownReason?) -> UnknownReason {
    let because = "no object of the API shows the MTU of a node's links"
    let remedy = "ip -j link on the nodes"
    return unseen == nil
      ? UnknownReason(because, shownBy: remedy)
      : UnknownReason(unseen: ["node-links"], because, shownBy: remedy)
  }

  private static func ofAll(
    _ readings: [(node: String, reading: Reading<Int>)], unseen: UnknownReason?
  ) -> Reading<Int> {
    var nodesByMTU: [Int: [String]] = [:]
    var proof: [Provenance] = []
    var open: (node: String, reason: UnknownReason)?
    for (node, reading) in readings {
      if let bytes = reading.value { nodesByMTU[bytes, default: []].append(node) }
      if let reason = reading.unknown, open == nil { open = (node, reason) }
      proof += reading.provenance
    }
    let counts = nodesByMTU.sorted { $0.key < $1.key }.map { bytes, nodes in
      let names = nodes.prefix(namesMax).joined(separator: ", ")
      return "\(bytes) on \(nodes.count == 1 ? "1 node" : "\(nodes.count) nodes") (\(names)"
        + (nodes.count > namesMax ? " ...)" : ")")
    }
    guard nodesByMTU.count <= 1 else {
      return .unknown(UnknownReason("nodes differ: \(counts.joined(separator: ", "))"), by: proof)
    }
    let seen = counts.first.map { "; it is \($0)" } ?? ""
    if let (node, reason) = open {
      return .unknown(reason.saying("\(node): \(reason.because)\(seen)"), by: proof)
    }
    if let unseen {
      return .unknown(unseen.saying("\(unseen.because)\(seen)"), by: proof)
    }
    guard let bytes = nodesByMTU.keys.first else {
      return .unknown(UnknownReason("no node's link was seen"), by: proof)
    }
    return .stated(
      bytes, by: proof, reasoning: "of the links that carry the nodes' InternalIP addresses")
  }
}

extension UnknownReason {
  /// The same reason in other words.
  fileprivate func saying(_ because: String) -> UnknownReason {
    unseen.isEmpty
      ? UnknownReason(because, shownBy: shownBy)
      : UnknownReason(unseen: unseen, because, shownBy: shownBy)
  }
}
