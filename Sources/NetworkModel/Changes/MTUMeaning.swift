/// Packets may be longer or shorter.
///
/// Calico's new value holds for new Pods
/// (https://docs.tigera.io/calico/latest/networking/configuring/mtu); OpenShift changes it by a
/// migration only (https://github.com/openshift/api/blob/master/config/v1/types_network.go).
struct MTUMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(.disruptive, "\(effect(change)); \(whenItHolds(change, context))")
  }

  private func effect(_ change: FactTransition) -> String {
    guard let old = change.from?.value?.number, let new = change.to?.value?.number else {
      return change.to == nil
        ? "the MTU is no longer stated: agents find it by themselves"
        : "the MTU is stated, and no longer found by the agents themselves"
    }
    return new > old
      ? "packets of up to \(new) bytes are sent: where a link on the way carries less, they are "
        + "dropped unless path MTU discovery works, which shows as connections that open and then "
        + "hang"
      : "packets of up to \(new) bytes are sent: those that still come with \(old) from where the "
        + "old value holds may be dropped"
  }

  private func whenItHolds(_ change: FactTransition, _ context: ChangeContext) -> String {
    if case .object = change.subject { return "this is the link of one node: paths now differ" }
    if change.name == .nodeMTU {
      return "these are the links of the nodes themselves: what Pods may send follows from them"
    }
    if context.provider == "openshift" {
      return "OpenShift changes it by a migration only, node after node"
    }
    return switch context.plugin {
    case .calico?, .canal?: "only new Pods get it: those that run keep theirs"
    case .antrea?, .awsVPC?, .cilium?, .flannel?, .kubeRouter?:
      "it holds where agents have restarted since, and Pods that run may keep theirs until they "
        + "are created again"
    default: "until every node and Pod has it, paths carry packets of either size"
    }
  }
}
