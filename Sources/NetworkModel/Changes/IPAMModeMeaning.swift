/// A change that is judged by product and version.
struct IPAMModeMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(.oneWayDoor, "another way of giving Pods addresses")
  }
}
