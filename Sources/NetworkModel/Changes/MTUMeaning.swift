/// A change that is judged by product and version.
struct MTUMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(.disruptive, "packets may be longer or shorter")
  }
}
