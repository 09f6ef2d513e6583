/// The ConfigMaps that are recorded, and which of their keys are kept with their value.
///
/// Names and places are those of the installers' own manifests; every other key of a listed
/// ConfigMap is kept as name and presence only, and every other ConfigMap not at all.
enum ConfigMapAllowList {
  private struct Entry {
    let name: String
    var namespaces = ["kube-system"]
    /// Exact names, `prefix*`, or `*suffix`.
    let keys: [String]
  }

  private static let entries: [Entry] = [
    Entry(name: "kube-proxy", keys: ["config.conf"]),
    Entry(name: "kube-proxy-config", keys: ["config"]),
    Entry(name: "kubeadm-config", keys: ["ClusterConfiguration"]),
    Entry(name: "kubelet-config", keys: ["kubelet"]),
    Entry(name: "coredns", keys: dns),
    Entry(name: "coredns-custom", keys: dns),
    Entry(name: "rke2-coredns-rke2-coredns", keys: dns),
    Entry(name: "dns-default", namespaces: ["openshift-dns"], keys: dns),
    Entry(name: "kube-dns", keys: ["stubDomains", "upstreamNameservers"]),
    Entry(name: "nodelocaldns", keys: dns),
    Entry(name: "node-local-dns", keys: dns),
    Entry(name: "kube-dns-autoscaler", keys: autoscaler),
    Entry(name: "dns-autoscaler", keys: autoscaler),
    Entry(name: "coredns-autoscaler", keys: autoscaler),
    Entry(name: "rke2-coredns-rke2-coredns-autoscaler", keys: autoscaler),
    Entry(name: "cilium-config", namespaces: ["cilium", "kube-system"], keys: cilium),
    Entry(
      name: "calico-config",
      keys: [
        "calico_backend", "cluster_type", "cni_network_config", "typha_service_name", "veth_mtu",
      ]
    ),
    Entry(name: "canal-config", keys: canal),
    Entry(name: "rke2-canal-config", keys: canal),
    Entry(
      name: "kube-flannel-cfg", namespaces: ["kube-flannel", "kube-system"],
      keys: ["cni-conf.json", "net-conf.json"]),
    Entry(
      name: "antrea-config",
      keys: ["antrea-agent.conf", "antrea-cni.conflist", "antrea-controller.conf"]),
    Entry(
      name: "ovnkube-config", namespaces: ["openshift-ovn-kubernetes", "ovn-kubernetes"],
      keys: ["ovnkube.conf"]),
    Entry(
      name: "ovn-config", namespaces: ["ovn-kubernetes"], keys: ["mtu", "net_cidr", "svc_cidr"]),
    Entry(
      name: "amazon-vpc-cni",
      keys: [
        "branch-eni-cooldown", "enable-*", "minimum-ip-target", "warm-*",
      ]),
    Entry(name: "kube-router-cfg", keys: ["cni-conf.json"]),
    Entry(name: "ip-masq-agent", keys: ["config", "ip-masq-agent"]),
  ]

  private static let dns = ["Corefile", "*.override", "*.server", "stubDomains"]
  /// Modes of the cluster-proportional-autoscaler
  /// (https://github.com/kubernetes-sigs/cluster-proportional-autoscaler).
  private static let autoscaler = ["ladder", "linear"]

  private static let canal = [
    "canal_iface", "cni_network_config", "masquerade", "net-conf.json", "typha_service_name",
    "veth_mtu",
  ]

  /// Settings of the agent that shape the dataplane. Left out on purpose: paths of certificates,
  /// kvstore options, everything about Hubble's export.
  private static let cilium = [
    "agent-not-ready-taint-key", "allocator-*", "annotate-k8s-node", "api-rate-limit",
    "auto-create-cilium-pod-ip-pools", "auto-direct-node-routes", "bgp-*", "bpf-*", "cluster-*",
    "clustermesh-*", "cni-chaining-*", "cni-exclusive", "custom-cni-conf", "datapath-mode",
    "devices", "direct-routing-*", "egress-*", "enable-*", "encrypt-node", "encryption-*",
    "endpoint-*", "eni-*", "external-envoy-proxy", "gateway-api-*", "identity-*", "ingress-*",
    "install-*", "ip-masq-agent-config-path", "ipam", "ipam-*", "ipsec-*", "ipv4-*", "ipv6-*",
    "k8s-*",
    "kube-proxy-replacement", "kube-proxy-replacement-*", "kvstore", "kvstoremesh-*",
    "loadbalancer-*", "local-router-*", "max-connected-clusters", "monitor-aggregation*",
    "mtu", "native-routing-cidr", "node-port-*", "nodeport-*", "policy-*", "preallocate-bpf-maps",
    "routing-mode", "service-*", "sidecar-istio-proxy-image", "synchronize-k8s-nodes",
    "tofqdns-*", "tunnel", "tunnel-*", "underlay-protocol", "unmanaged-pod-watcher-*", "vtep-*",
    "wireguard-*",
  ]

  /// Namespace and name of each recorded ConfigMap.
  static let names: [(namespace: String, name: String)] = entries.flatMap { entry in
    entry.namespaces.map { ($0, entry.name) }
  }

  /// Whether a key of the ConfigMap of this name is kept with its value.
  static func keeps(key: String, ofConfigMap name: String) -> Bool {
    guard let entry = entries.first(where: { $0.name == name }) else { return false }
    return entry.keys.contains { pattern in
      if pattern.hasSuffix("*") { return key.hasPrefix(pattern.dropLast()) }
      if pattern.hasPrefix("*") { return key.hasSuffix(pattern.dropFirst()) }
      return key == pattern
    }
  }
}
