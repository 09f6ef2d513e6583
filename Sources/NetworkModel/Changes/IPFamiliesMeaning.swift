/// A change that is judged by product and version.
struct IPFamiliesMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(.oneWayDoor, "the IP families of the cluster differ")
  }
}
