/// Nodes stopped or began to report that they are ready.
struct NodeReadinessMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.capacity]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let before = Set(change.from?.value?.words ?? [])
    let after = Set(change.to?.value?.words ?? [])
    var parts: [String] = []
    let lost = after.subtracting(before).sorted()
    let back = before.subtracting(after).sorted()
    if !lost.isEmpty {
      parts.append(
        "\(Self.list(lost)) stopped being ready: endpoints there take no new connections, and Pods "
          + "are evicted after some minutes")
    }
    if !back.isEmpty {
      parts.append("\(Self.list(back)) no longer counted as not ready: ready again, or gone")
    }
    return ChangeJudgement(.capacity, parts.joined(separator: "; "))
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}
