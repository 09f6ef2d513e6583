/// Packets reach Pods of other nodes in another way: `tunnel`, `native`, `hybrid`, `cloud`.
///
/// Native routing needs a network that knows the way to every Pod, or one layer-2 segment
/// (https://docs.cilium.io/en/stable/network/concepts/routing/); Calico changes it per pool
/// (https://docs.tigera.io/calico/latest/networking/configuring/vxlan-ipip).
struct RoutingModeMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let need =
      switch change.to?.value?.word {
      case "native"?:
        "the network between nodes must know the way to every Pod, or all nodes share one segment"
      case "tunnel"?:
        "packets between nodes grow by the tunnel's header, and firewalls must let its port through"
      case "hybrid"?:
        "packets are wrapped only where nodes do not share a segment, so paths differ in what they "
          + "carry"
      case "cloud"?: "the cloud's routes must know every node's Pods"
      default: "packets reach Pods of other nodes in another way"
      }
    return ChangeJudgement(.disruptive, "\(need); \(AgentRestart(context).sentence)")
  }
}
