extension ResourceCatalogue {
  /// The name under which the server's version is recorded.
  package static let versionResource: ResourceName = "version"

  /// Evidence that the Kubernetes API does not list as objects.
  static let pseudoResources: [Resource] = [
    observation("version", kind: "Version", feeds: [.identity]),
    observation("kvstore:cilium/state", kind: "KVStoreEntry", feeds: [.mesh]),
    observation("kvstore:cilium/cache", kind: "KVStoreEntry", feeds: [.mesh]),
    observation("agent-status", kind: "AgentStatus", feeds: [.dataplane, .mesh]),
    observation("mesh-status", kind: "MeshStatus", feeds: [.mesh]),
    observation("node-links", kind: "NodeLinks", feeds: [.dataplane]),
    observation("node-conntrack", kind: "NodeConntrack", feeds: [.dataplane]),
    observation("kube-proxy-metrics", kind: "KubeProxyMetrics", feeds: [.dataplane]),
    observation("coredns-metrics", kind: "CoreDNSMetrics", feeds: [.dns]),
    observation("hubble-drops", kind: "HubbleDrops", feeds: [.policy]),
  ]

  private static func observation(
    _ name: String, kind: String, feeds: [FactArea]
  ) -> Resource {
    Resource(
      name, kind: kind, origin: .elsewhere, versions: [], isNamespaced: false, feeds: feeds)
  }
}
