import ClusterObjects

/// What flannel's agents wrote on Node objects, which is what they run with
/// (https://github.com/flannel-io/flannel/blob/master/pkg/subnet/kube/annotations.go).
struct FlannelNodes {
  /// What it reads.
  static let input = Scope("nodes")

  private static let prefix = "flannel.alpha.coreos.com/"

  /// Nodes with a backend among their annotations.
  let marked: [EvidenceObject]
  /// How many nodes there are.
  let count: Int
  /// Why there may be more nodes; nil: these are all.
  let unseen: UnknownReason?

  /// - Throws: the history's error.
  init(_ evidence: NetworkEvidence) throws {
    let nodes = try evidence.objects(of: "nodes")
    marked = nodes.objects.filter { $0.annotation(Self.prefix + "backend-type") != nil }
    count = nodes.objects.count
    unseen = nodes.unseen
  }

  /// The marked nodes that k3s runs, which has flannel built in
  /// (https://docs.k3s.io/networking/basic-network-options).
  var ofK3s: [EvidenceObject] {
    marked.filter { node in
      guard case .object(let annotations) = node["metadata", "annotations"] else { return false }
      return annotations.keys.contains { $0.hasPrefix("k3s.io/") }
    }
  }

  /// What speaks for flannel.
  var signal: Signal? {
    marked.first.map { node in
      Signal(
        .nodeMarks, "\(marked.count) of \(count) nodes have flannel's annotations",
        Self.place(node, "backend-type"))
    }
  }

  /// Where a node has one of flannel's annotations.
  static func place(_ node: EvidenceObject, _ name: String) -> Provenance {
    node.provenance("metadata", "annotations", prefix + name)
  }

  /// The backends that nodes run, each with its nodes, most frequent first.
  var backends: [(backend: FlannelBackend, nodes: [EvidenceObject])] {
    let byType = Dictionary(
      grouping: marked, by: { $0.annotation(Self.prefix + "backend-type") ?? "" })
    return byType.sorted { first, second in
      first.value.count != second.value.count
        ? first.value.count > second.value.count : first.key.precedesBytewise(second.key)
    }.map { (FlannelBackend(type: $0.key), $0.value) }
  }

  /// The backend, where all marked nodes run the same.
  var backend: Reading<FlannelBackend> {
    let found = backends
    guard let first = found.first, let node = first.nodes.first else {
      return .unknown(unseen ?? UnknownReason("no node has flannel's annotations"))
    }
    let places = found.compactMap { $0.nodes.first.map { Self.place($0, "backend-type") } }
    guard found.count == 1 else {
      let texts = found.map { "\($0.backend.type) on \($0.nodes.count)" }
      return .unknown(
        UnknownReason("nodes run different backends: \(texts.joined(separator: ", "))"),
        by: places)
    }
    return .stated(
      first.backend, by: [Self.place(node, "backend-type")],
      reasoning: "as the annotations of \(first.nodes.count) of \(count) nodes say")
  }

  /// Whether agents take the Node's block, as their annotations say; nil where none does.
  var usesNodePodCIDRs: Reading<Bool>? {
    guard let node = marked.first,
      let text = node.annotation(Self.prefix + "kube-subnet-manager")
    else { return nil }
    return .stated(text == "true", by: [Self.place(node, "kube-subnet-manager")])
  }
}
