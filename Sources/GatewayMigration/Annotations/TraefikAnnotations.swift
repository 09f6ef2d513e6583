/// Traefik.
///
/// Source: `docs/content/reference/routing-configuration/kubernetes/ingress.md` of
/// https://github.com/traefik/traefik.
enum TraefikAnnotations {
  static let families: [AnnotationFamily] = [
    AnnotationFamily(
      product: .traefik, prefix: "traefik.ingress.kubernetes.io", groups: routers + services)
  ]

  // MARK: Routers

  private static let middlewareNote =
    "Middleware objects say what it does. Some have filters: stripPrefix is URLRewrite, "
    + "redirectScheme RequestRedirect, headers the header modifiers. Authentication and rate "
    + "limits need a policy, or Traefik's own ExtensionRef."

  private static let routers: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "entry points", .core, .attachment,
        note: "web is the HTTP listener, websecure HTTPS. With websecure alone, plain HTTP is not "
          + "to be served."),
      ["router.entrypoints"]),
    AnnotationGroup(
      AnnotationMeaning(
        "middlewares", .policy, .extensionFilter, mayHideSecurity: true, note: middlewareNote),
      ["router.middlewares"]),
    AnnotationGroup(
      AnnotationMeaning(
        "priority of rules", .none,
        note: "Gateway API fixes which rule goes first: another one may win after the move."),
      ["router.priority"]),
    AnnotationGroup(
      AnnotationMeaning("syntax of rules", .none, note: "Nothing is lost with it: drop it."),
      ["router.rulesyntax"]),
    AnnotationGroup(
      AnnotationMeaning(
        "how paths match", .extended, .regexPath,
        note: "PathRegexp is type RegularExpression, Path type Exact."),
      ["router.pathmatcher"]),
    AnnotationGroup(
      AnnotationMeaning(
        "TLS", .core,
        GatewayEquivalent.listeners.saying("a Gateway listener of protocol HTTPS"),
        note: "Also without spec.tls."),
      ["router.tls"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "certificates", .notRouting,
        GatewayEquivalent("cert-manager's annotations on the Gateway"),
        note: "Traefik's own ACME client has no place in Gateway API."),
      ["router.tls.certresolver", "router.tls.domains.n.main", "router.tls.domains.n.sans"]),
    AnnotationGroup(
      .policy(
        "TLS options",
        "Gateway listeners[].tls.options or Traefik TLSOption; clientAuth is Gateway tls.frontend",
        mayHideSecurity: true,
        note: "A TLSOption object says what it does: it may ask for client certificates."),
      ["router.tls.options"]),
    AnnotationGroup(
      AnnotationMeaning("telemetry", .notRouting),
      [
        "router.observability.accesslogs", "router.observability.metrics",
        "router.observability.tracing", "router.observability.traceVerbosity",
      ]),
  ]

  // MARK: Services

  private static let services: [AnnotationGroup] = [
    AnnotationGroup(
      .policy(
        "one address per Service", "Traefik's provider option nativeLB",
        note: "It decides which addresses are used, not what is matched."),
      ["service.nativelb", "service.nodeportlb"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "protocol of the backend", .extended, .backendProtocol, note: "It stands on the Service."),
      ["service.serversscheme"], cases: [.idle("http")]),
    AnnotationGroup(
      AnnotationMeaning(
        "connections to the backend", .policy,
        GatewayEquivalent.backendTLS.saying(
          "BackendTLSPolicy for the TLS part; a policy for the rest"),
        note: "A ServersTransport object says what it does."),
      ["service.serverstransport"]),
    AnnotationGroup(
      AnnotationMeaning(
        "the Host the backend sees", .core, .hostRewrite,
        note: "Gateway API passes the Host on unchanged, as Traefik does without this."),
      ["service.passhostheader"], cases: [.idle("true")]),
    AnnotationGroup(
      AnnotationMeaning("session affinity", .extended, .sessionPersistence),
      ["service.sticky.cookie"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning("session affinity", .extended, .sessionPersistence),
      [
        "service.sticky.cookie.name", "service.sticky.cookie.path", "service.sticky.cookie.maxage",
      ], under: "service.sticky.cookie"),
    AnnotationGroup(
      .policy("session affinity", "the implementation's session policy"),
      [
        "service.sticky.cookie.secure", "service.sticky.cookie.samesite",
        "service.sticky.cookie.httponly", "service.sticky.cookie.domain",
      ], under: "service.sticky.cookie"),
    AnnotationGroup(
      .policy(
        "middlewares", "HTTPRoute backendRefs[].filters", mayHideSecurity: true,
        note: middlewareNote),
      ["service.middlewares"]),
  ]
}
