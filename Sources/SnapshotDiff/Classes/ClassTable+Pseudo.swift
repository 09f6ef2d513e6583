import ClusterObjects
import NetworkModel

extension ClassTable {
  /// Evidence that the Kubernetes API does not list as objects. What it measures moves by itself;
  /// what it says about the network is told by facts.
  static let pseudoClasses: [FieldClasses] =
    [
      // The API servers restarted with another version.
      FieldClasses(
        "version", coming: .cosmetic, otherwise: .disruptive,
        [.cosmetic: ["/buildDate", "/compiler", "/gitTreeState", "/goVersion", "/platform"]]),
      FieldClasses(
        "node-links", coming: .churn, otherwise: .churn,
        [.disruptive: ["/*/*/mtu", "/*/mtu", "/mtu"]]),
    ]
    + [
      "agent-status", "cilium-metrics", "coredns-metrics", "hubble-drops", "kube-proxy-metrics",
      "kvstore:cilium/cache", "kvstore:cilium/cluster-config", "kvstore:cilium/state",
      "kvstore:cilium/synced", "mesh-status", "node-conntrack",
    ].map { FieldClasses(ResourceName($0), all: .churn) }
}
