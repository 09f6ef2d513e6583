extension ResourceCatalogue {
  /// cilium.io (https://docs.cilium.io/en/stable/network/kubernetes/ciliumendpoint/ and the CRD
  /// reference beside it).
  static let ciliumResources: [Resource] = [
    Resource(
      "ciliumnodes", kind: "CiliumNode", group: group, versions: ["v2"], isNamespaced: false,
      shortNames: ["cn"],
      listKeys: [ListKey("/spec/addresses", ["/type"], ["/type", "/ip"])],
      feeds: [.addressing, .dataplane, .mesh]),
    Resource(
      "ciliumpodippools", kind: "CiliumPodIPPool", group: group, versions: ["v2alpha1"],
      isNamespaced: false, shortNames: ["cpip"], feeds: [.addressing]),
    Resource(
      "ciliumnodeconfigs", kind: "CiliumNodeConfig", group: group, versions: ["v2", "v2alpha1"],
      feeds: [.dataplane]),
    Resource(
      "ciliumloadbalancerippools", kind: "CiliumLoadBalancerIPPool", group: group,
      versions: ["v2", "v2alpha1"], isNamespaced: false, shortNames: ["lbippool"],
      feeds: [.addressing, .services]),
  ]

  private static let group = "cilium.io"
}
