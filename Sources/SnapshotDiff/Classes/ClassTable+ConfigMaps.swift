import ClusterObjects
import NetworkModel

extension ClassTable {
  /// ConfigMaps by name and key. A file inside a ConfigMap is one field: where facts are read from
  /// it, they say more.
  static let configMapClasses: [FieldClasses] = [
    configMap(["kube-proxy", "kube-proxy-config"], .disruptive),
    // What control plane and kubelets are installed and upgraded by.
    configMap(["kubeadm-config", "kubelet-config"], .disruptive),
    configMap(
      [
        "coredns", "coredns-custom", "rke2-coredns-rke2-coredns", "kube-dns", "nodelocaldns",
        "node-local-dns",
      ], .routing),
    // Which packets leave with the node's address.
    configMap(["ip-masq-agent"], .routing),
    configMap(["calico-config"], .disruptive, [.cosmetic: ["/data/cluster_type"]]),
    configMap(
      ["amazon-vpc-cni"], .disruptive,
      [
        .policy: ["/data/enable-network-policy*"],
        .capacity: [
          "/data/branch-eni-cooldown", "/data/minimum-ip-target", "/data/warm-*",
          "/data/enable-prefix-delegation", "/data/enable-windows-prefix-delegation",
        ],
      ]),
    configMap(["cilium-config"], .disruptive, ciliumSettings),
    // Agents read the rest when they start.
    FieldClasses("configmaps", coming: .disruptive, otherwise: .disruptive),
  ]

  private static func configMap(
    _ names: [ObjectPattern], _ changeClass: ChangeClass,
    _ fields: KeyValuePairs<ChangeClass, [FieldPattern]> = [:]
  ) -> FieldClasses {
    FieldClasses("configmaps", names, coming: changeClass, otherwise: changeClass, fields)
  }

  /// Keys of cilium-config (install/kubernetes/cilium/templates/cilium-configmap.yaml of
  /// https://github.com/cilium/cilium). What is not among them is read by agents when they start.
  private static let ciliumSettings: KeyValuePairs<ChangeClass, [FieldPattern]> = [
    .oneWayDoor: ciliumDoors.map { "/data/\($0)" },
    .routing: [
      "/data/bgp-*", "/data/bpf-lb-*", "/data/clustermesh-*", "/data/egress-*",
      "/data/enable-bgp-control-plane*", "/data/enable-bpf-masquerade",
      "/data/enable-egress-gateway", "/data/enable-external-ips", "/data/enable-gateway-api*",
      "/data/enable-host-port", "/data/enable-ingress-controller", "/data/enable-ip-masq-agent",
      "/data/enable-ipv4-egress-gateway", "/data/enable-ipv4-masquerade",
      "/data/enable-ipv6-masquerade", "/data/enable-lb-ipam", "/data/enable-local-redirect-policy",
      "/data/enable-node-port", "/data/enable-service-topology", "/data/enable-session-affinity",
      "/data/gateway-api-*", "/data/ingress-*", "/data/loadbalancer-*", "/data/node-port-*",
      "/data/nodeport-*", "/data/service-*",
    ],
    .policy: [
      "/data/enable-cilium-clusterwide-network-policy", "/data/enable-cilium-network-policy",
      "/data/enable-host-firewall", "/data/enable-k8s-cluster-network-policy",
      "/data/enable-k8s-networkpolicy", "/data/enable-non-default-deny-policies",
      "/data/enable-policy", "/data/enable-svc-source-range-check", "/data/policy-*",
      "/data/tofqdns-*",
    ],
    .capacity: [
      "/data/auto-create-cilium-pod-ip-pools", "/data/bpf-ct-global-*", "/data/bpf-lb-map-max",
      "/data/bpf-map-dynamic-size-ratio", "/data/bpf-nat-global-max", "/data/bpf-neigh-global-max",
      "/data/bpf-policy-map-max", "/data/ipam-*",
    ],
    .cosmetic: [
      "/data/annotate-k8s-node", "/data/api-rate-limit", "/data/debug", "/data/debug-verbose",
      "/data/enable-hubble*", "/data/enable-metrics", "/data/hubble-*", "/data/identity-gc-*",
      "/data/metrics", "/data/monitor-aggregation*", "/data/operator-prometheus-*",
      "/data/prometheus-*",
    ],
  ]

  /// Settings of Cilium that a running cluster cannot change, or only in ways that the field alone
  /// does not tell
  /// (https://docs.cilium.io/en/stable/network/concepts/ipam/cluster-pool/,
  /// https://docs.cilium.io/en/stable/network/clustermesh/clustermesh/).
  static let ciliumDoors = [
    "cluster-id", "cluster-name", "cluster-pool-ipv4-cidr", "cluster-pool-ipv4-mask-size",
    "cluster-pool-ipv6-cidr", "cluster-pool-ipv6-mask-size", "ipam",
  ]
}
