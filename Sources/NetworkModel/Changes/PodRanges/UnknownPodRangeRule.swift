/// What is known of no product: it fails safe.
struct UnknownPodRangeRule: PodRangeRule {
  func applies(in context: ChangeContext) -> Bool { true }

  func judge(_ change: RangeListChange, in context: ChangeContext) -> ChangeJudgement {
    let mode = context.ipamMode.map { "in IPAM mode \($0)" } ?? "in an IPAM mode that is not known"
    return OneWayDoor.presumed(
      "netlapse does not know how Pod ranges can be changed with "
        + "\(ProductRelease.plugin(in: context).text) \(mode)")
  }
}
