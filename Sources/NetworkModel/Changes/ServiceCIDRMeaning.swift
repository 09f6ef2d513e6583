/// A change that is judged by product and version.
struct ServiceCIDRMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.capacity]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(.capacity, "the ranges Services take addresses from differ")
  }
}
