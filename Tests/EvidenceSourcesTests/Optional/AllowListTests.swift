import ClusterObjects
import Testing

@testable import EvidenceSources

/// Everything that may ever be asked beside the API, written out once more: who adds a command, a
/// path or a metric has to say so here.
struct AllowListTests {
  @Test func commands() {
    let commands = ExecCollection.allCases.flatMap { collection in
      collection.commands.flatMap { command in
        command.alternatives.map { "\(collection.rawValue): \($0.joined(separator: " "))" }
      }
    }
    let prefixes = [
      "cilium/state/nodes/v1/", "cilium/state/services/v1/", "cilium/state/endpointslices/v1/",
      "cilium/state/serviceexports/v1/", "cilium/cache/nodes/v1/", "cilium/cache/services/v1/",
      "cilium/cache/endpointslices/v1/", "cilium/cache/serviceexports/v1/",
      "cilium/cluster-config/", "cilium/synced/",
    ]
    #expect(
      commands == [
        "agent-status: cilium-dbg status -o json", "agent-status: cilium status -o json",
      ]
        + prefixes.flatMap { prefix in
          ["cilium-dbg", "cilium"].map {
            "kvstore: \($0) kvstore get --recursive -o json \(prefix)"
          }
        } + ["node-links: ip -j -d addr", "node-conntrack: conntrack -S"])
  }

  /// None of the words is one that writes, and none is taken for two by a shell.
  @Test func commandsOnlyRead() {
    let words = ExecCollection.allCases.flatMap(\.commands).flatMap(\.alternatives).flatMap { $0 }
    #expect(
      Set(words.filter { !$0.hasPrefix("cilium/") }) == [
        "cilium", "cilium-dbg", "status", "kvstore", "get", "--recursive", "-o", "json", "ip",
        "-j", "-d", "addr", "conntrack", "-S",
      ])
    #expect(words.allSatisfy { !$0.isEmpty && !$0.contains(" ") })
  }

  @Test func containers() {
    let containers = ExecCollection.allCases.map { collection in
      "\(collection.rawValue): " + collection.roles.map(\.container).joined(separator: " ")
    }
    #expect(
      containers == [
        "agent-status: cilium-agent", "kvstore: cilium-agent",
        "node-links: cilium-agent calico-node kube-flannel",
        "node-conntrack: kube-proxy calico-node",
      ])
    #expect(
      MetricsCollection.allCases.map(\.role.container) == [
        "kube-proxy", "coredns", "cilium-agent",
      ])
  }

  @Test func paths() {
    let paths = MetricsCollection.allCases.map { "\($0.rawValue): \($0.paths)" }
    #expect(
      paths == [
        #"kube-proxy: ["/metrics", "/proxyMode"]"#, #"coredns: ["/metrics"]"#,
        #"cilium: ["/metrics"]"#,
      ])
  }

  @Test(arguments: [
    (
      MetricsCollection.kubeProxy,
      [
        "gauge kubeproxy_sync_proxy_rules_no_local_endpoints_total ip_family traffic_policy",
        "counter kubeproxy_iptables_ct_state_invalid_dropped_packets_total",
        "counter kubeproxy_sync_proxy_rules_iptables_restore_failures_total",
        "counter kubeproxy_sync_proxy_rules_iptables_partial_restore_failures_total",
        "counter kubeproxy_sync_proxy_rules_nftables_sync_failures_total",
        "counter kubeproxy_sync_proxy_rules_nftables_cleanup_failures_total",
      ]
    ),
    (
      .coreDNS,
      [
        "gauge coredns_build_info version",
        "gauge coredns_plugin_enabled name server zone",
        "counter coredns_panics_total",
        "counter coredns_dns_responses_total rcode=REFUSED|SERVFAIL zone",
        "counter coredns_forward_healthcheck_broken_total",
        "counter coredns_forward_healthcheck_failures_total to",
        "counter coredns_forward_max_concurrent_rejects_total",
        "counter coredns_proxy_healthcheck_failures_total proxy_name to",
        "counter coredns_health_request_failures_total",
        "counter coredns_reload_failed_total",
      ]
    ),
    (
      .cilium,
      [
        "gauge cilium_clustermesh_remote_clusters",
        "gauge cilium_unreachable_nodes",
        "gauge cilium_unreachable_health_endpoints",
        "counter cilium_bpf_map_pressure map_name=cilium_ct4_global|cilium_ct6_global|"
          + "cilium_ct_any4_global|cilium_ct_any6_global|cilium_snat_v4_external|"
          + "cilium_snat_v6_external|ct4_global|ct6_global|ct_any4_global|ct_any6_global|"
          + "snat_v4_external|snat_v6_external",
        "counter cilium_clustermesh_global_services",
        "gauge cilium_clustermesh_remote_cluster_readiness_status target_cluster",
        "gauge cilium_clustermesh_remote_cluster_nodes target_cluster",
        "counter cilium_clustermesh_remote_cluster_services target_cluster",
        "counter cilium_clustermesh_remote_cluster_endpoints target_cluster",
        "counter cilium_clustermesh_remote_cluster_failures target_cluster",
        "counter cilium_clustermesh_remote_cluster_last_failure_ts target_cluster",
        "counter cilium_clustermesh_remote_cluster_cache_revocations target_cluster",
      ]
    ),
  ])
  func metrics(_ collection: MetricsCollection, _ expected: [String]) {
    let rules = collection.rules.map { rule in
      (["\(rule.kind)", rule.name]
        + rule.labels.map { label in
          rule.values[label].map { "\(label)=\($0.sorted().joined(separator: "|"))" } ?? label
        }).joined(separator: " ")
    }
    #expect(rules == expected)
  }

  /// What is kept of an agent's status.
  @Test func fieldsOfAgents() throws {
    let status = try #require(ResourceCatalogue.current["agent-status"])
    #expect(
      Self.paths(status) == [
        "/apiVersion", "/attach-mode", "/cilium/msg", "/cilium/state", "/cni-chaining/mode",
        "/datapath-mode", "/encryption/mode", "/host-routing/mode", "/identity-range",
        "/ipam/status", "/kind", "/kube-proxy-replacement/deviceList",
        "/kube-proxy-replacement/devices", "/kube-proxy-replacement/directRoutingDevice",
        "/kube-proxy-replacement/features/bpfSocketLBHostnsOnly",
        "/kube-proxy-replacement/features/externalIPs", "/kube-proxy-replacement/features/hostPort",
        "/kube-proxy-replacement/features/nodePort",
        "/kube-proxy-replacement/features/sessionAffinity",
        "/kube-proxy-replacement/features/socketLB", "/kube-proxy-replacement/mode",
        "/kvstore/state", "/masquerading/enabled", "/masquerading/enabledProtocols",
        "/masquerading/ip-masq-agent", "/masquerading/mode",
        "/masquerading/snat-exclusion-cidr-v4", "/masquerading/snat-exclusion-cidr-v6", "/routing",
      ])
    let mesh = try #require(ResourceCatalogue.current["mesh-status"])
    #expect(
      Self.paths(mesh).allSatisfy { path in
        path.hasPrefix("/cluster-mesh/") || ["/apiVersion", "/kind"].contains(path)
      })
  }

  /// Every resource that commands and metrics come to is stored by an allow-list.
  @Test func everythingIsStoredByAllowList() throws {
    let names =
      ExecCollection.allCases.flatMap(\.resources) + MetricsCollection.allCases.map(\.resource)
    #expect(names.count == 11)
    for name in names {
      let resource = try #require(ResourceCatalogue.current[name])
      #expect(!Self.paths(resource).isEmpty, "\(name)")
    }
  }

  private static func paths(_ resource: Resource) -> [String] {
    guard case .only(let patterns) = resource.stored else { return [] }
    return patterns.map(\.description).sorted()
  }
}
