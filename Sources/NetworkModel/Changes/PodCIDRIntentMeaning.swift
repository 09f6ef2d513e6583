/// A change that is judged by product and version.
struct PodCIDRIntentMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(.oneWayDoor, "the intent for Pod ranges differs")
  }
}
