/// Configuration of the control plane names other Pod ranges: a door that is opened by intent. What
/// is running goes on with the blocks it has: the API refuses another `Node.spec.podCIDR`
/// (https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/), and nothing
/// extends kube-controller-manager's `--cluster-cidr`
/// (keps/sig-network/2593-multiple-cluster-cidrs of https://github.com/kubernetes/enhancements).
struct PodCIDRIntentMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let blocks = NodeBlockComparison(context).sentence
    return OneWayDoor(
      "an intent: configuration names other Pod ranges, and \(blocks); \(consequence(context))",
      wayBack: "the old ranges in that configuration, before a component starts with the new ones "
        + "and a node joins with a block of them"
    ).judgement
  }

  private func consequence(_ context: ChangeContext) -> String {
    if let plugin = context.plugin, let mode = context.ipamMode,
      !NodeAllocatorRule.modes.contains(mode)
    {
      return "\(plugin) in IPAM mode \(mode) does not take Pods' addresses from it, but what is "
        + "installed or upgraded from that configuration will act on it"
    }
    return
      "a kube-controller-manager that starts with it gives new nodes blocks of the new ranges, "
      + "and no supported way joins both"
  }
}
