extension ResourceCatalogue {
  /// The name under which the server's version is recorded.
  package static let versionResource: ResourceName = "version"

  /// The `apiVersion` of what netlapse puts together itself, out of what is no object of the API.
  package static let ownAPIVersion = "netlapse/v1"

  /// Evidence that the Kubernetes API does not list as objects.
  static let pseudoResources: [Resource] =
    [
      observation("version", kind: "Version", feeds: [.identity]),
      observation("hubble-drops", kind: "HubbleDrops", feeds: [.policy]),
    ] + statusResources + nodeResources + metricsResources + kvstoreResources

  private static func observation(
    _ name: String, kind: String, isNamespaced: Bool = false,
    stored: StoredPart = .allBut([]), notCompared: [FieldPattern] = [],
    listKeys: [ListKey] = [], feeds: [FactArea], recipe: Int = 1
  ) -> Resource {
    Resource(
      name, kind: kind, origin: .elsewhere, versions: [], isNamespaced: isNamespaced,
      stored: stored, notCompared: notCompared, listKeys: listKeys, feeds: feeds, recipe: recipe)
  }

  // MARK: Agents

  /// What Cilium's agent says about itself and its peers, one object a node: parts of
  /// `StatusResponse` (https://github.com/cilium/cilium/blob/main/api/v1/openapi.yaml). Endpoints,
  /// controllers and the addresses given to Pods are left out.
  private static let statusResources: [Resource] = [
    observation(
      "agent-status", kind: "AgentStatus",
      stored: .only([
        "/apiVersion", "/kind", "/cilium/state", "/cilium/msg", "/kvstore/state",
        "/cni-chaining/mode", "/datapath-mode", "/attach-mode", "/routing",
        "/host-routing/mode", "/encryption/mode", "/identity-range", "/ipam/status",
        "/masquerading/enabled", "/masquerading/enabledProtocols", "/masquerading/mode",
        "/masquerading/ip-masq-agent", "/masquerading/snat-exclusion-cidr-v4",
        "/masquerading/snat-exclusion-cidr-v6",
        "/kube-proxy-replacement/mode", "/kube-proxy-replacement/devices",
        "/kube-proxy-replacement/deviceList", "/kube-proxy-replacement/directRoutingDevice",
        "/kube-proxy-replacement/features/bpfSocketLBHostnsOnly",
        "/kube-proxy-replacement/features/externalIPs",
        "/kube-proxy-replacement/features/hostPort",
        "/kube-proxy-replacement/features/nodePort",
        "/kube-proxy-replacement/features/sessionAffinity",
        "/kube-proxy-replacement/features/socketLB",
      ]),
      // How many addresses are in use, and what the agent has to say just now.
      notCompared: ["/cilium/msg", "/ipam/status"],
      listKeys: [ListKey("/kube-proxy-replacement/deviceList", ["/name"])],
      feeds: [.dataplane, .mesh],
      // 2: the fields of the network only.
      recipe: 2),
    observation(
      "mesh-status", kind: "MeshStatus",
      stored: .only(
        ["/apiVersion", "/kind", "/cluster-mesh/num-global-services"]
          + [
            "name", "ready", "connected", "status", "num-nodes", "num-endpoints",
            "num-identities", "num-shared-services", "num-service-exports",
            "num-endpoint-slices", "num-failures", "last-failure", "synced", "config",
          ].map { "/cluster-mesh/clusters/*/\($0)" }),
      // Counts of what lives in the peers, which moves by itself.
      notCompared: ["/cluster-mesh/num-global-services"]
        + [
          "status", "num-nodes", "num-endpoints", "num-identities", "num-shared-services",
          "num-service-exports", "num-endpoint-slices", "num-failures", "last-failure",
        ].map { "/cluster-mesh/clusters/*/\($0)" },
      listKeys: [ListKey("/cluster-mesh/clusters", ["/name"])],
      feeds: [.mesh],
      // 2: the fields of the mesh only.
      recipe: 2),
  ]

  // MARK: Nodes

