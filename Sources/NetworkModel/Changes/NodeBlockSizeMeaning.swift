/// A change that is judged by product and version.
struct NodeBlockSizeMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(.oneWayDoor, "new nodes get blocks of another size")
  }
}
