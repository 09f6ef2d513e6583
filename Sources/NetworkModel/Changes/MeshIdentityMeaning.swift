/// A change that is judged by product and version.
struct MeshIdentityMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(.oneWayDoor, "the cluster goes by another identity in its mesh")
  }
}
