/// Cilium's cluster-pool: the list may be appended to, and no element of it may be edited
/// (https://docs.cilium.io/en/stable/network/concepts/ipam/cluster-pool/).
struct CiliumClusterPoolRule: PodRangeRule {
  let isOrdered = true

  func applies(in context: ChangeContext) -> Bool {
    context.plugin == .cilium && context.ipamMode == "cluster-pool"
  }

  func judge(_ change: RangeListChange, in context: ChangeContext) -> ChangeJudgement {
    guard change.isAppended else {
      return OneWayDoor(
        "an existing range was edited, moved or taken out, and Cilium allows a running "
          + "cluster-pool only to be appended to: nodes keep blocks that the operator no longer "
          + "accounts for",
        wayBack: "the old list with new ranges behind it, before a node gets a block of the edited "
          + "range; after that, every such node has to be deleted and joined again"
      ).judgement
    }
    if !change.newFamilies.isEmpty {
      return ChangeJudgement(
        .disruptive,
        "the pool gets its first range of another IP family: agents and operator restart for it, "
          + "and Pods get no address of that family before they are created again")
    }
    return ChangeJudgement(
      .capacity,
      "ranges were added behind the existing ones: nodes get blocks of them when the others are "
        + "used up, and once one is in use its range has to stay")
  }
}
