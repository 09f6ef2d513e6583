/// Where a cluster's network is run from: the namespaces of CNI plugins, kube-proxy, DNS, Ingress
/// and Gateway controllers and meshes, by the defaults of their installers.
package enum NetworkSystem {
  /// The namespaces, in order.
  package static let namespaces: [String] = [
    "antrea-system", "calico-apiserver", "calico-system", "cilium", "contour",
    "envoy-gateway-system", "gateway-system", "gmp-system", "haproxy-controller",
    "ingress-controller", "ingress-haproxy", "ingress-nginx", "istio-ingress", "istio-system",
    "kgateway-system", "kong", "kube-flannel", "kube-router", "kube-system", "linkerd",
    "linkerd-multicluster", "metallb-system", "nginx-gateway", "nginx-ingress",
    "openshift-dns", "openshift-ingress", "openshift-ingress-operator", "openshift-kube-proxy",
    "openshift-multus", "openshift-network-operator", "openshift-ovn-kubernetes",
    "openshift-sdn", "ovn-kubernetes", "projectcontour", "submariner-operator", "tigera-operator",
    "traefik",
  ]

  /// Whether objects of this namespace run the network.
  package static func contains(namespace: String) -> Bool { lookup.contains(namespace) }

  private static let lookup = Set(namespaces)
}
