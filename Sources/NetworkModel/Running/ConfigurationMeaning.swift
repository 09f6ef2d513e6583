/// Agents were restarted, or what they read at their start was edited.
struct ConfigurationMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    switch change.to?.value?.word {
    case "yes":
      ChangeJudgement(
        .disruptive,
        "all agents have been started since it was edited: what it says is in effect now")
    case "partly":
      ChangeJudgement(
        .disruptive,
        "some agents run with it and some with what was there before: nodes differ until all are "
          + "restarted")
    default:
      ChangeJudgement(
        .disruptive,
        "it was edited and its agents run with what was there before: it takes effect on each node "
          + "when the agent restarts, for whatever reason")
    }
  }
}
