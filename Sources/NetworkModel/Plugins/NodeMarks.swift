import ClusterObjects

/// Nodes that carry a mark of a provider or of a plugin.
struct NodeMarks {
  /// Those that carry it, by name.
  let marked: [EvidenceObject]
  /// All nodes that were seen.
  let nodeCount: Int
  /// Why there may be more nodes; nil: these are all.
  let unseen: UnknownReason?

  /// - Throws: the history's error.
  init(
    in evidence: NetworkEvidence, where isMarked: (EvidenceObject) -> Bool
  ) throws {
    let nodes = try evidence.objects(of: "nodes")
    marked = nodes.objects.filter(isMarked)
    nodeCount = nodes.objects.count
    unseen = nodes.unseen
  }

  /// `3 of 5 nodes`.
  var share: String { "\(marked.count) of \(nodeCount) nodes" }

  /// What the marks say, where a node carries one.
  ///
  /// - Parameters:
  ///   - observed: what was seen, as the end of a sentence about the share of nodes.
  ///   - path: where the mark is, in the first of the nodes.
  func signal(_ strength: Signal.Strength, _ observed: String, _ path: String...) -> Signal? {
    guard let first = marked.first else { return nil }
    return Signal(
      strength, "\(share) \(observed)", Provenance(first.key, FieldPath(path)))
  }
}

extension EvidenceObject {
  /// The first of its labels that begins so, by name: `kubernetes.azure.com/`.
  func label(prefix: String) -> String? {
    guard case .object(let labels)? = self["metadata", "labels"] else { return nil }
    return labels.keys.filter { $0.hasPrefix(prefix) }.min { $0.precedesBytewise($1) }
  }

  /// A condition of its status, by type.
  func condition(_ type: String) -> JSONValue? {
    elements("status", "conditions").first { $0["type"]?.text == type }
  }
}
