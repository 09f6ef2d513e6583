/// A change that is judged by product and version.
struct PodCIDRMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(.oneWayDoor, "the ranges Pods take addresses from differ")
  }
}
