import ClusterObjects
import NetworkModel

extension ClassTable {
  /// networking.k8s.io.
  static let networkingClasses: [FieldClasses] = [
    FieldClasses(
      "ingresses.networking.k8s.io", coming: .routing, otherwise: .routing,
      [
        // Controllers' rules are written in them.
        .routing: ["/metadata/annotations"],
        .cosmetic: [
          "/metadata/annotations/argocd.argoproj.io~1*", "/metadata/annotations/cert-manager.io~1*",
          "/metadata/annotations/field.cattle.io~1*", "/metadata/annotations/meta.helm.sh~1*",
        ],
      ]),
    FieldClasses(
      "ingressclasses.networking.k8s.io", coming: .routing, otherwise: .routing,
      [.routing: ["/metadata/annotations/ingressclass.kubernetes.io~1is-default-class"]]),
    // The one that the API servers' flag makes.
    FieldClasses(
      serviceCIDRs, ["kubernetes"], coming: .capacity, removed: .disruptive,
      otherwise: .capacity, [.disruptive: ["/spec"], .cosmetic: conditionTexts]),
    FieldClasses(
      serviceCIDRs, coming: .capacity, otherwise: .capacity, [.cosmetic: conditionTexts]),
    FieldClasses("ipaddresses.networking.k8s.io", all: .churn),
    FieldClasses(
      "networkpolicies.networking.k8s.io", coming: .policy, otherwise: .policy,
      [.cosmetic: ["/status"]]),
  ]

  private static let serviceCIDRs: ResourceName = "servicecidrs.networking.k8s.io"

  /// What conditions say beside their status.
  static let conditionTexts: [FieldPattern] = [
    "/status/conditions/*/lastTransitionTime", "/status/conditions/*/message",
  ]
}
