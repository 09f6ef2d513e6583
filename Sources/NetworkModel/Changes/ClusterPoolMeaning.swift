/// The block size of Cilium's mode cluster-pool was edited: it "cannot be changed"
/// (https://docs.cilium.io/en/stable/network/concepts/ipam/cluster-pool/).
struct ClusterPoolMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let mode = context.after.value(.ipamMode)?.word
    let now =
      switch mode {
      case "cluster-pool": "the size of blocks cannot be changed where nodes have some"
      case let mode?:
        "the mode \(mode) does not read it, so no node's block changes now; in cluster-pool the "
          + "size cannot be changed where nodes have blocks"
      case nil:
        "the IPAM mode is not known; in cluster-pool the size cannot be changed where nodes have "
          + "blocks"
      }
    return ChangeJudgement(
      .oneWayDoor,
      "\(now); the way back: the old size, before a node gets a block of the new one")
  }
}
