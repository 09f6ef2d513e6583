/// ingress-nginx: which requests are taken, where they go, and what is answered. The rest is in
/// the extensions.
///
/// Sources: `docs/user-guide/nginx-configuration/annotations.md` and `internal/ingress/annotations`
/// of https://github.com/kubernetes/ingress-nginx.
enum NginxCommunityAnnotations {
  static let families: [AnnotationFamily] = [
    AnnotationFamily(
      product: .nginxCommunity, prefix: AnnotationTable.defaultNginxPrefix,
      groups: matching + splitting + redirecting + answering + access + clientCertificates
        + limits + timing + backends + buffering + affinity + tuning)
  ]

  // MARK: Matching and rewriting

  private static let matching: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "regular expressions in paths", .extended, .regexPath,
        note: "nginx ignores case and anchors only the start, for every path of the host, in all "
          + "its Ingresses. In Gateway API each implementation has its own dialect."),
      ["use-regex"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "path rewriting", .extended, .pathRewrite,
        note: "It also makes every path of the host a regular expression, in all its Ingresses."),
      ["rewrite-target"],
      cases: [
        AnnotationCase(
          .isAbsoluteURL,
          AnnotationMeaning(
            "redirect", .core, .redirect,
            note: "A target on another site is a redirect: the backend is never asked.")),
        AnnotationCase(
          .takesCaptureGroup,
          .policy(
            "path rewriting with capture groups", "Envoy Gateway HTTPRouteFilter ReplaceRegexMatch",
            note: "URLRewrite knows no capture groups. It also makes every path of the host a "
              + "regular expression, in all its Ingresses.")),
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "more hosts", .core, .hostnames, note: "These hosts are not in spec.rules."),
      ["server-alias"]),
    AnnotationGroup(
      AnnotationMeaning(
        "TLS passthrough", .extended, .passthrough,
        note: "nginx hands on the whole host unread: its other annotations do nothing."),
      ["ssl-passthrough"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "the Host the backend sees", .extended, .hostRewrite),
      ["upstream-vhost"]),
    AnnotationGroup(
      AnnotationMeaning("request headers", .core, .requestHeaders), ["x-forwarded-prefix"]),
    AnnotationGroup(
      AnnotationMeaning(
        "request headers", .core, .requestHeaders,
        note: "Connection belongs to one hop: an implementation may refuse to set it."),
      ["connection-proxy-header"]),
    AnnotationGroup(
      AnnotationMeaning(
        "response headers", .extended, .responseHeaders,
        note: "The value names a ConfigMap, which holds the headers."),
      ["custom-headers"]),
  ]

  // MARK: Splitting

  private static let splitting: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "canary", .core, .weights,
        note: "The Ingress is the other half of a rule that another Ingress has: both become one "
          + "rule with weights or header matches."),
      ["canary"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "canary by weight", .core, .weights,
        note: "Weights are shares: W of T for the canary leaves T - W for the main rule."),
      ["canary-weight", "canary-weight-total"], under: "canary"),
    AnnotationGroup(
      AnnotationMeaning(
        "canary by header", .core, .headerMatch,
        note: "Without a value of its own, nginx takes `always` and `never` and weighs the rest."),
      ["canary-by-header", "canary-by-header-value"], under: "canary"),
    AnnotationGroup(
      AnnotationMeaning(
        "canary by header", .extended,
        GatewayEquivalent.headerMatch.saying("HTTPRoute header match of type RegularExpression"),
        note: "Each implementation has its own dialect."),
      ["canary-by-header-pattern"], under: "canary"),
    AnnotationGroup(
      AnnotationMeaning(
        "canary by cookie", .none,
        note: "At best a regular expression on the header Cookie does it."),
      ["canary-by-cookie"], under: "canary"),
    AnnotationGroup(
      AnnotationMeaning(
        "affinity of canaries", .none,
        note: "How weights and affinity go together is each implementation's own."),
      ["affinity-canary-behavior"]),
    AnnotationGroup(
      AnnotationMeaning(
        "mirroring", .extended, .mirror,
        note: "The target is a Service of the cluster, not a URL. A share of the requests can be "
          + "mirrored from v1.3.0 on."),
      ["mirror-target"]),
    AnnotationGroup(
      .policy("mirroring", "none is known: RequestMirror sends the whole request on"),
      ["mirror-request-body", "mirror-host"]),
  ]

  // MARK: Redirects

  private static let redirectOnly =
    "The rule only redirects: its backend is never asked and needs no route."

  private static let redirecting: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "redirect to HTTPS", .core, .httpsRedirect, defaultMatters: true,
        note: "On without the annotation, where the Ingress has TLS; nginx answers 308, which the "
          + "CRDs allow from v1.5.0 on."),
      ["ssl-redirect"],
      cases: [
        AnnotationCase(
          .switchesOff,
          AnnotationMeaning(
            "no redirect to HTTPS", .core, .attachment,
            note: "Plain HTTP is served as well: the route also belongs to the HTTP listener."))
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "redirect to HTTPS", .core, .httpsRedirect,
        note: "Even without TLS of its own. nginx answers 308, which the CRDs allow from v1.5.0 "
          + "on."),
      ["force-ssl-redirect"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "redirect between www and the bare host", .core,
        GatewayEquivalent.redirect.saying("HTTPRoute filter RequestRedirect, hostname"),
        note: "It adds a host that is not in spec.rules. nginx answers 308, which the CRDs allow "
          + "from v1.5.0 on."),
      ["from-to-www-redirect"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "redirect of the root", .core, .rootRedirect,
        note: "A redirect's path is an Extended feature (HTTPRoutePathRedirect)."),
      ["app-root"]),
    AnnotationGroup(
      AnnotationMeaning("redirect", .core, .redirect, note: redirectOnly),
      ["permanent-redirect"]),
    AnnotationGroup(
      AnnotationMeaning(
        "redirect", .core, .redirect, note: redirectOnly + " It goes before permanent-redirect."),
      ["temporal-redirect"]),
    AnnotationGroup(
      AnnotationMeaning("status of a redirect", .core, .laterRedirectStatus),
      ["permanent-redirect-code", "temporal-redirect-code"],
      cases: [
        AnnotationCase(
          .isOneOf(["301", "302"]),
          AnnotationMeaning("status of a redirect", .core, .redirectStatus))
      ]),
    AnnotationGroup(
      AnnotationMeaning("details of redirects", .none),
      ["relative-redirects", "preserve-trailing-slash", "use-port-in-redirects"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning("rewriting of the Location header", .none),
      ["proxy-redirect-from", "proxy-redirect-to"]),
  ]

  // MARK: Answers

  private static let answering: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "CORS", .extended, .cors,
        note: "nginx's defaults: any origin, with credentials, for 1728000 seconds. Where the "
          + "filter is not served, Envoy Gateway SecurityPolicy has cors."),
      ["enable-cors"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "CORS", .extended, .cors,
        note: "nginx's defaults: any origin, with credentials, for 1728000 seconds. Where the "
          + "filter is not served, Envoy Gateway SecurityPolicy has cors."),
      [
        "cors-allow-origin", "cors-allow-methods", "cors-allow-headers", "cors-expose-headers",
        "cors-allow-credentials", "cors-max-age",
      ], under: "enable-cors"),
    AnnotationGroup(
      .policy("error pages", "Envoy Gateway BackendTrafficPolicy responseOverride"),
      ["custom-http-errors"]),
    AnnotationGroup(
      .policy(
        "error pages", "Envoy Gateway BackendTrafficPolicy responseOverride, or a catch-all rule",
        note: "It answers where the Service has no endpoints, and for custom-http-errors: it is "
          + "not spec.defaultBackend."),
      ["default-backend"]),
    AnnotationGroup(
      AnnotationMeaning("error pages", .none), ["disable-proxy-intercept-errors"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning("rewriting of Set-Cookie", .none),
      ["proxy-cookie-domain", "proxy-cookie-path"]),
    AnnotationGroup(
      AnnotationMeaning(
        "HTTP/2 push", .none, note: "Browsers no longer take pushes: drop it."),
      ["http2-push-preload"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "snippet", .none, mayHideSecurity: true,
        note: "Any nginx configuration may stand here: read it. NGINX Gateway Fabric has "
          + "SnippetsFilter, Envoy Gateway EnvoyPatchPolicy as a last resort. Ignored unless the "
          + "controller allows snippets, which it does not by itself since v1.9."),
      ["configuration-snippet", "server-snippet", "stream-snippet"]),
  ]
}
