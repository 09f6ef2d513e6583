/// F5's NGINX Ingress Controller. Another product than ingress-nginx, though both classes are
/// often called `nginx`.
///
/// Sources: `internal/configs/annotations.go` of https://github.com/nginx/kubernetes-ingress, and
/// the policies of NGINX Gateway Fabric, https://docs.nginx.com/nginx-gateway-fabric/.
enum NginxIncAnnotations {
  static let families: [AnnotationFamily] = [
    AnnotationFamily(product: .nginxInc, prefix: "nginx.org", groups: routing + proxying + limits),
    AnnotationFamily(product: .nginxInc, prefix: "nginx.com", groups: plus),
    AnnotationFamily(product: .nginxInc, prefix: "appprotect.f5.com", groups: firewall),
    AnnotationFamily(product: .nginxInc, prefix: "appprotectdos.f5.com", groups: denialOfService),
  ]

  // MARK: Routing

  private static let routing: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "merging of Ingresses", .core,
        GatewayEquivalent(
          "the master becomes Gateway listeners, the minions HTTPRoute rules", standard: "v1.0.0"),
        note: "A master has no paths and a minion no TLS: only together they are rules."),
      ["mergeable-ingress-type"]),
    AnnotationGroup(
      AnnotationMeaning("path rewriting", .extended, .pathRewrite), ["rewrites", "rewrite-target"]),
    AnnotationGroup(
      AnnotationMeaning(
        "redirect to HTTPS", .core, .httpsRedirect, defaultMatters: true,
        note: "With TLS it is likely on without the annotation. 307 and 308 are allowed from "
          + "v1.5.0 on."),
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
      ["redirect-to-https"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning("status of a redirect", .core, .redirectStatus),
      ["http-redirect-code"],
      cases: [
        AnnotationCase(
          .isOneOf(["303", "307", "308"]),
          AnnotationMeaning("status of a redirect", .core, .laterRedirectStatus))
      ]),
    AnnotationGroup(
      AnnotationMeaning("redirect of the root", .core, .rootRedirect), ["app-root"]),
    AnnotationGroup(
      AnnotationMeaning(
        "regular expressions in paths", .extended, .regexPath,
        note: "Whether case counts is part of the value; in Gateway API the dialect decides."),
      ["path-regex"]),
    AnnotationGroup(
      AnnotationMeaning("ports of the listeners", .core, .listenerPorts),
      ["listen-ports", "listen-ports-ssl"]),
    AnnotationGroup(
      AnnotationMeaning("request headers", .core, .requestHeaders), ["proxy-set-headers"]),
    AnnotationGroup(
      AnnotationMeaning("response headers", .extended, .responseHeaders),
      ["proxy-hide-headers", "add-header", "add-header-inherit"]),
    AnnotationGroup(
      AnnotationMeaning("HSTS", .extended, .responseHeaders), ["hsts"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning("HSTS", .extended, .responseHeaders),
      ["hsts-max-age", "hsts-include-subdomains", "hsts-behind-proxy"], under: "hsts"),
    AnnotationGroup(
      AnnotationMeaning("details of answers", .none, note: "Nothing is lost with it: drop it."),
      ["proxy-pass-headers", "server-tokens"]),
    AnnotationGroup(
      AnnotationMeaning("rewriting of answers", .none),
      ["proxy-redirect-from", "proxy-redirect-to", "custom-http-errors"]),
    AnnotationGroup(
      AnnotationMeaning(
        "snippet", .none, mayHideSecurity: true,
        note: "Any nginx configuration may stand here: read it. NGINX Gateway Fabric has "
          + "SnippetsFilter and SnippetsPolicy."),
      ["location-snippets", "server-snippets"]),
  ]

  // MARK: Backends

  private static let proxying: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning("gRPC backends", .extended, .grpcRoute), ["grpc-services"]),
    AnnotationGroup(
      AnnotationMeaning(
        "TLS to the backend", .extended, .backendTLS,
        note: "It always verifies the backend; this controller does not by itself."),
      ["ssl-services"]),
    AnnotationGroup(AnnotationMeaning("WebSocket", .core, .webSocket), ["websocket-services"]),
    AnnotationGroup(
      AnnotationMeaning(
        "timeouts", .extended, .timeouts,
        note: "nginx measures the pause between two reads or writes, Gateway API the whole "
          + "request."),
      ["proxy-read-timeout", "proxy-send-timeout"]),
    AnnotationGroup(
      .policy("timeouts", "NGINX Gateway Fabric ProxySettingsPolicy"), ["proxy-connect-timeout"]),
    AnnotationGroup(
      AnnotationMeaning("retries", .extended, .retry),
      ["proxy-next-upstream", "proxy-next-upstream-timeout", "proxy-next-upstream-tries"]),
    AnnotationGroup(
      .policy("buffering", "NGINX Gateway Fabric ProxySettingsPolicy"),
      [
        "proxy-buffering", "proxy-buffers", "proxy-buffer-size", "proxy-busy-buffers-size",
        "proxy-max-temp-file-size",
      ]),
    AnnotationGroup(
      .policy("load balancing", "NGINX Gateway Fabric UpstreamSettingsPolicy"),
      [
        "lb-method", "keepalive", "max-conns", "max-fails", "fail-timeout", "upstream-zone-size",
      ]),
    AnnotationGroup(
      .policy("one address per Service", "NGINX Gateway Fabric UpstreamSettingsPolicy"),
      ["use-cluster-ip"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "session affinity", .extended, .sessionPersistence,
        note: "Older releases read it under nginx.com/, for NGINX Plus."),
      ["sticky-cookie-services"]),
  ]

  // MARK: Access and limits

  private static let limits: [AnnotationGroup] = [
    AnnotationGroup(
      .policy(
        "policies", "the same as policies of NGINX Gateway Fabric", mayHideSecurity: true,
        note: "Policy objects say what it does: they may limit, authenticate or deny."),
      ["policies"]),
    AnnotationGroup(
      .policy(
        "basic authentication", "NGINX Gateway Fabric AuthenticationFilter", isSecurity: true),
      ["basic-auth-secret", "basic-auth-realm"]),
    AnnotationGroup(
      .policy("rate limit", "NGINX Gateway Fabric RateLimitPolicy"),
      [
        "limit-req-rate", "limit-req-key", "limit-req-zone-size", "limit-req-delay",
        "limit-req-no-delay", "limit-req-burst", "limit-req-dry-run", "limit-req-log-level",
        "limit-req-reject-code", "limit-req-scale",
      ]),
    AnnotationGroup(
      .policy("request size", "NGINX Gateway Fabric ClientSettingsPolicy"),
      ["client-max-body-size", "client-body-buffer-size"]),
    AnnotationGroup(
      .policy("ciphers", "Gateway listeners[].tls.options of the implementation"),
      ["ssl-ciphers", "ssl-prefer-server-ciphers"]),
  ]

  // MARK: NGINX Plus and App Protect

  private static let plus: [AnnotationGroup] = [
    AnnotationGroup(
      .policy(
        "JSON Web Tokens", "NGINX Gateway Fabric AuthenticationFilter, JWT", isSecurity: true),
      ["jwt-key", "jwt-realm", "jwt-token", "jwt-login-url"]),
    AnnotationGroup(
      .policy("health checks", "NGINX Gateway Fabric UpstreamSettingsPolicy, with NGINX Plus"),
      [
        "health-checks", "health-checks-mandatory", "health-checks-mandatory-queue", "slow-start",
      ]),
    AnnotationGroup(
      AnnotationMeaning("session affinity", .extended, .sessionPersistence),
      ["sticky-cookie-services"]),
    AnnotationGroup(
      .policy(
        "policies", "the same as policies of NGINX Gateway Fabric", mayHideSecurity: true,
        note: "Policy objects say what it does: they may limit, authenticate or deny."),
      ["policies"]),
    AnnotationGroup(
      .policy("web application firewall", "NGINX Gateway Fabric WAFPolicy", isSecurity: true),
      ["waf-bundle"]),
  ]

  private static let firewall: [AnnotationGroup] = [
    AnnotationGroup(
      .policy("web application firewall", "NGINX Gateway Fabric WAFPolicy", isSecurity: true),
      ["app-protect-enable"], cases: [.off]),
    AnnotationGroup(
      .policy("web application firewall", "NGINX Gateway Fabric WAFPolicy", isSecurity: true),
      [
        "app-protect-policy", "app-protect-security-log", "app-protect-security-log-destination",
        "app-protect-security-log-enable",
      ], under: "app-protect-enable"),
  ]

  private static let denialOfService: [AnnotationGroup] = [
    AnnotationGroup(
      .policy("denial of service", "F5's own policy", isSecurity: true),
      ["app-protect-dos-enable"], cases: [.off]),
    AnnotationGroup(
      .policy("denial of service", "F5's own policy", isSecurity: true),
      ["app-protect-dos-resource"], under: "app-protect-dos-enable"),
  ]
}
