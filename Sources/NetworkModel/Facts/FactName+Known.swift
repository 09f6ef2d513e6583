/// The names that more than one file speaks of.
extension FactName {
  // MARK: Identity

  /// The API server's version.
  package static let kubernetesVersion: FactName = "kubernetes.version"
  /// The provider or distribution that runs the cluster.
  package static let provider: FactName = "provider"

  // MARK: The network plugin

  /// The primary CNI plugin.
  package static let cniName: FactName = "cni.name"
  /// Its version.
  package static let cniVersion: FactName = "cni.version"

  // MARK: Addresses

  /// The ranges Pods take addresses from.
  package static let podCIDRs: FactName = "podCIDRs"
  /// What configuration of the control plane says the Pod ranges should be.
  package static let podCIDRIntent: FactName = "podCIDRs.intent"
  /// Prefix length of the block a node gets, per IP family.
  package static let nodeBlockSize: FactName = "podCIDRs.nodePrefixLength"
  /// The blocks of one node.
  package static let nodePodCIDRs: FactName = "node.podCIDRs"
  /// The ranges Services take addresses from.
  package static let serviceCIDRs: FactName = "serviceCIDRs"
  /// Who gives Pods their addresses, and how.
  package static let ipamMode: FactName = "ipam.mode"
  /// IP families of Pods and Services, the primary one first.
  package static let ipFamilies: FactName = "ipFamilies"

  // MARK: The dataplane

  /// How packets reach Pods of other nodes: tunnel, native, ...
  package static let routingMode: FactName = "routing.mode"
  /// The encapsulation between nodes.
  package static let encapsulation: FactName = "encapsulation"
  /// The ranges that are routed without encapsulation.
  package static let nativeRoutingCIDRs: FactName = "routing.nativeCIDRs"
  /// The encryption between nodes.
  package static let encryption: FactName = "encryption"
  /// What serves ClusterIPs: the mode of kube-proxy, or what stands in for it.
  package static let kubeProxyMode: FactName = "kubeProxy.mode"
  /// The MTU that configuration states.
  package static let configuredMTU: FactName = "mtu.configuredBytes"
  /// What a packet of a Pod may be long, by arithmetic.
  package static let podMTU: FactName = "mtu.podBytes"
  /// The MTU of nodes' own links, where all have the same.
  package static let nodeMTU: FactName = "node.mtuBytes"
  /// Whether the agents that read a ConfigMap at their start have read the one that is there.
  package static let configurationInEffect: FactName = "configuration.inEffect"

  // MARK: Services and DNS

  /// What decides where one Service's traffic goes.
  package static let serviceTraffic: FactName = "service.traffic"
  /// Which incarnation of its name a Service is.
  package static let serviceIncarnation: FactName = "service.incarnation"
  /// Pods that answer DNS.
  package static let dnsPodCount: FactName = "dns.podCount"
  /// The Corefile's structure.
  package static let corefile: FactName = "dns.corefile"

  // MARK: Meshes

  /// The cluster's name in a mesh.
  package static let meshClusterName: FactName = "mesh.clusterName"
  /// The cluster's number in a mesh.
  package static let meshClusterID: FactName = "mesh.clusterID"
}
