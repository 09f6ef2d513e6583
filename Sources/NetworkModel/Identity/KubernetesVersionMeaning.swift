/// Another version of the API server. It carries no packets itself: what nodes run is told by
/// `kubelet.versions` and the facts of the plugin.
struct KubernetesVersionMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive, .routing, .cosmetic]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    guard let from = change.from?.value?.word.flatMap({ ProductVersion($0) }),
      let to = change.to?.value?.word.flatMap({ ProductVersion($0) }),
      from.numbers.prefix(2) != to.numbers.prefix(2)
    else {
      return ChangeJudgement(
        .cosmetic, "another build of the same minor version: defaults of the network stay")
    }
    guard to > from else {
      return ChangeJudgement(
        .disruptive,
        "an API server of an older minor version: Kubernetes supports no way back, and objects may "
          + "have fields that it does not know "
          + "(https://kubernetes.io/releases/version-skew-policy/)")
    }
    // The defaults that are planned to change for everybody who did not choose.
    let switching = ProductVersion(1, 40)
    if from < switching, to >= switching {
      return ChangeJudgement(
        .disruptive,
        "with 1.40 kube-proxy is planned to use nftables where no mode is set (KEP-5343), to "
          + "refuse ipvs by default (KEP-5495) and to ignore externalIPs by default (KEP-5707)")
    }
    return ChangeJudgement(
      .routing,
      "another minor version of the controllers that choose endpoints and give out ranges; "
        + "kube-proxy and the plugin change with the nodes and add-ons, which are told apart")
  }
}
