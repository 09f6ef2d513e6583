/// ingress-nginx: how backends are spoken to.
extension NginxCommunityAnnotations {
  // MARK: Time

  static let timing: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "timeouts", .extended, .timeouts, defaultMatters: true,
        note: "nginx measures the pause between two reads or writes, Gateway API the whole "
          + "request: long streams and WebSockets may be cut. ingress2gateway multiplies by 10."),
      ["proxy-read-timeout", "proxy-send-timeout"]),
    AnnotationGroup(
      .policy(
        "timeouts", "Envoy Gateway BackendTrafficPolicy timeout.tcp.connectTimeout",
        note: "Gateway API has no timeout for connecting."),
      ["proxy-connect-timeout"]),
    AnnotationGroup(
      AnnotationMeaning(
        "retries", .extended, .retry,
        note: "No standard channel has the field: there it takes a policy, such as Envoy Gateway "
          + "BackendTrafficPolicy retry."),
      ["proxy-next-upstream", "proxy-next-upstream-timeout", "proxy-next-upstream-tries"]),
  ]

  // MARK: Protocol and TLS

  static let backends: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "protocol of the backend", .extended,
        GatewayEquivalent.backendTLS.saying("GRPCRoute, BackendTLSPolicy or appProtocol")),
      ["backend-protocol"],
      cases: [
        .idle("HTTP"),
        AnnotationCase(
          .isOneOf(["GRPC"]), AnnotationMeaning("protocol of the backend", .extended, .grpcRoute)),
        AnnotationCase(
          .isOneOf(["GRPCS"]),
          AnnotationMeaning(
            "protocol of the backend", .extended,
            GatewayEquivalent.backendTLS.saying("GRPCRoute and BackendTLSPolicy"),
            note: "BackendTLSPolicy always verifies the backend; nginx does not by itself.")),
        AnnotationCase(
          .isOneOf(["HTTPS"]),
          AnnotationMeaning(
            "protocol of the backend", .extended, .backendTLS,
            note: "It always verifies the backend; nginx does not by itself.")),
        AnnotationCase(
          .isOneOf(["FCGI", "AJP"]),
          AnnotationMeaning(
            "protocol of the backend", .none,
            note: "Gateway API has neither: the backend needs an HTTP server before it.")),
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "TLS to the backend", .extended,
        GatewayEquivalent.backendTLS.saying(
          "BackendTLSPolicy for the CA; Gateway tls.backend for the client certificate, v1.5.0"),
        note: "The CA moves to a ConfigMap; the client certificate becomes the whole Gateway's."),
      ["proxy-ssl-secret"]),
    AnnotationGroup(
      AnnotationMeaning(
        "TLS to the backend", .extended,
        GatewayEquivalent.backendTLS.saying("BackendTLSPolicy validation.hostname"),
        note: "The server name is always sent."),
      ["proxy-ssl-name", "proxy-ssl-server-name"]),
    AnnotationGroup(
      AnnotationMeaning(
        "verifying the backend", .extended, .backendTLS, defaultMatters: true,
        note: "nginx does not verify by itself; BackendTLSPolicy always does."),
      ["proxy-ssl-verify"],
      cases: [
        AnnotationCase(
          .switchesOff,
          .policy(
            "TLS to a backend that is not verified", "Envoy Gateway Backend insecureSkipVerify",
            note: "BackendTLSPolicy always verifies: give it the backend's CA."))
      ]),
    AnnotationGroup(
      AnnotationMeaning("TLS to the backend", .policy, .backendTLSOptions),
      ["proxy-ssl-verify-depth", "proxy-ssl-ciphers", "proxy-ssl-protocols"]),
    AnnotationGroup(
      AnnotationMeaning(
        "HTTP version to the backend", .none, note: "For h2c, the Service port's appProtocol."),
      ["proxy-http-version"]),
    AnnotationGroup(
      AnnotationMeaning("FastCGI", .none, note: "Gateway API knows no FastCGI."),
      ["fastcgi-index", "fastcgi-params-configmap"]),
    AnnotationGroup(
      .policy(
        "one address per Service", "Envoy Gateway BackendTrafficPolicy routingType Service",
        note: "It decides between endpoints and the Service's address, not what is matched."),
      ["service-upstream"], cases: [.off]),
    AnnotationGroup(
      .policy(
        "load balancing",
        "Envoy Gateway BackendTrafficPolicy loadBalancer or NGINX Gateway Fabric "
          + "UpstreamSettingsPolicy"),
      [
        "upstream-hash-by", "upstream-hash-by-subset", "upstream-hash-by-subset-size",
        "load-balance",
      ]),
  ]

  // MARK: Buffers

  static let buffering: [AnnotationGroup] = [
    AnnotationGroup(
      .policy(
        "buffering",
        "Envoy Gateway BackendTrafficPolicy requestBuffer or NGINX Gateway Fabric "
          + "ProxySettingsPolicy",
        note: "A raised proxy-buffer-size mostly means long response headers: try those."),
      [
        "proxy-request-buffering", "proxy-buffering", "proxy-buffers-number", "proxy-buffer-size",
        "proxy-busy-buffers-size", "proxy-max-temp-file-size",
      ]),
    AnnotationGroup(
      .policy(
        "buffering",
        "kgateway TrafficPolicy buffer or Envoy Gateway ClientTrafficPolicy "
          + "connection.bufferLimit"),
      ["client-body-buffer-size"]),
  ]

  // MARK: Session affinity

  static let affinity: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "session affinity", .extended, .sessionPersistence,
        note: "No standard channel has the field, and its shape changes after v1.6.1. Policies: "
          + "Envoy Gateway BackendTrafficPolicy consistentHash, kgateway BackendConfigPolicy."),
      ["affinity"]),
    AnnotationGroup(
      AnnotationMeaning("session affinity", .extended, .sessionPersistence),
      [
        "session-cookie-name", "session-cookie-path", "session-cookie-expires",
        "session-cookie-max-age",
      ]),
    AnnotationGroup(
      .policy(
        "session affinity", "Envoy Gateway BackendTrafficPolicy consistentHash.cookie.attributes"),
      [
        "session-cookie-change-on-failure", "session-cookie-conditional-samesite-none",
        "session-cookie-domain", "session-cookie-samesite", "session-cookie-secure",
      ]),
    AnnotationGroup(
      .policy(
        "session affinity", "Envoy Gateway BackendTrafficPolicy loadBalancer",
        note: "Gateway API does not say whether sessions are rebalanced."),
      ["affinity-mode"], cases: [.idle("balanced")]),
  ]

  // MARK: Telemetry

  static let tuning: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning("logging", .notRouting), ["enable-rewrite-log"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "telemetry", .notRouting,
        GatewayEquivalent("Envoy Gateway BackendTrafficPolicy telemetry, or EnvoyProxy")),
      [
        "enable-access-log", "enable-opentelemetry", "opentelemetry-trust-incoming-span",
        "opentelemetry-operation-name",
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "telemetry", .notRouting, note: "Newer releases of ingress-nginx no longer read it."),
      ["enable-opentracing", "opentracing-trust-incoming-span"]),
  ]
}
