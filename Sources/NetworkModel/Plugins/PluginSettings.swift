/// What a plugin's objects say about the network, in vendor-neutral words. What a product does not
/// show stays unknown, with the reason.
package struct PluginSettings: Sendable {
  /// Its version, as the image or an object says.
  package var version: Reading<String>
  /// Who gives Pods addresses: the product's documented word, `cluster-pool`, `host-local`,
  /// `calico-ipam`, `eni`, ...
  package var ipamMode: Reading<String>
  /// Ranges for Pods, in order of configuration; an empty list: there is none by design.
  package var podCIDRs: Reading<[IPPrefix]>
  /// Prefix length of a node's block, by IP family.
  package var nodeBlockSizes: Reading<[IPFamily: Int]>
  /// Blocks by node, where the plugin keeps them in objects of its own; nil: those of the Node
  /// objects count.
  package var nodeBlocks: [String: Reading<[IPPrefix]>]?
  /// Whether it takes a node's block from the Node object (`.spec.podCIDRs`).
  package var usesNodePodCIDRs: Reading<Bool>
  /// `tunnel`, `native`, `hybrid`, `cloud` (the cloud routes Pods' addresses).
  package var routingMode: Reading<String>
  /// `vxlan`, `geneve`, `ipip`, `gre`, `wireguard`, `udp`, `none`; several where pools differ.
  package var encapsulation: Reading<[String]>
  /// Ranges routed without encapsulation or masquerading, where stated; nil: the setting does not
  /// apply.
  package var nativeRoutingCIDRs: Reading<[IPPrefix]>?
  /// `none`, `wireguard`, `ipsec`, `ztunnel`; several where they are on together.
  package var encryption: Reading<[String]>
  /// IP families it is configured for; unknown: others say.
  package var ipFamilies: Reading<[IPFamily]>
  /// Whether it serves ClusterIPs in place of kube-proxy.
  package var replacesKubeProxy: Reading<Bool>
  /// MTU in bytes that configuration states for the underlay or the Pods; the reasoning says which
  /// of the two it is. Unknown where it is found by the agents themselves.
  package var configuredMTUBytes: Reading<Int>
  /// What a Pod's packet may be long in bytes; the reasoning shows the arithmetic.
  package var podMTUBytes: Reading<Int>

  /// Everything unknown, because `reason`.
  package init(unknown reason: UnknownReason) {
    version = .unknown(reason)
    ipamMode = .unknown(reason)
    podCIDRs = .unknown(reason)
    nodeBlockSizes = .unknown(reason)
    usesNodePodCIDRs = .unknown(reason)
    routingMode = .unknown(reason)
    encapsulation = .unknown(reason)
    encryption = .unknown(reason)
    ipFamilies = .unknown(reason)
    replacesKubeProxy = .unknown(reason)
    configuredMTUBytes = .unknown(reason)
    podMTUBytes = .unknown(reason)
  }
}
