/// Other IP families, or another order of them.
///
/// The order of `--service-cluster-ip-range` decides the primary family, and a Service cannot
/// change its own (https://kubernetes.io/docs/concepts/services-networking/dual-stack/). EKS fixes
/// it
/// (https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html).
struct IPFamiliesMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor, .disruptive]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let (before, after) = (change.from?.value?.words ?? [], change.to?.value?.words ?? [])
    guard let old = before.first, let new = after.first else {
      return OneWayDoor.presumed("the IP families are not stated on both sides")
    }
    if context.provider == "eks" {
      return OneWayDoor(
        "EKS fixes the IP family when a cluster is made", wayBack: "another cluster"
      ).judgement
    }
    if old != new {
      return OneWayDoor(
        "the primary IP family is another one: it decides the address of every Service, and no "
          + "Service can change its own",
        wayBack: "the old order in every component's configuration, with the default ServiceCIDR, "
          + "default/kubernetes and all Services created again: in practice another cluster"
      ).judgement
    }
    if after.count < before.count {
      return ChangeJudgement(
        .disruptive,
        "the secondary IP family goes: Services and Pods lose their addresses of it, and "
          + "dual-stack clients their connections")
    }
    if NodeAllocatorRule().applies(in: context) {
      return ChangeJudgement(
        .disruptive,
        "a secondary IP family comes: nodes take their blocks from Node.spec.podCIDRs, which "
          + "cannot be changed, so every Node has to be deleted and registered again; existing "
          + "Services stay single-stack until each is edited")
    }
    return ChangeJudgement(
      .disruptive,
      "a secondary IP family comes: agents and control plane restart, existing Pods get no address "
        + "of it before they are created again, existing Services stay single-stack until each is "
        + "edited"
    )
  }
}
