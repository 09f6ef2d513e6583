/// Texts that a regular expression accepts, for examples.
enum RegexSamples {
  /// A few texts, the plainest first; assertions are not looked at, so each has to be tried.
  static func texts(of node: RegexNode, max: Int) -> [String] {
    switch node {
    case .empty, .start, .end, .boundary: return [""]
    case .set(let set): return set.example.map { [String(Character($0))] } ?? []
    case .choice(let nodes):
      return Array(nodes.flatMap { texts(of: $0, max: max) }.prefix(max))
    case .repetition(let node, let min, let most):
      let once = texts(of: node, max: max)
      guard let plain = once.first else { return min == 0 ? [""] : [] }
      // Long repetitions are followed as far as they have to be, and no further.
      var found = [String(repeating: plain, count: min)]
      if most.map({ $0 > min }) ?? true {
        let more = once.map { String(repeating: plain, count: min) + $0 }
        found = min == 0 ? more + found : found + more
      }
      return Array(found.prefix(max))
    case .sequence(let nodes):
      var found = [""]
      for node in nodes {
        let next = texts(of: node, max: max)
        if next.isEmpty { return [] }
        var joined: [String] = []
        // First what differs in one place, so that every alternative is seen.
        for text in next { joined.append(found[0] + text) }
        for head in found.dropFirst() { joined.append(head + next[0]) }
        found = Array(joined.prefix(max))
      }
      return found
    }
  }
}
