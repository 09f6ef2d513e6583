/// Another way of giving Pods addresses.
///
/// Cilium: not on a live cluster (https://docs.cilium.io/en/stable/network/concepts/ipam/), but for
/// cluster-pool to multi-pool since 1.20, which has no rollback
/// (Documentation/network/concepts/ipam/cluster-pool-to-multi-pool.rst of
/// https://github.com/cilium/cilium).
/// AKS: only forward, to Overlay (https://learn.microsoft.com/azure/aks/update-azure-cni). VPC CNI:
/// by replacing nodes
/// (https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html).
struct IPAMModeMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor, .disruptive]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    if context.provider == "aks", change.to?.value?.word == "overlay" { return aks }
    if let swap = context.pluginSwap {
      return ChangeJudgement(
        .disruptive,
        "another plugin gives Pods their addresses (\(swap.from) -> \(swap.to)), each Pod when it "
          + "is created again")
    }
    switch context.plugin {
    case .azure?, .kubenet?:
      guard context.provider == "aks" else { return unknown(context) }
      return aks
    case .cilium?:
      let isManaged = context.provider == "aks" && change.from?.value?.word == "delegated-plugin"
      return isManaged ? aks : cilium(change, context)
    case .awsVPC?:
      return ChangeJudgement(
        .disruptive,
        "network interfaces hold addresses of one kind: the VPC CNI's mode takes hold on new "
          + "nodes, and AWS advises to replace the nodes, there and back")
    default: return unknown(context)
    }
  }

  private func unknown(_ context: ChangeContext) -> ChangeJudgement {
    OneWayDoor.presumed(
      "Pods get their addresses in another way, and netlapse does not know whether "
        + "\(ProductRelease.plugin(in: context).text) can change that in a running cluster")
  }

  private var aks: ChangeJudgement {
    OneWayDoor(
      "AKS leads only forward, from kubenet or node subnet to Azure CNI Overlay, and makes all "
        + "nodes anew for it",
      wayBack: "another cluster"
    ).judgement
  }

  private func cilium(_ change: FactTransition, _ context: ChangeContext) -> ChangeJudgement {
    let release = ProductRelease.plugin(in: context)
    guard change.from?.value?.word == "cluster-pool", change.to?.value?.word == "multi-pool" else {
      return OneWayDoor(
        "Cilium's IPAM mode must not be changed on a live cluster: Pods and nodes keep addresses "
          + "that the new mode does not know, and connections break for good",
        wayBack: "the old mode, before agents restart with the new one; after that, nodes and Pods "
          + "anew"
      ).judgement
    }
    let flag = "enable-cluster-pool-to-multi-pool-migration"
    let support =
      switch release.isAtLeast(ProductVersion(1, 20)) {
      case true?:
        "\(release.text) can go from cluster-pool to multi-pool while it runs, if the operator "
          + "starts with \(flag)=true and the default pool covers the old ranges with the same "
          + "mask: Pods keep their addresses; without that flag nodes lose their blocks"
      case false?:
        "going from cluster-pool to multi-pool is supported from Cilium 1.20 only, and this is "
          + "\(release.text): Pods and nodes keep addresses that the new mode does not know"
      case nil:
        "going from cluster-pool to multi-pool is supported from Cilium 1.20 only, with the "
          + "operator's \(flag)=true, and the version is not known"
      }
    return OneWayDoor(
      "\(support); there is no rollback",
      wayBack: "the old mode, before the operator restarts with the new one; after that, nodes and "
        + "Pods anew"
    ).judgement
  }
}
