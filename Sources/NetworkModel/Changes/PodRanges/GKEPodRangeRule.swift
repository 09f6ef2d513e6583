/// GKE: a range cannot be changed, but ranges can be added for new node pools and taken out when no
/// node pool uses them (https://cloud.google.com/kubernetes-engine/docs/how-to/multi-pod-cidr).
struct GKEPodRangeRule: PodRangeRule {
  func applies(in context: ChangeContext) -> Bool { context.provider == "gke" }

  func judge(_ change: RangeListChange, in context: ChangeContext) -> ChangeJudgement {
    let keepsSome = change.before.contains { old in
      change.after.contains { $0.contains(old) || old.contains($0) }
    }
    if keepsSome || change.before.isEmpty {
      return ChangeJudgement(
        .capacity,
        "node pools take addresses of more or of fewer ranges: GKE adds ranges for new node pools, "
          + "and takes out those that no node pool uses")
    }
    return OneWayDoor(
      "no range is left of those before, and GKE cannot replace the range a cluster was made with",
      wayBack: "another cluster"
    ).judgement
  }
}
