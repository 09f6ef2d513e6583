/// A change that is judged by product and version.
struct EncapsulationMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(.disruptive, "packets between nodes are wrapped in another way")
  }
}
