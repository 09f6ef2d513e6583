/// Another plugin connects Pods.
struct PluginSwapMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(
      .disruptive,
      "another plugin connects Pods: every Pod must be created again to get an address from it, "
        + "and both plugins' rules may stay on nodes until they restart")
  }
}
