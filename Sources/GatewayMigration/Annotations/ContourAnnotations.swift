/// Contour. Some stand on the Service, not on the Ingress.
///
/// Source: https://projectcontour.io/docs/main/config/annotations/.
enum ContourAnnotations {
  static let families: [AnnotationFamily] = [
    AnnotationFamily(product: .contour, prefix: "projectcontour.io", groups: routing + services),
    AnnotationFamily(
      product: .contour, prefix: "ingress.kubernetes.io",
      groups: [
        AnnotationGroup(
          AnnotationMeaning("redirect to HTTPS", .core, .httpsRedirect), ["force-ssl-redirect"],
          cases: [.off])
      ]),
    AnnotationFamily(
      product: .contour, prefix: "kubernetes.io",
      groups: [
        AnnotationGroup(
          AnnotationMeaning(
            "plain HTTP", .core, .attachment,
            note: "With false, the route belongs to the HTTPS listener only."),
          ["ingress.allow-http"], cases: [.idle("true")])
      ]),
  ]

  private static let routing: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "class", .core, .gatewayClass,
        note: "In Contour it goes before spec.ingressClassName."),
      ["ingress.class"]),
    AnnotationGroup(
      AnnotationMeaning("retries", .extended, .retry),
      ["num-retries", "retry-on", "per-try-timeout"]),
    AnnotationGroup(
      AnnotationMeaning(
        "timeouts", .extended, .timeouts, defaultMatters: true,
        note: "Contour waits 15 seconds without the annotation."),
      ["response-timeout"]),
    AnnotationGroup(
      .policy("TLS versions", "Gateway listeners[].tls.options of the implementation"),
      ["tls-minimum-protocol-version", "tls-maximum-protocol-version"]),
    AnnotationGroup(AnnotationMeaning("WebSocket", .core, .webSocket), ["websocket-routes"]),
    AnnotationGroup(
      AnnotationMeaning(
        "certificates of other namespaces", .core,
        GatewayEquivalent(
          "Gateway listeners[].tls.certificateRefs[].namespace, with a ReferenceGrant",
          field: "Gateway.spec.listeners[].tls.certificateRefs[].namespace", standard: "v1.0.0")),
      ["tls-cert-namespace"]),
  ]

  private static let services: [AnnotationGroup] = [
    AnnotationGroup(
      .policy(
        "connection limit", "the implementation's circuit breakers",
        note: "It stands on the Service."),
      [
        "max-connections", "max-pending-requests", "max-requests", "max-retries",
        "per-host-max-connections",
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "protocol of the backend", .extended, .backendProtocol, note: "It stands on the Service."),
      ["upstream-protocol.h2", "upstream-protocol.h2c", "upstream-protocol.tls"]),
  ]
}
