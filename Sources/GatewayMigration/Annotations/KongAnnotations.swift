/// Kong Ingress Controller. Many of these are read on HTTPRoutes too.
///
/// Source: `internal/annotations/annotations.go` of
/// https://github.com/Kong/kubernetes-ingress-controller.
enum KongAnnotations {
  static let families: [AnnotationFamily] = [
    AnnotationFamily(product: .kong, prefix: "konghq.com", groups: routing + backends + own),
    AnnotationFamily(product: .kong, prefix: "ingress.kubernetes.io", groups: legacy),
  ]

  // MARK: Routing

  private static let routing: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "matching by method", .extended, .methodMatch,
        note: "The rule takes fewer requests than its host and path say."),
      ["methods"]),
    AnnotationGroup(
      AnnotationMeaning(
        "matching by header", .core, .headerMatch,
        note: "Any of the values will do: one match for each. The rule takes fewer requests than "
          + "its host and path say."),
      ["headers.*"]),
    AnnotationGroup(
      AnnotationMeaning(
        "matching by header", .core, .headerMatch, note: "It separates the values of headers.*."),
      ["headers-separator"]),
    AnnotationGroup(
      AnnotationMeaning(
        "protocols", .core, .attachment,
        note: "With https alone, plain HTTP is not to be served; grpc is GRPCRoute."),
      ["protocols", "protocol"]),
    AnnotationGroup(
      AnnotationMeaning("status of a redirect", .core, .redirectStatus),
      ["https-redirect-status-code"],
      cases: [
        AnnotationCase(
          .isOneOf(["303", "307", "308"]),
          AnnotationMeaning("status of a redirect", .core, .laterRedirectStatus))
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "path rewriting", .extended,
        GatewayEquivalent.pathRewrite.saying("HTTPRoute filter URLRewrite, ReplacePrefixMatch /"),
        note: "Kong reads the annotation on an HTTPRoute too."),
      ["strip-path"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "path rewriting", .extended, .pathRewrite,
        note: "konghq.com/path stands on the Service."),
      ["path", "rewrite"],
      cases: [
        AnnotationCase(
          .takesCaptureGroup,
          AnnotationMeaning(
            "path rewriting with capture groups", .none,
            note: "URLRewrite knows no capture groups."))
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "the Host the backend sees", .extended, .hostRewrite,
        note: "Gateway API passes the Host on unchanged, as Kong does without this."),
      ["preserve-host"], cases: [.idle("true")]),
    AnnotationGroup(
      AnnotationMeaning("the Host the backend sees", .extended, .hostRewrite), ["host-header"]),
    AnnotationGroup(
      AnnotationMeaning(
        "regular expressions in paths", .none,
        note: "Which expression goes first is each implementation's own. In Kong a path that "
          + "begins with /~ is one."),
      ["regex-priority", "regex-prefix", "path-handling"]),
    AnnotationGroup(
      AnnotationMeaning(
        "matching by server name", .extended,
        GatewayEquivalent.passthrough.saying("the listener's hostname, or TLSRoute hostnames")),
      ["snis"]),
    AnnotationGroup(
      AnnotationMeaning("more hosts", .core, .hostnames, note: "They are not in spec.rules."),
      ["host-aliases"]),
  ]

  // MARK: Backends

  private static let backends: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "timeouts", .extended, .timeouts,
        note: "Kong measures single stages, Gateway API the whole request."),
      ["read-timeout", "write-timeout"]),
    AnnotationGroup(.policy("timeouts", "Kong's service timeouts"), ["connect-timeout"]),
    AnnotationGroup(AnnotationMeaning("retries", .extended, .retry), ["retries"]),
    AnnotationGroup(
      .policy("buffering", "Kong's route options"), ["request-buffering", "response-buffering"],
      cases: [.idle("true")]),
    AnnotationGroup(
      AnnotationMeaning(
        "client certificate to the backend", .extended, .backendCertificate,
        note: "It becomes the whole Gateway's."),
      ["client-cert"]),
    AnnotationGroup(
      AnnotationMeaning("verifying the backend", .extended, .backendTLS), ["tls-verify"],
      cases: [
        AnnotationCase(
          .switchesOff,
          AnnotationMeaning(
            "verifying the backend", .extended, .backendTLS,
            note: "BackendTLSPolicy always verifies: give it the backend's CA."))
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "verifying the backend", .extended, .backendTLS, note: "The depth has no field."),
      ["tls-verify-depth", "ca-certificates-secrets", "ca-certificates-configmaps"]),
  ]

  // MARK: Kong's own objects

  private static let own: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "plugins", .policy,
        GatewayEquivalent.extensionFilter.saying("HTTPRoute filter ExtensionRef to a KongPlugin"),
        mayHideSecurity: true,
        note: "KongPlugin objects say what it does: they may authenticate, limit or deny."),
      ["plugins"]),
    AnnotationGroup(
      .policy(
        "overrides", "KongIngress, which Kong gives up", mayHideSecurity: true,
        note: "A KongIngress object says what it does."),
      ["override"]),
    AnnotationGroup(.policy("load balancing", "KongUpstreamPolicy"), ["upstream-policy"]),
    AnnotationGroup(AnnotationMeaning("labels", .notRouting), ["tags"]),
    AnnotationGroup(
      AnnotationMeaning("the controller's own settings", .notRouting),
      ["gatewayclass-unmanaged", "publish-service"]),
  ]

  private static let legacy: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "redirect to HTTPS", .core, .httpsRedirect, note: "An old name, which Contour reads too."),
      ["force-ssl-redirect"], cases: [.off]),
    AnnotationGroup(
      .policy("one address per Service", "Kong's upstream options"), ["service-upstream"],
      cases: [.off]),
  ]
}
