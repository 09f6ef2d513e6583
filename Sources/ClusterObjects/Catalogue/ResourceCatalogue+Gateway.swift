extension ResourceCatalogue {
  /// Gateway API (https://gateway-api.sigs.k8s.io/reference/spec/) and the Multi-Cluster Services
  /// API (https://multicluster.sigs.k8s.io/concepts/multicluster-services-api/).
  static let gatewayResources: [Resource] = [
    Resource(
      "gatewayclasses", kind: "GatewayClass", group: group, versions: ["v1", "v1beta1"],
      older: sameShape("v1beta1"), isNamespaced: false, shortNames: ["gc"], feeds: [.gateway]),
    Resource(
      "gateways", kind: "Gateway", group: group, versions: ["v1", "v1beta1"],
      older: sameShape("v1beta1"), shortNames: ["gtw"], listKeys: listenerKeys, feeds: [.gateway]),
    Resource(
      "listenersets", kind: "ListenerSet", group: group, shortNames: ["lset"],
      listKeys: listenerKeys, feeds: [.gateway]),
    Resource(
      "xlistenersets", kind: "XListenerSet", group: "gateway.networking.x-k8s.io",
      versions: ["v1alpha1"], listKeys: listenerKeys, feeds: [.gateway]),
    route(
      "httproutes", kind: "HTTPRoute", versions: ["v1", "v1beta1"], older: sameShape("v1beta1")),
    route(
      "grpcroutes", kind: "GRPCRoute", versions: ["v1", "v1alpha2"], older: sameShape("v1alpha2")),
    route("tlsroutes", kind: "TLSRoute", versions: ["v1", "v1alpha3", "v1alpha2"]),
    route("tcproutes", kind: "TCPRoute", versions: ["v1", "v1alpha2"]),
    route("udproutes", kind: "UDPRoute", versions: ["v1", "v1alpha2"]),
    Resource(
      "referencegrants", kind: "ReferenceGrant", group: group,
      versions: ["v1", "v1beta1", "v1alpha2"], older: sameShape("v1beta1", "v1alpha2"),
      shortNames: ["refgrant"], feeds: [.gateway]),
    Resource(
      "backendtlspolicies", kind: "BackendTLSPolicy", group: group,
      versions: ["v1", "v1alpha3", "v1alpha2"], shortNames: ["btlspolicy"], feeds: [.gateway]),
    Resource(
      "serviceexports", kind: "ServiceExport", group: "multicluster.x-k8s.io",
      versions: ["v1alpha1", "v1beta1"], shortNames: ["svcex"], feeds: [.mesh]),
    Resource(
      "serviceimports", kind: "ServiceImport", group: "multicluster.x-k8s.io",
      versions: ["v1alpha1", "v1beta1"], shortNames: ["svcim"],
      listKeys: [
        ListKey("/spec/ports", ["/name"], ["/port", "/protocol"]),
        ListKey("/status/clusters", ["/cluster"]),
      ],
      feeds: [.mesh]),
  ]

  private static let group = "gateway.networking.k8s.io"

  private static let listenerKeys = [
    ListKey("/spec/listeners", ["/name"]),
    ListKey("/status/listeners", ["/name"]),
    ListKey("/status/listeners/*/conditions", ["/type"]),
    ListKey("/status/addresses", ["/value"]),
  ]

  /// Versions of which the API's authors say that they differ by name only
  /// (https://gateway-api.sigs.k8s.io/concepts/versioning/, and `apis/v1alpha2` and `apis/v1beta1`
  /// of https://github.com/kubernetes-sigs/gateway-api, where their types are one).
  /// The alpha versions of other routes and policies are not among them: they are recorded as they
  /// are.
  private static func sameShape(_ versions: String...) -> [OlderVersion] {
    versions.map { OlderVersion("\(group)/\($0)", SameShape()) }
  }

  private static func route(
    _ plural: String, kind: String, versions: [String], older: [OlderVersion] = []
  ) -> Resource {
    let parent: [FieldPattern] = ["/namespace", "/name", "/sectionName", "/port"]
    let parentInStatus = parent.map { FieldPattern("/parentRef\($0)") }
    return Resource(
      plural, kind: kind, group: group, versions: versions, older: older,
      listKeys: [
        ListKey("/spec/parentRefs", parent),
        ListKey("/spec/rules", ["/name"]),
        ListKey(
          "/status/parents", parentInStatus, ["/controllerName"] + parentInStatus),
        ListKey("/status/parents/*/conditions", ["/type"]),
      ],
      feeds: [.gateway])
  }
}
