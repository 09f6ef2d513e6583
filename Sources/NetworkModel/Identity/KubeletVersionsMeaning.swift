import ClusterObjects

/// Nodes run other versions of kubelet.
struct KubeletVersionsMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive, .churn]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let from = Self.minors(of: change.from)
    let to = Self.minors(of: change.to)
    guard from != to else {
      return ChangeJudgement(
        .churn, "nodes of another patch release came, went, or restarted their kubelet")
    }
    return ChangeJudgement(
      .disruptive,
      "nodes of another minor version: a node is drained for that, or replaced, so connections of "
        + "its Pods end (https://kubernetes.io/releases/version-skew-policy/)")
  }

  private static func minors(of fact: Fact?) -> Set<[Int]> {
    Set(
      (fact?.value?.words ?? []).compactMap {
        ProductVersion($0).map { [$0.numbers[0], $0.numbers[1]] }
      })
  }

  /// Whether one version comes before another one: by number, then by the whole text.
  static func precedes(_ first: String, _ second: String) -> Bool {
    if let a = ProductVersion(first), let b = ProductVersion(second), a != b { return a < b }
    return first.precedesBytewise(second)
  }
}
