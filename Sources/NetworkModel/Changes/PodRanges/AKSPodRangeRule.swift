/// AKS: the one range of Azure CNI Overlay may grow to a larger one that holds it, IPv4 and Linux
/// nodes only (https://learn.microsoft.com/azure/aks/azure-cni-overlay-pod-expand).
struct AKSPodRangeRule: PodRangeRule {
  func applies(in context: ChangeContext) -> Bool {
    context.provider == "aks" && [.azure, .cilium, .kubenet].contains(context.plugin)
  }

  func judge(_ change: RangeListChange, in context: ChangeContext) -> ChangeJudgement {
    if context.plugin != .kubenet, change.before.count == 1, change.after.count == 1,
      change.lost.isEmpty, change.after.allSatisfy({ $0.family == .ipv4 })
    {
      return ChangeJudgement(
        .capacity,
        "the range grew to one that holds it, which AKS allows with Azure CNI Overlay and Linux "
          + "nodes only; it does not let it shrink again")
    }
    return OneWayDoor(
      "AKS lets the range of Azure CNI Overlay only grow to one that holds it: no shrinking, no "
        + "other range, no second one, no IPv6",
      wayBack: "another cluster"
    ).judgement
  }
}
