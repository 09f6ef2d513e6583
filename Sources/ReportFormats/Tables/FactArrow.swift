import NetworkModel

/// What became of a fact, for people: `iptables -> nftables`; of a record only what differs in it.
struct FactArrow {
  /// The members that differ, or the whole value under an empty name: on each side as text, `-`
  /// where nothing is stated.
  let parts: [(name: String, from: String, to: String)]

  /// More of a value is cut off.
  private static let textMax = 100

  init(from: Fact?, to: Fact?) {
    if let old = from?.value, let new = to?.value, case .record = old, case .record = new {
      parts = Self.differences(old, new, below: "")
    } else {
      parts = [("", Self.text(from), Self.text(to))]
    }
  }

  /// On one line.
  var text: String {
    let shown = parts.prefix(4).map { part in
      (part.name.isEmpty ? "" : part.name + " ") + "\(part.from) -> \(part.to)"
    }
    let more = parts.count > 4 ? ", and \(parts.count - 4) more" : ""
    return shown.joined(separator: ", ") + more
  }

  private static func differences(
    _ old: FactValue?, _ new: FactValue?, below path: String
  ) -> [(name: String, from: String, to: String)] {
    if old == new { return [] }
    if case .list(let before)? = old, case .list(let after)? = new {
      // Of a long list, such as the plugins of a server block, what both have says nothing.
      let gone = FactValue.list(before.filter { !after.contains($0) })
      let come = FactValue.list(after.filter { !before.contains($0) })
      if gone != [] || come != [] { return [(path, brief(gone.text), brief(come.text))] }
    }
    guard case .record(let before)? = old, case .record(let after)? = new else {
      return [(path, brief(old?.text ?? "-"), brief(new?.text ?? "-"))]
    }
    return Set(before.keys).union(after.keys).sorted().flatMap { name in
      differences(
        before[name], after[name], below: path.isEmpty ? name : "\(path) \(name)")
    }
  }

  private static func text(_ fact: Fact?) -> String {
    fact.map { brief($0.value?.text ?? "unknown") } ?? "-"
  }

  private static func brief(_ text: String) -> String {
    text.count > textMax ? text.prefix(textMax - 3) + "..." : text
  }
}
