import ClusterObjects

/// Other ranges for Services.
///
/// From Kubernetes 1.33 ranges are objects that come and go; an API server that serves them before
/// has the feature on, and GKE has it on from 1.31
/// (https://kubernetes.io/docs/tasks/network/extend-service-ip-ranges/,
/// keps/sig-network/1880-multiple-service-cidrs of https://github.com/kubernetes/enhancements).
/// EKS and OpenShift fix theirs at creation
/// (https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html,
/// render.go of https://github.com/openshift/cluster-network-operator/tree/master/pkg/network).
struct ServiceCIDRMeaning: ChangeMeaning {
  private static let objects: ResourceName = "servicecidrs.networking.k8s.io"

  let classes: Set<ChangeClass> = [.oneWayDoor, .disruptive, .capacity, .cosmetic]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    guard let ranges = RangeListChange(change) else {
      return OneWayDoor.presumed("the Service ranges cannot be read as ranges on both sides")
    }
    let keepsDefault = keepsDefault(ranges)
    if ranges.isSameSet, keepsDefault {
      return ChangeJudgement(.cosmetic, "the same ranges in another order or notation")
    }
    if ranges.isInferred, ranges.isNested {
      return ChangeJudgement(
        .capacity,
        "the range is inferred from ClusterIPs in use, and more or fewer of them were seen: "
          + "nothing says that the range itself changed")
    }
    if let refusal = refusal(change, context) { return refusal }
    if !ranges.lost.isEmpty || ranges.isSameSet {
      return removal(isOfAddedOnly: keepsDefault && ranges.added.isEmpty)
    }
    if !ranges.newFamilies.isEmpty {
      return ChangeJudgement(
        .disruptive,
        "Services get a range of another IP family: --service-cluster-ip-range must agree on every "
          + "API server, and existing Services keep their family until each is edited")
    }
    return ChangeJudgement(
      .capacity,
      ranges.removed.isEmpty
        ? "Services may get addresses of more ranges; an added range can be deleted again when no "
          + "ClusterIP of it is left"
        : "a range gave way to one that holds it: existing ClusterIPs stay valid")
  }

  /// Why ranges cannot be changed here; nil where they can.
  private func refusal(_ change: FactTransition, _ context: ChangeContext) -> ChangeJudgement? {
    switch context.provider {
    case "eks"?:
      return OneWayDoor(
        "EKS fixes the Service range when a cluster is made; whether it supports ServiceCIDR "
          + "objects beside it is not documented",
        wayBack:
          "another cluster; an added ServiceCIDR object can be deleted where the API lets go "
          + "of it"
      ).judgement
    case "openshift"?:
      return OneWayDoor(
        "OpenShift refuses another serviceNetwork once it is installed", wayBack: "another cluster"
      ).judgement
    default: break
    }
    if change.from?.provenance.contains(where: { $0.key.resource == Self.objects }) == true {
      return nil
    }
    let release = ProductRelease.kubernetes(in: context)
    let first = context.provider == "gke" ? ProductVersion(1, 31) : ProductVersion(1, 33)
    switch release.isAtLeast(first) {
    case true?: return nil
    case false?:
      return OneWayDoor(
        "Service ranges can be changed from Kubernetes \(first.numbers[0]).\(first.numbers[1]) on, "
          + "and this is \(release.text): the range is that of the API servers' flag, and Services "
          + "outside of it cannot be repaired",
        wayBack: "the old --service-cluster-ip-range on every API server, before Services get "
          + "addresses of the new one; after that, every such Service anew"
      ).judgement
    case nil:
      return OneWayDoor.presumed(
        "Service ranges can be changed from Kubernetes 1.33 on, and the API server's version is "
          + "not known")
    }
  }

  private func removal(isOfAddedOnly: Bool) -> ChangeJudgement {
    isOfAddedOnly
      ? ChangeJudgement(
        .capacity,
        "an added range was deleted: the API server lets it go only when no ClusterIP of it is "
          + "left")
      : ChangeJudgement(
        .disruptive,
        "the default range is another one, or a range gave way to one that does not hold it: "
          + "Services with addresses of what is gone must be created again, "
          + "--service-cluster-ip-range must agree on every API server, and default/kubernetes "
          + "moves with the default range")
  }

  /// Whether each family's first range, which is the default one, is the one it was.
  private func keepsDefault(_ ranges: RangeListChange) -> Bool {
    IPFamily.allCases.allSatisfy { family in
      guard let old = ranges.before.first(where: { $0.family == family }) else { return true }
      return ranges.after.first { $0.family == family } == old
    }
  }
}
