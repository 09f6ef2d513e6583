/// A Service was deleted and created again under its name.
struct ServiceIncarnationMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(
      .disruptive,
      "it was deleted and created again under the same name: in between it had no address and no "
        + "endpoints, connections to it were cut, and what watches it saw it gone")
  }
}
