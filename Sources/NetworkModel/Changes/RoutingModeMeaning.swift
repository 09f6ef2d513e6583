/// A change that is judged by product and version.
struct RoutingModeMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(.disruptive, "packets reach Pods of other nodes in another way")
  }
}
