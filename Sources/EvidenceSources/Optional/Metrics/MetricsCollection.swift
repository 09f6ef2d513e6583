package import ClusterObjects

/// A program whose metrics may be asked for.
package enum MetricsCollection: String, CaseIterable, Sendable {
  case kubeProxy = "kube-proxy"
  case coreDNS = "coredns"
  case cilium = "cilium"

  /// The Pods that show them.
  package var role: PodRole {
    switch self {
    case .kubeProxy: .kubeProxy
    case .coreDNS: .coreDNS
    case .cilium: .ciliumAgent
    }
  }

  /// What their values are recorded as.
  package var resource: ResourceName {
    switch self {
    case .kubeProxy: "kube-proxy-metrics"
    case .coreDNS: "coredns-metrics"
    case .cilium: "cilium-metrics"
    }
  }

  /// Paths that are asked for.
  package var paths: [String] { self == .kubeProxy ? ["/metrics", "/proxyMode"] : ["/metrics"] }

  /// Everything that is taken from its page; nothing else is kept.
  package var rules: [MetricRule] {
    switch self {
    case .kubeProxy: Self.kubeProxyRules
    case .coreDNS: Self.coreDNSRules
    case .cilium: Self.ciliumRules
    }
  }

  /// https://kubernetes.io/docs/reference/instrumentation/metrics/: Services that a traffic policy
  /// leaves without endpoints, and rules that could not be written. Timestamps of rounds and sizes
  /// of tables are left out: they change with every round.
  private static let kubeProxyRules = [
    MetricRule(
      .gauge, "kubeproxy_sync_proxy_rules_no_local_endpoints_total",
      labels: ["ip_family", "traffic_policy"]),
    MetricRule(.counter, "kubeproxy_iptables_ct_state_invalid_dropped_packets_total"),
    MetricRule(.counter, "kubeproxy_sync_proxy_rules_iptables_restore_failures_total"),
    MetricRule(.counter, "kubeproxy_sync_proxy_rules_iptables_partial_restore_failures_total"),
    MetricRule(.counter, "kubeproxy_sync_proxy_rules_nftables_sync_failures_total"),
    MetricRule(.counter, "kubeproxy_sync_proxy_rules_nftables_cleanup_failures_total"),
  ]

  /// https://coredns.io/plugins/metrics/, /forward/, /health/ and /reload/: what runs, and what
  /// went wrong. Answers are counted by code only where the code says that resolving failed: the
  /// others move with every query. Health checks of upstreams were counted by `forward` before
  /// CoreDNS 1.11.
  private static let coreDNSRules = [
    MetricRule(.gauge, "coredns_build_info", labels: ["version"]),
    MetricRule(.gauge, "coredns_plugin_enabled", labels: ["server", "zone", "name"]),
    MetricRule(.counter, "coredns_panics_total"),
    MetricRule(
      .counter, "coredns_dns_responses_total", labels: ["zone", "rcode"],
      values: ["rcode": ["REFUSED", "SERVFAIL"]]),
    MetricRule(.counter, "coredns_forward_healthcheck_broken_total"),
    MetricRule(.counter, "coredns_forward_healthcheck_failures_total", labels: ["to"]),
    MetricRule(.counter, "coredns_forward_max_concurrent_rejects_total"),
    MetricRule(.counter, "coredns_proxy_healthcheck_failures_total", labels: ["proxy_name", "to"]),
    MetricRule(.counter, "coredns_health_request_failures_total"),
    MetricRule(.counter, "coredns_reload_failed_total"),
  ]

  /// https://docs.cilium.io/en/stable/observability/metrics/: peers of a mesh, nodes out of reach,
  /// and how full the tables are that connections are tracked and translated in. The names of
  /// tables begin with `cilium_` in some versions.
  private static let ciliumRules =
    [
      MetricRule(.gauge, "cilium_clustermesh_remote_clusters"),
      MetricRule(.gauge, "cilium_unreachable_nodes"),
      MetricRule(.gauge, "cilium_unreachable_health_endpoints"),
      MetricRule(
        .counter, "cilium_bpf_map_pressure", labels: ["map_name"],
        values: ["map_name": Set(tables + tables.map { "cilium_\($0)" })], decimals: 2),
      MetricRule(.counter, "cilium_clustermesh_global_services"),
    ]
    + [
      (MetricRule.Kind.gauge, "readiness_status"), (.gauge, "nodes"),
      (.counter, "services"), (.counter, "endpoints"), (.counter, "failures"),
      (.counter, "last_failure_ts"), (.counter, "cache_revocations"),
    ].map { kind, name in
      MetricRule(
        kind, "cilium_clustermesh_remote_cluster_\(name)", labels: ["target_cluster"])
    }

  private static let tables = [
    "ct4_global", "ct6_global", "ct_any4_global", "ct_any6_global", "snat_v4_external",
    "snat_v6_external",
  ]
}
