extension ResourceCatalogue {
  /// networking.k8s.io (https://kubernetes.io/docs/reference/kubernetes-api/).
  static let networkingResources: [Resource] = [
    Resource(
      "ingresses", kind: "Ingress", group: group, versions: ["v1", "v1beta1"],
      older: [
        OlderVersion("networking.k8s.io/v1beta1", IngressConversion()),
        OlderVersion("extensions/v1beta1", IngressConversion()),
      ],
      shortNames: ["ing"],
      listKeys: [
        ListKey("/spec/rules", ["/host"]),
        ListKey("/spec/rules/*/http/paths", ["/path"], ["/path", "/pathType"]),
        ListKey("/spec/tls", ["/secretName"]),
      ],
      feeds: [.gateway]),
    Resource(
      "ingressclasses", kind: "IngressClass", group: group, versions: ["v1", "v1beta1"],
      older: [OlderVersion("networking.k8s.io/v1beta1", IngressClassConversion())],
      isNamespaced: false, feeds: [.gateway]),
    Resource(
      "servicecidrs", kind: "ServiceCIDR", group: group, versions: ["v1", "v1beta1"],
      older: [OlderVersion("networking.k8s.io/v1beta1", SameShape())],
      isNamespaced: false, feeds: [.addressing]),
    Resource(
      "ipaddresses", kind: "IPAddress", group: group, versions: ["v1", "v1beta1"],
      older: [OlderVersion("networking.k8s.io/v1beta1", SameShape())],
      isNamespaced: false, shortNames: ["ip"], feeds: [.addressing]),
    Resource(
      "networkpolicies", kind: "NetworkPolicy", group: group,
      older: [OlderVersion("extensions/v1beta1", SameShape())], shortNames: ["netpol"],
      feeds: [.policy]),
  ]

  private static let group = "networking.k8s.io"
}
