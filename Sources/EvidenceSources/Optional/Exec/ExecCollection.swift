package import ClusterObjects

/// Something that commands in containers show.
package enum ExecCollection: String, CaseIterable, Sendable {
  case agentStatus = "agent-status"
  case kvstore
  case nodeLinks = "node-links"
  case nodeConntrack = "node-conntrack"

  /// The commands, each with the containers it may be run in, in order of preference.
  package var commands: [PodCommand] {
    switch self {
    case .agentStatus: [Self.status]
    case .kvstore: Self.kvstorePrefixes.map(Self.kvstore)
    case .nodeLinks: [Self.links]
    case .nodeConntrack: [Self.conntrack]
    }
  }

  /// The Pods it needs.
  package var roles: [PodRole] {
    var roles: [PodRole] = []
    for role in commands.flatMap(\.roles) where !roles.contains(role) { roles.append(role) }
    return roles
  }

  /// What is recorded.
  package var resources: [ResourceName] {
    switch self {
    case .agentStatus: ["agent-status", "mesh-status"]
    case .kvstore: KvstoreReader.resources
    case .nodeLinks: ["node-links"]
    case .nodeConntrack: ["node-conntrack"]
    }
  }

  /// The agent's tool has been called `cilium-dbg` since 1.15, and `cilium` before
  /// (https://docs.cilium.io/en/v1.15/operations/upgrade/).
  private static let status = PodCommand(
    [["cilium-dbg", "status", "-o", "json"], ["cilium", "status", "-o", "json"]],
    in: [.ciliumAgent], bytesMax: 16 << 20)

  /// Addresses as well as links, because only they tell which link carries the node's own one.
  /// iproute2 is in the images of Cilium (images/runtime/install-runtime-deps.sh), of Calico
  /// (node/Dockerfile) and of flannel (images/Dockerfile); that of kube-proxy has none
  /// (kubernetes/release, images/build/distroless-iptables).
  private static let links = PodCommand(
    [["ip", "-j", "-d", "addr"]], in: [.ciliumAgent, .calicoNode, .flannel], bytesMax: 64 << 20)

  /// `conntrack` is in the images of Calico and of kube-proxy; those of Cilium and flannel have
  /// none (the same files).
  private static let conntrack = PodCommand(
    [["conntrack", "-S"]], in: [.kubeProxy, .calicoNode], bytesMax: 1 << 20)

  /// What is read of the kvstore: never a wider prefix, so that the identities and addresses of
  /// Pods, of which there are many, stay where they are.
  static let kvstorePrefixes: [String] =
    ["state", "cache"].flatMap { side in
      ["nodes", "services", "endpointslices", "serviceexports"].map { "cilium/\(side)/\($0)/v1/" }
    } + ["cilium/cluster-config/", "cilium/synced/"]

  /// https://docs.cilium.io/en/stable/cmdref/cilium-dbg_kvstore_get/
  private static func kvstore(_ prefix: String) -> PodCommand {
    PodCommand(
      ["cilium-dbg", "cilium"].map { [$0, "kvstore", "get", "--recursive", "-o", "json", prefix] },
      in: [.ciliumAgent], isOfWholeCluster: true, bytesMax: 256 << 20)
  }
}
