/// Nodes track more or fewer connections.
struct ConntrackLimitMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.capacity]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let applied = "kube-proxy sets it when it starts"
    guard let before = Self.limit(context.before), let after = Self.limit(context.after) else {
      return ChangeJudgement(
        .capacity, "nodes track more or fewer connections before new ones are dropped; \(applied)")
    }
    let sizes = ConntrackLimit.exampleCPUCounts.map { cpuCount in
      let (old, new) = (
        Self.text(before.connections(cpuCount: cpuCount)),
        Self.text(after.connections(cpuCount: cpuCount))
      )
      return "with \(cpuCount) CPUs \(old == new ? "\(old) as before" : "\(old) -> \(new)")"
    }
    return ChangeJudgement(
      .capacity,
      "a node tracks at most, \(sizes.joined(separator: ", ")) connections; what comes beyond is "
        + "dropped; \(applied)")
  }

  private static func limit(_ facts: any FactLookup) -> ConntrackLimit? {
    guard let maxPerCore = facts.value(ConntrackSource.maxPerCore)?.number,
      let min = facts.value(ConntrackSource.min)?.number
    else { return nil }
    return ConntrackLimit(maxPerCore: maxPerCore, min: min)
  }

  private static func text(_ connections: Int?) -> String {
    connections.map(String.init) ?? "the kernel's own limit"
  }
}
