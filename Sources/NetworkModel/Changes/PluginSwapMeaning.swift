/// Another plugin connects Pods.
///
/// GKE chooses Dataplane V2 when a cluster is made
/// (https://cloud.google.com/kubernetes-engine/docs/how-to/dataplane-v2); OpenShift's operator
/// refuses another networkType (render.go of
/// https://github.com/openshift/cluster-network-operator/tree/master/pkg/network); AKS leads only
/// forward (https://learn.microsoft.com/azure/aks/update-azure-cni).
struct PluginSwapMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor, .disruptive]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    guard change.from?.value?.word != nil, change.to?.value?.word != nil else {
      return ChangeJudgement(
        .disruptive,
        change.to == nil ? "no plugin connects Pods any more" : "a plugin connects Pods now")
    }
    if let refusal = refusal(change, context) {
      return OneWayDoor(refusal, wayBack: "another cluster").judgement
    }
    return ChangeJudgement(
      .disruptive,
      "another plugin connects Pods: every Pod must be created again to get an address from it, "
        + "and both plugins' rules may stay on nodes until they restart")
  }

  /// Plugins that AKS itself installs; with others it does not interfere.
  private static let managedByAKS: Set<String> = ["azure-cni", "cilium", "kubenet"]

  /// Why there is no way back; nil where there is one.
  private func refusal(_ change: FactTransition, _ context: ChangeContext) -> String? {
    let names = Set([change.from, change.to].compactMap { $0?.value?.word })
    switch context.provider {
    case "aks"? where names.isSubset(of: Self.managedByAKS):
      return "AKS leads from kubenet and Azure CNI to Overlay and to Cilium, never back"
    case "gke"? where names.contains(PluginName.gke.text):
      return "GKE chooses its dataplane when a cluster is made"
    case "openshift"?:
      return "OpenShift's network operator refuses another networkType, and what leads away from "
        + "OpenShift SDN leads to OVN-Kubernetes only"
    default: return nil
    }
  }
}
