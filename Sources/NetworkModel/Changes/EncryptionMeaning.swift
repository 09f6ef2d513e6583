/// Packets between nodes are encrypted in another way, or no longer.
///
/// Ports and what both ends must share:
/// https://docs.cilium.io/en/stable/security/network/encryption/,
/// https://docs.tigera.io/calico/latest/network-policy/encrypt-cluster-pod-traffic.
struct EncryptionMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let before = Set(change.from?.value?.words ?? []).subtracting(["none"])
    let after = Set(change.to?.value?.words ?? []).subtracting(["none"])
    let effect =
      if after.isEmpty {
        "whoever sees the network between nodes can read Pods' packets again"
      } else if before.isEmpty {
        "packets between nodes grow by the header of \(after.sorted().joined(separator: " and ")), "
          + "and firewalls must let it through"
      } else {
        "packets between nodes are encrypted in another way"
      }
    return ChangeJudgement(.disruptive, "\(effect); \(AgentRestart(context).sentence)")
  }
}
