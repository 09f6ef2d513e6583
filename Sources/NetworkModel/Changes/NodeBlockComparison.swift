import ClusterObjects

/// The blocks of the nodes that are known on both sides.
struct NodeBlockComparison {
  /// How many nodes kept theirs.
  private let kept: Int
  /// Nodes whose blocks differ, in order.
  private let moved: [String]

  init(_ context: ChangeContext) {
    var kept = 0
    var moved: [String] = []
    for fact in context.before.subjects(of: .nodePodCIDRs) {
      guard let old = fact.value, let new = context.after.value(.nodePodCIDRs, of: fact.subject)
      else { continue }
      if old == new {
        kept += 1
      } else {
        moved.append(Self.name(of: fact.subject))
      }
    }
    self.kept = kept
    self.moved = moved
  }

  private static func name(of subject: FactSubject) -> String {
    if case .object(let key) = subject { key.name } else { subject.description }
  }

  /// What became of the blocks, as a sentence without a full stop.
  var sentence: String {
    let total = kept + moved.count
    if total == 0 {
      return "whether a node's block moved is not known: no node's block is known on both sides"
    }
    if moved.isEmpty {
      return "no node's block moved: \(total) of \(total) nodes known on both sides kept theirs, "
        + "and Node.spec.podCIDR cannot be changed"
    }
    let names = moved.prefix(3).joined(separator: ", ") + (moved.count > 3 ? ", ..." : "")
    return "\(moved.count) of \(total) nodes known on both sides have another block (\(names)), "
      + "which only deleting a Node and creating it again does"
  }
}
