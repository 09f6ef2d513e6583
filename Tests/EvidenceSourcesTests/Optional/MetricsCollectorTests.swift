import ClusterObjects
import Testing

@testable import EvidenceSources

struct MetricsCollectorTests {
  private static let kubeProxyPage = """
    kubeproxy_sync_proxy_rules_no_local_endpoints_total{ip_family="IPv4",\
    traffic_policy="internal"} 2
    kubeproxy_sync_proxy_rules_iptables_restore_failures_total 3
    kubeproxy_sync_proxy_rules_last_timestamp_seconds 1.7e+09

    """

  private static func kubeProxies(_ address: String?) -> OptionalCluster {
    var cluster = OptionalCluster(nodes: ["a", "b"])
    for (node, host) in [("a", "10.0.0.1"), ("b", "10.0.0.2")] {
      cluster.pod(
        "kube-proxy-\(node)", on: node, container: "kube-proxy", address: host,
        arguments: ["/usr/local/bin/kube-proxy", "--config=/var/lib/kube-proxy/config.conf"])
    }
    cluster.kubeProxyFile(address.map { "metricsBindAddress: \"\($0)\"" } ?? "mode: nftables")
    return cluster
  }

  @Test func kubeProxyByNode() async throws {
    let plan = try Self.kubeProxies("0.0.0.0:10249").plan([MetricsCollection.kubeProxy])
    let pods = FakePods([
      "10.0.0.1:10249/metrics": .shows(Self.kubeProxyPage),
      "10.0.0.1:10249/proxyMode": .shows("nftables"),
      "10.0.0.2:10249/metrics": .shows("", status: 500),
    ])
    let evidence = try await MetricsCollector(pods).collect(plan)
    #expect(
      evidence.texts == [
        "kube-proxy-metrics a": #"{"apiVersion":"netlapse/v1","counters":"#
          + #"{"kubeproxy_sync_proxy_rules_iptables_restore_failures_total":3},"gauges":"#
          + #"{"kubeproxy_sync_proxy_rules_no_local_endpoints_total"#
          + #"{ip_family=\"IPv4\",traffic_policy=\"internal\"}":2},"#
          + #""kind":"KubeProxyMetrics","pod":"kube-proxy-a","proxyMode":"nftables"}"#
      ])
    #expect(
      evidence.coverageLines == [
        "kube-proxy-metrics: complete",
        "kube-proxy-metrics b: failed: GET http://10.0.0.2:10249/metrics was answered with 500",
      ])
  }

  /// What is asked is what the plan shows, and no more.
  @Test func thePlanIsWhatIsSent() async throws {
    let plan = try Self.kubeProxies("0.0.0.0:10249").plan(MetricsCollection.allCases)
    let pods = FakePods([
      "10.0.0.1:10249/metrics": .shows(""), "10.0.0.1:10249/proxyMode": .shows("ipvs"),
      "10.0.0.2:10249/metrics": .shows(""), "10.0.0.2:10249/proxyMode": .shows("ipvs"),
    ])
    _ = try await MetricsCollector(pods).collect(plan)
    let sent = await pods.requests
    #expect(Set(sent.map { "GET http://\($0)" }) == Set(plan.requests.map(\.text)))
    #expect(sent.count == 4)
  }

  @Test(arguments: [
    (nil, "kube-proxy shows its metrics on its node's loopback address only"),
    ("127.0.0.1:10249", "kube-proxy shows its metrics on 127.0.0.1 only"),
    ("[::1]:10249", "kube-proxy shows its metrics on ::1 only"),
    ("10.9.9.9:10249", "kube-proxy shows its metrics on 10.9.9.9, which is not the address"),
    ("0.0.0.0:x", "metricsBindAddress 0.0.0.0:x is no address and port"),
    ("0.0.0.0:70000", "metricsBindAddress 0.0.0.0:70000 is no address and port"),
  ])
  func whereNothingCanBeReached(_ address: String?, _ words: String) async throws {
    let plan = try Self.kubeProxies(address).plan([MetricsCollection.kubeProxy])
    let pods = FakePods([:])
    let evidence = try await MetricsCollector(pods).collect(plan)
    #expect(await pods.requests == [])
    #expect(evidence.objects.isEmpty && evidence.coverageLines.count == 1)
    #expect(evidence.coverageLines.first?.hasPrefix("kube-proxy-metrics: failed: \(words)") == true)
  }

  @Test(arguments: [("0.0.0.0", 10249), ("[::]:9999", 9999), ("::", 10249), (":8080", 8080)])
  func whereItIsBoundForAll(_ address: String, _ port: Int) throws {
    let plan = try Self.kubeProxies(address).plan([MetricsCollection.kubeProxy])
    #expect(plan.requests.map(\.port) == [port, port, port, port])
  }

  @Test func aConfigurationThatWasNotSeen() throws {
    var cluster = OptionalCluster(nodes: ["a"])
    cluster.pod(
      "kube-proxy-a", on: "a", container: "kube-proxy", owner: "Node",
      arguments: ["--config=/etc/x"])
    let plan = try cluster.plan([MetricsCollection.kubeProxy])
    #expect(plan.requests.isEmpty)
    #expect(plan.unasked.map(\.reason) == ["metricsBindAddress is not known: /etc/x was not seen"])
  }

  @Test func flagsOfAStaticPod() throws {
    var cluster = OptionalCluster(nodes: ["a"])
    cluster.pod(
      "kube-proxy-a", on: "a", container: "kube-proxy", owner: "Node",
      arguments: ["--metrics-bind-address=10.0.0.1:10249"])
    #expect(
      try cluster.plan([MetricsCollection.kubeProxy]).requests.map(\.text) == [
        "GET http://10.0.0.1:10249/metrics", "GET http://10.0.0.1:10249/proxyMode",
      ])
  }

  @Test func coreDNSByPod() async throws {
    var cluster = OptionalCluster(nodes: ["a"])
    for (name, address) in [("coredns-1", "10.244.0.2"), ("coredns-2", "fd00::2")] {
      cluster.pod(
        name, on: "a", container: "coredns", owner: "ReplicaSet", address: address,
        isInHostNetwork: false, ports: [("dns", 53), ("metrics", 9153)])
    }
    let pods = FakePods([
      "10.244.0.2:9153/metrics": .shows(
        """
        coredns_build_info{goversion="go1.25",revision="x",version="1.14.2"} 1
        coredns_dns_responses_total{plugin="forward",rcode="SERVFAIL",server="dns://:53",view="",\
        zone="."} 4
        coredns_dns_responses_total{plugin="forward",rcode="NOERROR",server="dns://:53",view="",\
        zone="."} 9

        """),
      "fd00::2:9153/metrics": .shows("coredns_panics_total x\n"),
    ])
    let plan = try cluster.plan([MetricsCollection.coreDNS])
    #expect(plan.requests.map(\.text).last == "GET http://[fd00::2]:9153/metrics")
    let evidence = try await MetricsCollector(pods).collect(plan)
    #expect(
      evidence.texts == [
        "coredns-metrics kube-system/coredns-1": #"{"apiVersion":"netlapse/v1","counters":"#
          + #"{"coredns_dns_responses_total{rcode=\"SERVFAIL\",zone=\".\"}":4},"gauges":"#
          + #"{"coredns_build_info{version=\"1.14.2\"}":1},"kind":"CoreDNSMetrics","#
          + #""pod":"coredns-1"}"#
      ])
    #expect(
      evidence.coverageLines == [
        "coredns-metrics: complete",
        "coredns-metrics kube-system/coredns-2: failed: GET http://[fd00::2]:9153/metrics: line 1 "
          + "is no sample of coredns_panics_total",
      ])
  }

  @Test func ciliumWhereItShowsMetrics() async throws {
    var cluster = OptionalCluster(nodes: ["a", "b", "c"])
    cluster.pod(
      "cilium-a", on: "a", container: "cilium-agent", address: "10.0.0.1",
      ports: [("prometheus", 9962)])
    cluster.pod("cilium-b", on: "b", container: "cilium-agent", address: "10.0.0.2")
    let pods = FakePods([
      "10.0.0.1:9962/metrics": .shows(
        """
        cilium_bpf_map_pressure{map_name="ct4_global"} 0.12749
        cilium_bpf_map_pressure{map_name="lb4_services_v2"} 0.5
        cilium_clustermesh_remote_cluster_readiness_status{source_cluster="w",\
        source_node_name="a",target_cluster="east"} 1
        cilium_drop_count_total{direction="INGRESS",reason="Policy denied"} 4

        """)
    ])
    let evidence = try await MetricsCollector(pods).collect(
      try cluster.plan([MetricsCollection.cilium]))
    #expect(
      evidence.texts == [
        "cilium-metrics a": #"{"apiVersion":"netlapse/v1","counters":"#
          + #"{"cilium_bpf_map_pressure{map_name=\"ct4_global\"}":0.13},"gauges":"#
          + #"{"cilium_clustermesh_remote_cluster_readiness_status{target_cluster=\"east\"}":1},"#
          + #""kind":"CiliumMetrics","pod":"cilium-a"}"#
      ])
    #expect(
      evidence.coverageLines == [
        "cilium-metrics: complete",
        "cilium-metrics b: failed: kube-system/cilium-b declares no port called prometheus: Cilium "
          + "shows no metrics unless prometheus.enabled is set",
        "cilium-metrics c: failed: no running Pod of cilium-agent was seen on it",
      ])
  }

  /// A Pod that claims the address of the cloud's own service is not asked.
  @Test func anAddressThatIsNoPods() async throws {
    var cluster = OptionalCluster(nodes: ["a"])
    cluster.pod(
      "coredns-1", on: "a", container: "coredns", owner: "ReplicaSet", address: "169.254.169.254",
      isInHostNetwork: false)
    let pods = FakePods([:])
    let evidence = try await MetricsCollector(pods).collect(
      try cluster.plan([MetricsCollection.coreDNS]))
    #expect(await pods.requests == [])
    #expect(
      evidence.coverageLines == [
        "coredns-metrics: failed: 169.254.169.254 is no address of a Pod"
      ])
  }

  @Test func whoMayNotAsk() async throws {
    var cluster = OptionalCluster(nodes: ["a"], seen: ["nodes"])
    cluster.pod("coredns-1", on: "a", container: "coredns", owner: "ReplicaSet")
    let pods = FakePods(["10.0.0.1:9153/metrics": .shows("no", status: 403)])
    let evidence = try await MetricsCollector(pods).collect(
      try cluster.plan([MetricsCollection.coreDNS]))
    #expect(
      evidence.coverageLines == [
        "coredns-metrics: partial: not all Pods were seen",
        "coredns-metrics kube-system/coredns-1: forbidden: GET http://10.0.0.1:9153/metrics was "
          + "answered with 403",
      ])
  }

  /// A quiet cluster gives the same bytes again, whatever moved that is not kept.
  @Test func aQuietClusterIsTheSame() async throws {
    let plan = try Self.kubeProxies("0.0.0.0:10249").plan([MetricsCollection.kubeProxy])
    func collect(_ seconds: String) async throws -> [String: String] {
      let page = Self.kubeProxyPage.replacing("1.7e+09", with: seconds)
      let pods = FakePods([
        "10.0.0.1:10249/metrics": .shows(page), "10.0.0.1:10249/proxyMode": .shows("iptables\n"),
      ])
      return try await MetricsCollector(pods).collect(plan).texts
    }
    let first = try await collect("1.7e+09")
    #expect(first.count == 1)
    #expect(try await collect("1.8e+09") == first)
  }
}
