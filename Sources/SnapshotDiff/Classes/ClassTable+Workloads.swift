import ClusterObjects
import NetworkModel

extension ClassTable {
  /// The workloads that run the network, and what guards their rollout.
  static let workloadClasses: [FieldClasses] = [
    FieldClasses(
      daemonSets,
      // DNS, Ingress and Gateway, not what Pods' packets go through.
      [
        "dns-default", "ingress-nginx*", "nginx-ingress*", "node-local-dns", "nodelocaldns",
        "rke2-ingress-nginx*", "rke2-traefik*", "svclb-*", "traefik*",
      ],
      coming: .routing, otherwise: .cosmetic, workload(.routing)),
    FieldClasses(
      daemonSets, agents, coming: .disruptive, otherwise: .cosmetic, workload(.disruptive)),
    // Storage, logs and metrics of other products live there too.
    FieldClasses(
      daemonSets, ["kube-system/*"], coming: .churn, otherwise: .cosmetic, workload(.churn)),
    FieldClasses(daemonSets, coming: .disruptive, otherwise: .cosmetic, workload(.disruptive)),
    FieldClasses(
      deployments, operators, coming: .churn, otherwise: .cosmetic, workload(.churn)),
    FieldClasses(
      deployments,
      [
        "coredns*", "ingress-nginx*", "kube-dns*", "nginx-ingress*", "rke2-coredns*",
        "rke2-ingress-nginx*", "rke2-traefik*", "traefik*",
      ], coming: .routing, otherwise: .cosmetic, workload(.routing)),
    // Most of those in kube-system are in nobody's way; elsewhere they are controllers of Ingress,
    // Gateway API and meshes.
    FieldClasses(
      deployments, ["kube-system/*"], coming: .churn, otherwise: .cosmetic, workload(.churn)),
    FieldClasses(deployments, coming: .routing, otherwise: .cosmetic, workload(.routing)),
    FieldClasses(
      "poddisruptionbudgets.policy", coming: .capacity, otherwise: .capacity,
      [.churn: ["/status"]]),
  ]

  private static let daemonSets: ResourceName = "daemonsets.apps"
  private static let deployments: ResourceName = "deployments.apps"

  /// Agents that Pods' packets depend on, by the names that their installers give.
  private static let agents: [ObjectPattern] = [
    "anetd*", "antrea-agent*", "aws-node*", "azure-cns*", "azure-ip-masq-agent*", "azure-npm*",
    "calico-node*", "canal", "cilium", "cilium-envoy*", "cilium-node-init", "kindnet",
    "kube-flannel*", "kube-multus*", "kube-ovn*", "kube-proxy*", "kube-router*", "multus*", "netd*",
    "ovnkube*", "rke2-canal", "rke2-cilium*", "rke2-multus*", "weave-net",
  ]

  /// What works behind the agents: while it restarts, packets go on.
  private static let operators: [ObjectPattern] = [
    "*-autoscaler", "antrea-controller", "calico-apiserver", "calico-kube-controllers",
    "calico-typha", "cilium-operator*", "hubble-*", "metrics-server*", "tigera-operator",
  ]

  /// - Parameter template: of what its pods are made from.
  private static func workload(
    _ template: ChangeClass
  ) -> KeyValuePairs<ChangeClass, [FieldPattern]> {
    [
      template: ["/spec/selector", "/spec/template"], .capacity: ["/spec/replicas"],
      .churn: ["/status"],
    ]
  }
}
