/// Other ranges for Pods: whether a running cluster can take them, and give them back, is decided
/// by the way it gives addresses. Each way is a ``PodRangeRule``.
struct PodCIDRMeaning: ChangeMeaning {
  /// The first that applies decides.
  private static let rules: [any PodRangeRule] = [
    CiliumClusterPoolRule(), CiliumMultiPoolRule(), CalicoPoolRule(),
    OpenShiftClusterNetworkRule(), AKSPodRangeRule(), GKEPodRangeRule(), NodeAllocatorRule(),
    UnknownPodRangeRule(),
  ]

  let classes: Set<ChangeClass> = [.oneWayDoor, .disruptive, .capacity, .cosmetic]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    guard let ranges = RangeListChange(change) else {
      return OneWayDoor.presumed("the Pod ranges cannot be read as ranges on both sides")
    }
    if let swap = context.pluginSwap {
      return ChangeJudgement(
        .disruptive,
        "the ranges are those of another plugin (\(swap.from) -> \(swap.to)): Pods get addresses "
          + "of them when they are created again")
    }
    if ranges.before == ranges.after {
      return ChangeJudgement(.cosmetic, "the same ranges, written in another way")
    }
    if ranges.isInferred, ranges.isNested {
      return ChangeJudgement(
        .capacity,
        "the ranges are inferred from addresses in use, and more or fewer of them were seen: "
          + "nothing says that the ranges themselves changed")
    }
    let rule = Self.rules.first { $0.applies(in: context) } ?? UnknownPodRangeRule()
    if ranges.isSameSet, !rule.isOrdered || ranges.isAppended {
      return ChangeJudgement(.cosmetic, "the same ranges in another order")
    }
    return rule.judge(ranges, in: context)
  }
}
