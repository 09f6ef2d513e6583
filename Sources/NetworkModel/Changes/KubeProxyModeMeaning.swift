/// A change that is judged by product and version.
struct KubeProxyModeMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(.disruptive, "ClusterIPs are served in another way")
  }
}