  private static let nodeResources: [Resource] = [
    observation(
      "node-links", kind: "NodeLinks",
      stored: .only(
        ["/apiVersion", "/kind", "/podLinks/*/mtu", "/podLinks/*/count"]
          + [
            "name", "mtu", "state", "kind", "master", "link", "addresses", "vxlan/id",
            "vxlan/port",
          ].map { "/links/*/\($0)" }),
      // Pods come and go.
      notCompared: ["/podLinks/*/count"],
      listKeys: [ListKey("/links", ["/name"]), ListKey("/podLinks", ["/mtu"])],
      feeds: [.dataplane],
      // 2: links and their addresses.
      recipe: 2),
    observation(
      "node-conntrack", kind: "NodeConntrack",
      stored: .only(
        ["/apiVersion", "/kind", "/cpus"]
          + ["drop", "early_drop", "error", "insert_failed", "chaintoolong"]
          .map { "/counters/\($0)" }),
      notCompared: ["/counters"], feeds: [.dataplane],
      // 2: counters of what went wrong only, which stand still on a healthy node.
      recipe: 2),
  ]

  // MARK: Metrics

  /// Gauges are compared; counters are not: that one went up is no change of the network. Which
  /// metrics there may be is declared where they are asked for.
  private static let metricsResources: [Resource] = [
    metrics("kube-proxy-metrics", kind: "KubeProxyMetrics", feeds: [.dataplane, .services]),
    // Its objects are of one Pod each: a node may have several, and most have none.
    metrics("coredns-metrics", kind: "CoreDNSMetrics", isNamespaced: true, feeds: [.dns]),
    metrics("cilium-metrics", kind: "CiliumMetrics", feeds: [.dataplane, .mesh]),
  ]

  private static func metrics(
    _ name: String, kind: String, isNamespaced: Bool = false, feeds: [FactArea]
  ) -> Resource {
    observation(
      name, kind: kind, isNamespaced: isNamespaced,
      stored: .only([
        "/apiVersion", "/kind", "/pod", "/proxyMode", "/gauges/*", "/counters/*",
      ]),
      notCompared: ["/counters", "/pod"], feeds: feeds,
      // 2: counters and gauges apart.
      recipe: 2)
  }

  // MARK: Kvstore

  /// Keys of Cilium's kvstore, one object a key, named by it: ours, those of peers as kvstoremesh
  /// copied them, and what clusters say about themselves.
  private static let kvstoreResources: [Resource] = [
    kvstore("kvstore:cilium/state", fields: node + service),
    kvstore("kvstore:cilium/cache", fields: node + service),
    kvstore("kvstore:cilium/cluster-config", fields: ["id", "capabilities"]),
    kvstore("kvstore:cilium/synced", fields: []),
  ]

  /// Fields of a node, without its labels and annotations
  /// (https://github.com/cilium/cilium/blob/main/pkg/node/types/node.go).
  private static let node = [
    "Name", "Cluster", "ClusterID", "IPAddresses", "IPv4AllocCIDR", "IPv4SecondaryAllocCIDRs",
    "IPv6AllocCIDR", "IPv6SecondaryAllocCIDRs", "IPv4HealthIP", "IPv6HealthIP", "IPv4IngressIP",
    "IPv6IngressIP", "Source", "EncryptionKey", "WireguardPubKey", "BootID",
  ]

  /// Fields of a service, and of an exported one, without labels, annotations and selector
  /// (https://github.com/cilium/cilium/blob/main/pkg/clustermesh/store/store.go).
  private static let service = [
    "cluster", "clusterID", "namespace", "name", "frontends", "backends", "hostnames", "zones",
    "includeExternal", "shared", "exportCreationTimestamp", "ports", "type", "sessionAffinity",
    "sessionAffinityConfig", "ipFamilies", "internalTrafficPolicy", "trafficDistribution",
  ]

  private static func kvstore(_ name: String, fields: [String]) -> Resource {
    observation(
      name, kind: "KVStoreEntry",
      stored: .only(
        ["/apiVersion", "/kind", "/modRevision", "/text", "/binary/sha256", "/binary/bytes"]
          + fields.map { "/value/\($0)" }),
      // A key that is written again with the same value is no change.
      notCompared: ["/modRevision"],
      listKeys: [ListKey("/value/IPAddresses", ["/Type", "/IP"], ["/AddressType", "/IP"])],
      feeds: [.mesh],
      // 2: revisions, and the fields of the mesh only.
      recipe: 2)
  }
}
