/// A running state changed: that of the configured one, taking effect.
struct RunningMeaning: ChangeMeaning {
  private let configured: any ChangeMeaning

  init(_ configured: any ChangeMeaning) { self.configured = configured }

  var classes: Set<ChangeClass> { configured.classes }

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let judgement = configured.judge(change, in: context)
    return ChangeJudgement(
      judgement.changeClass,
      "the agents were restarted, and what had been configured is in effect: \(judgement.meaning)")
  }
}
