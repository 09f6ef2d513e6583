/// What a Pod runs that may be asked, and how such Pods are told from others by what is stored of
/// them: the name of a container, and the kind of what owns the Pod.
///
/// Labels are not stored, and names of workloads are the installer's choice; names of containers
/// are part of the products' manifests. Only Pods in the namespaces of ``NetworkSystem`` count: who
/// may create Pods elsewhere must not speak for a node.
package struct PodRole: Hashable, Sendable {
  /// How messages name it.
  package let name: String
  /// The container that is asked.
  package let container: String
  /// Kinds of owners: `DaemonSet`, `ReplicaSet`, and `Node` for static Pods.
  package let owners: Set<String>
  /// Whether it runs once a node, in the node's own network.
  package let isNodeAgent: Bool

  private init(_ name: String, container: String, owners: Set<String>, isNodeAgent: Bool = true) {
    self.name = name
    self.container = container
    self.owners = owners
    self.isNodeAgent = isNodeAgent
  }

  /// Cilium's agent
  /// (https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/README.md);
  /// the container is called so in GKE's `anetd` as well.
  package static let ciliumAgent = PodRole(
    "cilium-agent", container: "cilium-agent", owners: ["DaemonSet"])

  /// Calico's and Canal's agent
  /// (https://github.com/projectcalico/calico/blob/master/manifests/calico.yaml).
  package static let calicoNode = PodRole(
    "calico-node", container: "calico-node", owners: ["DaemonSet"])

  /// flannel's and Canal's agent
  /// (https://github.com/flannel-io/flannel/blob/master/Documentation/kube-flannel.yml).
  package static let flannel = PodRole(
    "flannel", container: "kube-flannel", owners: ["DaemonSet"])

  /// kube-proxy, of a DaemonSet (kubeadm) or static (RKE2).
  package static let kubeProxy = PodRole(
    "kube-proxy", container: "kube-proxy", owners: ["DaemonSet", "Node"])

  /// CoreDNS (https://github.com/kubernetes/kubernetes/tree/master/cluster/addons/dns/coredns).
  package static let coreDNS = PodRole(
    "CoreDNS", container: "coredns", owners: ["DaemonSet", "ReplicaSet"], isNodeAgent: false)
}
