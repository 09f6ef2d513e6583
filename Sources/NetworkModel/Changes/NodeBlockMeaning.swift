/// Other blocks of one node. The API refuses to change `Node.spec.podCIDR`
/// (https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/), so that
/// another one is another Node under the old name; products with blocks of their own give and take
/// them as Pods come and go (https://docs.cilium.io/en/stable/network/concepts/ipam/multi-pool/,
/// https://docs.tigera.io/calico/latest/networking/ipam/).
struct NodeBlockMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive, .capacity]

  /// IPAM modes in which a node has as many blocks as its Pods need.
  private static let growingModes: Set<String> = ["calico-ipam", "multi-pool"]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    guard let from = change.from, let to = change.to else {
      return ChangeJudgement(
        .capacity, change.from == nil ? "a node with blocks joined" : "a node with blocks left")
    }
    let (old, new) = (Set(from.value?.words ?? []), Set(to.value?.words ?? []))
    if old.isEmpty { return ChangeJudgement(.capacity, "the node was given its blocks") }
    if let mode = context.ipamMode, Self.growingModes.contains(mode),
      old.isSubset(of: new) || new.isSubset(of: old)
    {
      return ChangeJudgement(
        .capacity,
        new.count > old.count
          ? "the node was given more blocks for its Pods" : "the node gave blocks back")
    }
    return ChangeJudgement(
      .disruptive,
      "the node has another block: a block cannot be changed, so the node was deleted and created "
        + "again under its name, and Pods that ran on it have lost their addresses")
  }
}
