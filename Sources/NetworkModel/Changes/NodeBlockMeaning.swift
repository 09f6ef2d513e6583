/// A change that is judged by product and version.
struct NodeBlockMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.capacity]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(.capacity, "the blocks of a node differ")
  }
}
