/// OpenShift with OVN-Kubernetes: an entry of clusterNetwork may get a shorter mask, and nothing
/// else (render.go and ovn_kubernetes.go of
/// https://github.com/openshift/cluster-network-operator/tree/master/pkg/network).
struct OpenShiftClusterNetworkRule: PodRangeRule {
  func applies(in context: ChangeContext) -> Bool {
    context.provider == "openshift" || context.plugin == .openshiftSDN
  }

  func judge(_ change: RangeListChange, in context: ChangeContext) -> ChangeJudgement {
    if context.plugin == .ovnKubernetes, change.isGrowthInPlace {
      return ChangeJudgement(
        .capacity,
        "the range grew around its first address, which the network operator allows; it does not "
          + "let it shrink again")
    }
    let allowed =
      context.plugin == .ovnKubernetes
      ? "the network operator lets a range only grow around its first address"
      : "OpenShift lets a range grow with OVN-Kubernetes only, which is not known to run here"
    return OneWayDoor(
      "\(allowed): it adds, removes, shrinks or moves none",
      wayBack: "the old clusterNetwork, before the operator has taken the new one; otherwise "
        + "another cluster"
    ).judgement
  }
}
