/// The community's controller for HAProxy.
///
/// Source: `docs/content/en/docs/configuration/keys.md` of
/// https://github.com/jcmoraisjr/haproxy-ingress.
enum HAProxyCommunityAnnotations {
  static let families: [AnnotationFamily] = [
    AnnotationFamily(
      product: .haproxyCommunity, prefix: "haproxy-ingress.github.io",
      groups: routing + redirects + headers + access + limits + backends)
  ]

  // MARK: Routing

  private static let routing: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning("more hosts", .core, .hostnames, note: "Not in spec.rules."),
      ["server-alias"]),
    AnnotationGroup(
      AnnotationMeaning(
        "more hosts", .core, .hostnames,
        note: "Gateway API knows no regular expressions for hosts: name them one by one."),
      ["server-alias-regex"]),
    AnnotationGroup(
      AnnotationMeaning(
        "how paths match", .core,
        GatewayEquivalent.regexPath.saying("HTTPRoute path match, type"),
        note: "begin compares text, not path elements: like regex, that takes "
          + "RegularExpression."),
      ["path-type"]),
    AnnotationGroup(
      AnnotationMeaning("matching by header", .core, .headerMatch), ["http-header-match"]),
    AnnotationGroup(
      AnnotationMeaning(
        "matching by header", .core, .headerMatch,
        note: "Type RegularExpression: each implementation has its own dialect."),
      ["http-header-match-regex"]),
    AnnotationGroup(
      AnnotationMeaning(
        "blue and green", .core, .weights,
        note: "Labels split the pods of one Service: each part needs a Service of its own."),
      [
        "blue-green-balance", "blue-green-deploy", "blue-green-mode", "blue-green-cookie",
        "blue-green-header",
      ]),
    AnnotationGroup(
      AnnotationMeaning("path rewriting", .extended, .pathRewrite), ["rewrite-target"]),
    AnnotationGroup(
      AnnotationMeaning("TLS passthrough", .extended, .passthrough), ["ssl-passthrough"],
      cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning("TLS passthrough", .extended, .passthrough), ["ssl-passthrough-http-port"],
      under: "ssl-passthrough"),
    AnnotationGroup(
      AnnotationMeaning(
        "snippet", .none, mayHideSecurity: true,
        note: "Any HAProxy configuration may stand here: read it."),
      ["config-backend", "config-tcp-service", "config-frontend", "config-proxy"]),
    AnnotationGroup(
      AnnotationMeaning("certificates", .notRouting, GatewayEquivalent("cert-manager")),
      ["cert-signer"]),
  ]

  // MARK: Redirects

  private static let redirects: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning("redirect of the root", .core, .rootRedirect), ["app-root"]),
    AnnotationGroup(
      AnnotationMeaning(
        "redirect", .core, .redirect,
        note: "The rule only redirects: its backend is never asked and needs no route."),
      ["redirect-to", "redirect-from", "redirect-from-regex"]),
    AnnotationGroup(
      AnnotationMeaning("status of a redirect", .core, .redirectStatus),
      ["redirect-to-code", "ssl-redirect-code"],
      cases: [
        AnnotationCase(
          .isOneOf(["303", "307", "308"]),
          AnnotationMeaning("status of a redirect", .core, .laterRedirectStatus))
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "redirect to HTTPS", .core, .httpsRedirect, defaultMatters: true,
        note: "On without the annotation."),
      ["ssl-redirect"],
      cases: [
        AnnotationCase(
          .switchesOff,
          AnnotationMeaning(
            "no redirect to HTTPS", .core, .attachment,
            note: "Plain HTTP is served as well: the route also belongs to the HTTP listener."))
      ]),
  ]

  // MARK: Headers

  private static let headers: [AnnotationGroup] = [
    AnnotationGroup(AnnotationMeaning("CORS", .extended, .cors), ["cors-enable"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning("CORS", .extended, .cors),
      [
        "cors-allow-origin", "cors-allow-methods", "cors-allow-headers", "cors-allow-credentials",
        "cors-expose-headers", "cors-max-age",
      ], under: "cors-enable"),
    AnnotationGroup(
      AnnotationMeaning(
        "CORS", .extended, .cors,
        note: "The filter knows no regular expressions for origins: name them one by one."),
      ["cors-allow-origin-regex"], under: "cors-enable"),
    AnnotationGroup(
      AnnotationMeaning("request headers", .core, .requestHeaders),
      ["headers", "request-add-headers", "request-set-headers", "request-del-headers"]),
    AnnotationGroup(
      AnnotationMeaning("response headers", .extended, .responseHeaders),
      ["response-add-headers", "response-set-headers", "response-del-headers"]),
    AnnotationGroup(
      AnnotationMeaning("HSTS", .extended, .responseHeaders), ["hsts"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning("HSTS", .extended, .responseHeaders),
      ["hsts-max-age", "hsts-include-subdomains", "hsts-preload"], under: "hsts"),
  ]

  // MARK: Access

  private static let access: [AnnotationGroup] = [
    AnnotationGroup(
      .policy("address list", "the implementation's authorization", isSecurity: true),
      ["allowlist-source-range", "denylist-source-range", "allowlist-source-header"]),
    AnnotationGroup(
      .policy("basic authentication", "the implementation's authentication", isSecurity: true),
      ["auth-secret", "auth-realm"]),
    AnnotationGroup(
      AnnotationMeaning(
        "external authentication", .extended, .externalAuth, isSecurity: true,
        note: "No standard channel has the filter. Without it, the route lets everybody in."),
      [
        "auth-url", "auth-method", "auth-headers-request", "auth-headers-succeed",
        "auth-headers-fail", "auth-signin", "oauth", "oauth-headers", "oauth-uri-prefix",
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "client certificates", .extended, .clientCertificates, isSecurity: true,
        note: "HAProxy asks per host, Gateway API per Gateway or port."),
      ["auth-tls-verify-client"], cases: [AnnotationCase(.isOneOf(["off"]), nil)]),
    AnnotationGroup(
      AnnotationMeaning(
        "client certificates", .extended, .clientCertificates, isSecurity: true,
        note: "HAProxy asks per host, Gateway API per Gateway or port."),
      ["auth-tls-secret", "auth-tls-strict"], under: "auth-tls-verify-client"),
    AnnotationGroup(
      AnnotationMeaning("details of client certificates", .none),
      ["auth-tls-cert-header", "auth-tls-error-page"]),
    AnnotationGroup(
      AnnotationMeaning(
        "web application firewall", .none, isSecurity: true, note: "A product of its own."),
      ["waf", "waf-mode", "modsecurity-endpoints"]),
  ]

  // MARK: Limits

  private static let limits: [AnnotationGroup] = [
    AnnotationGroup(
      .policy("limits", "the implementation's rate and connection limits"),
      ["limit-connections", "limit-rps", "limit-whitelist", "maxconn-server", "maxqueue-server"]),
    AnnotationGroup(
      .policy("request size", "the implementation's request size"), ["proxy-body-size"]),
    AnnotationGroup(
      AnnotationMeaning(
        "timeouts", .extended, .timeouts,
        note: "HAProxy measures pauses and single stages, Gateway API the whole request."),
      [
        "timeout-connect", "timeout-server", "timeout-queue", "timeout-tunnel",
        "timeout-http-request",
      ]),
  ]

  // MARK: Backends

  private static let backends: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning("session affinity", .extended, .sessionPersistence),
      ["affinity", "session-cookie-name"]),
    AnnotationGroup(
      .policy("session affinity", "the implementation's session policy"),
      [
        "session-cookie-domain", "session-cookie-dynamic", "session-cookie-keywords",
        "session-cookie-preserve", "session-cookie-shared", "session-cookie-strategy",
        "session-cookie-value-strategy",
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "protocol of the backend", .extended,
        GatewayEquivalent.backendProtocol.saying("BackendTLSPolicy, GRPCRoute or appProtocol")),
      ["backend-protocol", "secure-backends"], cases: [.off, .idle("h1")]),
    AnnotationGroup(
      AnnotationMeaning("TLS to the backend", .extended, .backendTLS),
      ["secure-sni", "secure-verify-ca-secret", "secure-verify-hostname"]),
    AnnotationGroup(
      AnnotationMeaning(
        "client certificate to the backend", .extended, .backendCertificate,
        note: "It becomes the whole Gateway's."),
      ["secure-crt-secret"]),
    AnnotationGroup(
      .policy("load balancing", "the implementation's load balancing"), ["balance-algorithm"]),
    AnnotationGroup(
      .policy("load balancing", "none is known: new pods get their full share at once"),
      ["initial-weight"]),
    AnnotationGroup(
      .policy("health checks", "the implementation's health checks"),
      [
        "health-check-uri", "health-check-interval", "health-check-port", "health-check-addr",
        "health-check-fall-count", "health-check-rise-count", "backend-check-interval",
      ]),
    AnnotationGroup(
      .policy("PROXY protocol", "the implementation's PROXY protocol to backends"),
      ["proxy-protocol"]),
    AnnotationGroup(
      .policy("one address per Service", "the implementation's routing to Services"),
      ["service-upstream"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning("FastCGI", .none, note: "Gateway API knows no FastCGI."), ["fcgi-app"]),
  ]
}
