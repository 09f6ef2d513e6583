/// HAProxy Technologies' controller.
///
/// Source: `documentation/annotations.md` of https://github.com/haproxytech/kubernetes-ingress.
enum HAProxyTechnologiesAnnotations {
  static let families: [AnnotationFamily] = [
    AnnotationFamily(
      product: .haproxyTechnologies, prefix: "haproxy.org", groups: routing + access + backends)
  ]

  // MARK: Routing

  private static let routing: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "redirect to HTTPS", .core, .httpsRedirect, defaultMatters: true,
        note: "With TLS it is likely on without the annotation. 303 is allowed from v1.5.0 on."),
      ["ssl-redirect"],
      cases: [
        AnnotationCase(
          .switchesOff,
          AnnotationMeaning(
            "no redirect to HTTPS", .core, .attachment,
            note: "Plain HTTP is served as well: the route also belongs to the HTTP listener."))
      ]),
    AnnotationGroup(
      AnnotationMeaning("redirect to HTTPS", .core, .httpsRedirect),
      ["ssl-redirect-code", "ssl-redirect-port"],
      cases: [
        AnnotationCase(
          .isOneOf(["303", "307", "308"]),
          AnnotationMeaning("status of a redirect", .core, .laterRedirectStatus))
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "redirect", .core, .redirect,
        note: "The rule only redirects: its backend is never asked and needs no route."),
      ["request-redirect"]),
    AnnotationGroup(
      AnnotationMeaning("status of a redirect", .core, .redirectStatus),
      ["request-redirect-code"],
      cases: [
        AnnotationCase(
          .isOneOf(["303", "307", "308"]),
          AnnotationMeaning("status of a redirect", .core, .laterRedirectStatus))
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "path rewriting", .extended, .pathRewrite,
        note: "A regular expression needs a filter of the implementation."),
      ["path-rewrite"]),
    AnnotationGroup(
      AnnotationMeaning("the Host the backend sees", .extended, .hostRewrite), ["set-host"]),
    AnnotationGroup(
      AnnotationMeaning("request headers", .core, .requestHeaders), ["request-set-header"]),
    AnnotationGroup(
      AnnotationMeaning("response headers", .extended, .responseHeaders), ["response-set-header"]),
    AnnotationGroup(AnnotationMeaning("CORS", .extended, .cors), ["cors-enable"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning("CORS", .extended, .cors),
      [
        "cors-allow-origin", "cors-allow-methods", "cors-allow-credentials", "cors-allow-headers",
        "cors-max-age",
      ], under: "cors-enable"),
    AnnotationGroup(
      AnnotationMeaning(
        "matching by HAProxy's own conditions", .none,
        note: "It changes what reaches the Service: write header or query matches by hand."),
      ["route-acl"]),
    AnnotationGroup(
      AnnotationMeaning("TLS passthrough", .extended, .passthrough), ["ssl-passthrough"],
      cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "snippet", .none, mayHideSecurity: true,
        note: "Any HAProxy configuration may stand here: read it."),
      ["backend-config-snippet"]),
  ]

  // MARK: Access and limits

  private static let access: [AnnotationGroup] = [
    AnnotationGroup(
      .policy("basic authentication", "the implementation's authentication", isSecurity: true),
      ["auth-type", "auth-secret", "auth-realm"]),
    AnnotationGroup(
      .policy("address list", "the implementation's authorization", isSecurity: true),
      ["allow-list", "whitelist", "deny-list", "blacklist"]),
    AnnotationGroup(
      .policy("rate limit", "the implementation's rate limit"),
      [
        "rate-limit-period", "rate-limit-status-code", "rate-limit-requests", "rate-limit-size",
        "rate-limit-whitelist",
      ]),
    AnnotationGroup(
      .policy("the client's address", "the implementation's settings of X-Forwarded-For"),
      ["src-ip-header", "forwarded-for"]),
    AnnotationGroup(
      AnnotationMeaning("logging", .notRouting), ["request-capture", "request-capture-len"]),
  ]

  // MARK: Backends

  private static let backends: [AnnotationGroup] = [
    AnnotationGroup(
      .policy("health checks", "the implementation's health checks"),
      ["check", "check-http", "check-interval", "timeout-check"]),
    AnnotationGroup(
      AnnotationMeaning(
        "session affinity", .extended, .sessionPersistence,
        note: "It may stand on the Service or in the controller's ConfigMap too."),
      ["cookie-persistence", "cookie-persistence-no-dynamic"]),
    AnnotationGroup(
      .policy("load balancing", "the implementation's load balancing"), ["load-balance"]),
    AnnotationGroup(
      .policy("connection limit", "the implementation's connection limits"),
      ["pod-maxconn", "scale-server-slots"]),
    AnnotationGroup(
      .policy("PROXY protocol", "the implementation's PROXY protocol to backends"),
      ["send-proxy-protocol"]),
    AnnotationGroup(
      AnnotationMeaning("TLS to the backend", .extended, .backendTLS), ["server-ssl"],
      cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning("TLS to the backend", .extended, .backendTLS), ["server-ca"]),
    AnnotationGroup(
      AnnotationMeaning(
        "client certificate to the backend", .extended, .backendCertificate,
        note: "It becomes the whole Gateway's."),
      ["server-crt"]),
    AnnotationGroup(
      AnnotationMeaning(
        "protocol of the backend", .extended,
        GatewayEquivalent("the Service port's appProtocol, or GRPCRoute", standard: "v1.0.0")),
      ["server-proto"]),
    AnnotationGroup(
      AnnotationMeaning("a backend of its own", .none, note: "Nothing is lost with it: drop it."),
      ["standalone-backend"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "timeouts", .extended, .timeouts,
        note: "HAProxy measures a pause, Gateway API the whole request."),
      ["timeout-server"]),
  ]
}
