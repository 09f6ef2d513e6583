/// ingress-nginx: who is let in, and how often.
extension NginxCommunityAnnotations {
  // MARK: Authentication and address lists

  static let access: [AnnotationGroup] = [
    AnnotationGroup(
      .policy(
        "basic authentication",
        "Envoy Gateway SecurityPolicy basicAuth, NGINX Gateway Fabric AuthenticationFilter or "
          + "kgateway TrafficPolicy basicAuth",
        isSecurity: true, note: "Without the policy, the route asks nobody for a password."),
      ["auth-type", "auth-secret", "auth-secret-type", "auth-realm"]),
    AnnotationGroup(
      AnnotationMeaning(
        "external authentication", .extended, .externalAuth, isSecurity: true,
        note: "No standard channel has the filter: there it takes a policy, such as Envoy Gateway "
          + "SecurityPolicy extAuth. Without it, the route lets everybody in."),
      ["auth-url"]),
    AnnotationGroup(
      AnnotationMeaning(
        "details of external authentication", .extended,
        GatewayEquivalent.externalAuth.saying(
          "HTTPRoute filter ExternalAuth, http.allowedResponseHeaders, in part"),
        note: "The headers can be passed on; the method and the redirect cannot be said."),
      ["auth-method", "auth-response-headers", "auth-request-redirect"]),
    AnnotationGroup(
      .policy(
        "login page", "Envoy Gateway SecurityPolicy oidc, as a new design",
        note: "That a refusal becomes a redirect to the login is nginx's own."),
      ["auth-signin", "auth-signin-redirect-param"]),
    AnnotationGroup(
      AnnotationMeaning("details of external authentication", .none),
      ["auth-always-set-cookie", "auth-keepalive-share-vars"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning("details of external authentication", .none),
      [
        "auth-cache-key", "auth-cache-duration", "auth-keepalive", "auth-keepalive-requests",
        "auth-keepalive-timeout",
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "details of external authentication", .none,
        note: "A ConfigMap holds headers for the authentication service."),
      ["auth-proxy-set-headers"]),
    AnnotationGroup(
      AnnotationMeaning(
        "snippet", .none, mayHideSecurity: true,
        note: "Any nginx configuration may stand here, for the requests to the authentication "
          + "service: read it."),
      ["auth-snippet"]),
    AnnotationGroup(
      .policy(
        "exemption from the controller's authentication",
        "Envoy Gateway SecurityPolicy on the Gateway, and another on the route",
        defaultMatters: true,
        note: "The controller's own setting applies to every Ingress that does not say false."),
      ["enable-global-auth"], cases: [.idle("true")]),
    AnnotationGroup(
      AnnotationMeaning(
        "how authentication and address lists combine", .none, isSecurity: true,
        note: "With any, one of them is enough; policies commonly ask for all."),
      ["satisfy"], cases: [.idle("all")]),
    AnnotationGroup(
      .policy(
        "address list", "Envoy Gateway SecurityPolicy authorization, allowing these ranges only",
        isSecurity: true,
        note: "Without it, everybody reaches the host. It needs the client's true address, which "
          + "proxies in between may hide."),
      ["whitelist-source-range", "allowlist-source-range"]),
    AnnotationGroup(
      .policy(
        "address list", "Envoy Gateway SecurityPolicy authorization, denying these ranges",
        isSecurity: true),
      ["denylist-source-range"]),
    AnnotationGroup(
      AnnotationMeaning(
        "web application firewall", .none, isSecurity: true,
        note: "A product of its own: NGINX Gateway Fabric WAFPolicy, or Coraza beside Envoy."),
      ["enable-modsecurity"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "web application firewall", .none, isSecurity: true,
        note: "A product of its own: NGINX Gateway Fabric WAFPolicy, or Coraza beside Envoy."),
      ["enable-owasp-core-rules"], cases: [.off], under: "enable-modsecurity"),
    AnnotationGroup(
      AnnotationMeaning(
        "web application firewall", .none, isSecurity: true,
        note: "A product of its own: NGINX Gateway Fabric WAFPolicy, or Coraza beside Envoy."),
      ["modsecurity-transaction-id", "modsecurity-snippet"], under: "enable-modsecurity"),
  ]

  // MARK: Client certificates and TLS

  private static let clientCertificateMeaning = AnnotationMeaning(
    "client certificates", .extended, .clientCertificates, isSecurity: true,
    note: "nginx asks per host, Gateway API per Gateway or port. The depth has no field.")

  static let clientCertificates: [AnnotationGroup] = [
    AnnotationGroup(
      clientCertificateMeaning, ["auth-tls-verify-client"],
      cases: [AnnotationCase(.isOneOf(["off"]), nil)]),
    AnnotationGroup(
      clientCertificateMeaning, ["auth-tls-secret", "auth-tls-verify-depth"],
      under: "auth-tls-verify-client"),
    AnnotationGroup(
      AnnotationMeaning(
        "names of client certificates", .none, isSecurity: true,
        note: "The application or an authentication service has to look at the name."),
      ["auth-tls-match-cn"], under: "auth-tls-verify-client"),
    AnnotationGroup(
      AnnotationMeaning("error page for client certificates", .none), ["auth-tls-error-page"]),
    AnnotationGroup(
      .policy(
        "client certificate for the backend",
        "Envoy Gateway ClientTrafficPolicy headers.xForwardedClientCert",
        note: "Another header, in another encoding than ssl-client-cert."),
      ["auth-tls-pass-certificate-to-upstream"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning("ciphers", .policy, .listenerOptions),
      ["ssl-ciphers", "ssl-prefer-server-ciphers"]),
  ]

  // MARK: Limits

  private static let rateNote =
    "nginx counts per client address and replica, and answers 503 unless told otherwise."

  static let limits: [AnnotationGroup] = [
    AnnotationGroup(
      .policy(
        "rate limit",
        "Envoy Gateway BackendTrafficPolicy rateLimit, NGINX Gateway Fabric RateLimitPolicy or "
          + "kgateway TrafficPolicy rateLimit.local",
        note: rateNote),
      ["limit-rps", "limit-rpm"], cases: [.idle("0")]),
    AnnotationGroup(
      .policy(
        "rate limit",
        "Envoy Gateway BackendTrafficPolicy rateLimit, NGINX Gateway Fabric RateLimitPolicy or "
          + "kgateway TrafficPolicy rateLimit.local",
        note: rateNote),
      ["limit-burst-multiplier"]),
    AnnotationGroup(
      .policy("rate limit", "Envoy Gateway BackendTrafficPolicy rateLimit clientSelectors"),
      ["limit-whitelist", "limit-allowlist"]),
    AnnotationGroup(
      .policy(
        "rate limit", "Envoy Gateway BackendTrafficPolicy rateLimit.global",
        note: "Newer releases of ingress-nginx no longer read it."),
      [
        "global-rate-limit", "global-rate-limit-window", "global-rate-limit-key",
        "global-rate-limit-ignored-cidrs",
      ]),
    AnnotationGroup(
      .policy(
        "connection limit",
        "Envoy Gateway BackendTrafficPolicy circuitBreaker or ClientTrafficPolicy "
          + "connection.connectionLimit",
        note: "nginx counts per client address; these do not."),
      ["limit-connections"], cases: [.idle("0")]),
    AnnotationGroup(
      .policy("bandwidth", "Envoy Gateway BackendTrafficPolicy bandwidthLimit"),
      ["limit-rate", "limit-rate-after"], cases: [.idle("0")]),
    AnnotationGroup(
      .policy(
        "request size",
        "Envoy Gateway BackendTrafficPolicy requestBuffer.limit, NGINX Gateway Fabric "
          + "ClientSettingsPolicy body.maxSize or kgateway TrafficPolicy buffer",
        defaultMatters: true,
        note: "Without the annotation nginx refuses more than 1 MB with 413; most gateways have "
          + "no limit of their own."),
      ["proxy-body-size"]),
  ]
}
