/// Another size of the blocks that nodes get.
///
/// Cilium's cluster-pool cannot change it
/// (https://docs.cilium.io/en/stable/network/concepts/ipam/cluster-pool/),
/// nor can a CiliumPodIPPool (https://docs.cilium.io/en/stable/network/concepts/ipam/multi-pool/),
/// nor OpenShift's hostPrefix (render.go of
/// https://github.com/openshift/cluster-network-operator/tree/master/pkg/network). Calico's
/// blockSize is fixed per pool, and Pods can be moved to another pool
/// (https://docs.tigera.io/calico/latest/networking/ipam/change-block-size). GKE fixes it per node
/// pool (https://cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr).
struct NodeBlockSizeMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor, .disruptive, .capacity]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    if let swap = context.pluginSwap {
      return ChangeJudgement(
        .disruptive,
        "the blocks are those of another plugin (\(swap.from) -> \(swap.to)): Pods get addresses "
          + "of them when they are created again")
    }
    let effect = effect(change)
    if context.plugin == .calico, context.ipamMode != "host-local" {
      return ChangeJudgement(
        .disruptive,
        "\(effect); Calico fixes blockSize per pool: the documented way is a new pool, the old one "
          + "disabled, and all Pods of it created again, there and back")
    }
    if context.provider == "gke" {
      return ChangeJudgement(
        .capacity, "\(effect); GKE fixes the size when a node pool is made: only new pools have it")
    }
    guard let reason = reason(context) else {
      return OneWayDoor.presumed(
        "\(effect); netlapse does not know whether \(ProductRelease.plugin(in: context).text) can "
          + "change that in a running cluster")
    }
    return OneWayDoor(
      "\(effect); \(reason), and blocks of both sizes do not fit one grid",
      wayBack: "the old size, before a node gets a block of the new one; after that, every such "
        + "node has to be deleted and joined again"
    ).judgement
  }

  /// Why the size is fixed; nil where netlapse does not know.
  private func reason(_ context: ChangeContext) -> String? {
    switch (context.plugin, context.ipamMode) {
    case (.cilium?, "cluster-pool"?): "Cilium's cluster-pool cannot change its mask size"
    case (.cilium?, "multi-pool"?):
      "the mask size of a CiliumPodIPPool cannot be changed, which not every version enforces"
    case (.ovnKubernetes?, _) where context.provider == "openshift":
      "OpenShift refuses another hostPrefix"
    case (.azure?, _): "AKS gives each node a block of a fixed size"
    default:
      NodeAllocatorRule().applies(in: context)
        ? "kube-controller-manager's node mask cannot be changed under the blocks it gave out" : nil
    }
  }

  /// What differs for new nodes.
  private func effect(_ change: FactTransition) -> String {
    let parts = IPFamily.allCases.compactMap { family -> String? in
      guard let old = change.from?.value?[family.rawValue]?.number,
        let new = change.to?.value?[family.rawValue]?.number, old != new
      else { return nil }
      return "new nodes get \(new > old ? "smaller" : "larger") \(family.rawValue) blocks "
        + "(/\(old) -> /\(new))"
    }
    return parts.isEmpty
      ? "new nodes get blocks of another size" : parts.joined(separator: " and ")
  }
}
