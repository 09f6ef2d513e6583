/// Kubernetes' own annotations, those of controllers with few of them, and what tools write.
///
/// Sources: https://kubernetes.io/docs/reference/labels-annotations-taints/,
/// `annotation/annotations.yaml` of https://github.com/istio/api, and the providers cilium and
/// apisix of https://github.com/kubernetes-sigs/ingress2gateway.
enum PlatformAnnotations {
  static let families: [AnnotationFamily] =
    kubernetes + [
      AnnotationFamily(
        product: .istio, prefix: "kubernetes.io",
        groups: [
          AnnotationGroup(
            AnnotationMeaning(
              "class", .core, .gatewayClass,
              note: "The value istio picks Istio, which reads no other annotation of an Ingress."),
            ["ingress.class"])
        ]),
      AnnotationFamily(product: .cilium, prefix: "ingress.cilium.io", groups: cilium),
      AnnotationFamily(
        product: .apisix, prefix: "k8s.apisix.apache.org",
        groups: [
          AnnotationGroup(
            AnnotationMeaning("redirect to HTTPS", .core, .httpsRedirect, note: "It answers 301."),
            ["http-to-https"], cases: [.off])
        ]),
    ] + tooling

  // MARK: Kubernetes

  private static let kubernetes: [AnnotationFamily] = [
    AnnotationFamily(
      product: .kubernetes, prefix: "kubernetes.io",
      groups: [
        AnnotationGroup(
          AnnotationMeaning(
            "class", .core, .gatewayClass,
            note: "Deprecated. Whether it goes before spec.ingressClassName is each controller's "
              + "own."),
          ["ingress.class"])
      ]),
    AnnotationFamily(
      product: .kubernetes, prefix: "ingressclass.kubernetes.io",
      groups: [
        AnnotationGroup(
          AnnotationMeaning(
            "the default class", .core,
            GatewayEquivalent(
              "HTTPRoute useDefaultGateways and Gateway defaultScope",
              field: "Gateway.spec.defaultScope", experimental: "v1.4.0"),
            note: "It stands on the IngressClass, and counts for Ingresses created after it."),
          ["is-default-class"], cases: [.off])
      ]),
  ]

  // MARK: Cilium

  private static let cilium: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "redirect to HTTPS", .core, .httpsRedirect, defaultMatters: true,
        note: "It answers 301. Cilium's own configuration decides where the annotation is absent."),
      ["force-https"]),
    AnnotationGroup(
      .policy(
        "load balancer and timeouts", "Gateway infrastructure, TLSRoute or HTTPRoute timeouts",
        note: "The names are Cilium's documentation's; they were not seen in its source."),
      [
        "loadbalancer-mode", "loadbalancer-class", "service-type",
        "service-external-traffic-policy", "insecure-node-port", "secure-node-port",
        "host-listener-port", "tls-passthrough", "request-timeout", "backend-request-timeout",
      ]),
  ]

  // MARK: Tools

  private static let bookkeeping = AnnotationMeaning(
    "bookkeeping", .notRouting, note: "A tool writes it for itself.")

  private static let tooling: [AnnotationFamily] = [
    AnnotationFamily(
      product: .tooling, prefix: "kubectl.kubernetes.io",
      groups: [AnnotationGroup(bookkeeping, ["last-applied-configuration"])]),
    AnnotationFamily(
      product: .tooling, prefix: "meta.helm.sh",
      groups: [AnnotationGroup(bookkeeping, ["release-name", "release-namespace"])]),
    AnnotationFamily(
      product: .tooling, prefix: "field.cattle.io",
      groups: [AnnotationGroup(bookkeeping, ["publicEndpoints"])]),
    AnnotationFamily(
      product: .tooling, prefix: "argocd.argoproj.io",
      groups: [AnnotationGroup(bookkeeping, ["sync-wave", "tracking-id"])]),
  ]
}
