/// Cilium's pools as objects: pools and ranges may be added at run time; what is in use may not be
/// taken out, which not every version enforces
/// (https://docs.cilium.io/en/stable/network/concepts/ipam/multi-pool/).
struct CiliumMultiPoolRule: PodRangeRule {
  func applies(in context: ChangeContext) -> Bool {
    context.plugin == .cilium && context.ipamMode == "multi-pool"
  }

  func judge(_ change: RangeListChange, in context: ChangeContext) -> ChangeJudgement {
    change.removed.isEmpty
      ? ChangeJudgement(
        .capacity, "pools or ranges were added, which Cilium allows at run time")
      : ChangeJudgement(
        .disruptive,
        "a range is no longer in any pool: Cilium allows that only where no node has a block of it "
          + "and does not always check, so that addresses in use could be given out twice; the "
          + "range can be put back into its pool")
  }
}
