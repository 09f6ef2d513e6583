import ClusterObjects
import NetworkModel

extension ClassTable {
  /// Gateway API and the Multi-Cluster Services API: specs say where requests go, and of what
  /// status says a few conditions decide whether they do
  /// (https://gateway-api.sigs.k8s.io/guides/implementers/#conditions).
  static let gatewayClasses: [FieldClasses] =
    [
      "gatewayclasses", "gateways", "listenersets", "httproutes", "grpcroutes", "tlsroutes",
      "tcproutes", "udproutes", "referencegrants", "backendtlspolicies",
    ].map { gateway("\($0).gateway.networking.k8s.io") } + [
      gateway("xlistenersets.gateway.networking.x-k8s.io"),
      FieldClasses(
        "serviceexports.multicluster.x-k8s.io", coming: .routing, otherwise: .routing,
        [.cosmetic: conditionTexts]),
      FieldClasses(
        "serviceimports.multicluster.x-k8s.io", coming: .routing, otherwise: .routing,
        [.cosmetic: conditionTexts]),
    ]

  private static func gateway(_ resource: String) -> FieldClasses {
    let conditions = ["/status", "/status/ancestors/*", "/status/listeners/*", "/status/parents/*"]
      .map { "\($0)/conditions" }
    let deciding = conditions.flatMap { list in
      ["Accepted", "Conflicted", "Programmed", "ResolvedRefs"].map { "\(list)/\($0)" }
    }
    return FieldClasses(
      ResourceName(resource), coming: .routing, otherwise: .routing,
      [
        .routing: deciding.map { FieldPattern($0) } + [
          // What implementations read beside the spec.
          "/metadata/annotations/gateway.envoyproxy.io~1*",
          "/metadata/annotations/networking.gke.io~1*",
          "/metadata/annotations/networking.istio.io~1*",
        ],
        .cosmetic: conditions.map { FieldPattern($0) }
          + deciding.flatMap { ["\($0)/lastTransitionTime", "\($0)/message"] }
          .map { FieldPattern($0) } + ["/status/supportedFeatures"],
        .churn: ["/status/listeners/*/attachedRoutes"],
      ])
  }
}
