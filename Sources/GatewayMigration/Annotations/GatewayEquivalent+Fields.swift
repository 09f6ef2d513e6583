/// The fields of Gateway API, each with the releases that have it, as the CRDs of the tags
/// v1.0.0 to v1.6.1 say (https://github.com/kubernetes-sigs/gateway-api/tree/main/config/crd).
extension GatewayEquivalent {
  // MARK: Redirects

  static let httpsRedirect = GatewayEquivalent(
    "HTTPRoute filter RequestRedirect, scheme https, on a route of the HTTP listener",
    field: "HTTPRoute.spec.rules[].filters[].requestRedirect.scheme", standard: "v1.0.0")
  static let redirect = GatewayEquivalent(
    "HTTPRoute filter RequestRedirect",
    field: "HTTPRoute.spec.rules[].filters[].requestRedirect", standard: "v1.0.0")
  static let rootRedirect = GatewayEquivalent(
    "HTTPRoute filter RequestRedirect to a full path, on a match Exact /",
    field: "HTTPRoute.spec.rules[].filters[].requestRedirect.path", standard: "v1.0.0")
  static let redirectStatus = GatewayEquivalent(
    "HTTPRoute filter RequestRedirect, statusCode 301 or 302",
    field: "HTTPRoute.spec.rules[].filters[].requestRedirect.statusCode", standard: "v1.0.0")
  /// The enum of the CRD has 303, 307 and 308 only from this release on.
  static let laterRedirectStatus = GatewayEquivalent(
    "HTTPRoute filter RequestRedirect, statusCode 303, 307 or 308", standard: "v1.5.0")

  // MARK: Matches

  static let regexPath = GatewayEquivalent(
    "HTTPRoute path match of type RegularExpression",
    field: "HTTPRoute.spec.rules[].matches[].path.type", standard: "v1.0.0")
  static let headerMatch = GatewayEquivalent(
    "HTTPRoute header match", field: "HTTPRoute.spec.rules[].matches[].headers",
    standard: "v1.0.0")
  static let methodMatch = GatewayEquivalent(
    "HTTPRoute method match", field: "HTTPRoute.spec.rules[].matches[].method",
    standard: "v1.0.0")
  static let hostnames = GatewayEquivalent(
    "HTTPRoute hostnames, and a listener for them", field: "HTTPRoute.spec.hostnames",
    standard: "v1.0.0")

  // MARK: Filters and backends

  static let weights = GatewayEquivalent(
    "HTTPRoute backendRefs[].weight", field: "HTTPRoute.spec.rules[].backendRefs[].weight",
    standard: "v1.0.0")
  static let pathRewrite = GatewayEquivalent(
    "HTTPRoute filter URLRewrite, path", field: "HTTPRoute.spec.rules[].filters[].urlRewrite.path",
    standard: "v1.0.0")
  static let hostRewrite = GatewayEquivalent(
    "HTTPRoute filter URLRewrite, hostname",
    field: "HTTPRoute.spec.rules[].filters[].urlRewrite.hostname", standard: "v1.0.0")
  static let requestHeaders = GatewayEquivalent(
    "HTTPRoute filter RequestHeaderModifier",
    field: "HTTPRoute.spec.rules[].filters[].requestHeaderModifier", standard: "v1.0.0")
  static let responseHeaders = GatewayEquivalent(
    "HTTPRoute filter ResponseHeaderModifier",
    field: "HTTPRoute.spec.rules[].filters[].responseHeaderModifier", standard: "v1.0.0")
  static let mirror = GatewayEquivalent(
    "HTTPRoute filter RequestMirror", field: "HTTPRoute.spec.rules[].filters[].requestMirror",
    standard: "v1.0.0")
  static let extensionFilter = GatewayEquivalent(
    "HTTPRoute filter ExtensionRef",
    field: "HTTPRoute.spec.rules[].filters[].extensionRef", standard: "v1.0.0")
  static let cors = GatewayEquivalent(
    "HTTPRoute filter CORS", field: "HTTPRoute.spec.rules[].filters[].cors",
    standard: "v1.5.0", experimental: "v1.3.0")
  static let externalAuth = GatewayEquivalent(
    "HTTPRoute filter ExternalAuth, or a policy of the implementation",
    field: "HTTPRoute.spec.rules[].filters[].externalAuth", experimental: "v1.4.0")
  static let timeouts = GatewayEquivalent(
    "HTTPRoute rules[].timeouts, nearly", field: "HTTPRoute.spec.rules[].timeouts",
    standard: "v1.2.0", experimental: "v1.0.0")
  static let retry = GatewayEquivalent(
    "HTTPRoute rules[].retry, or a policy of the implementation",
    field: "HTTPRoute.spec.rules[].retry", experimental: "v1.2.0")
  static let sessionPersistence = GatewayEquivalent(
    "HTTPRoute rules[].sessionPersistence, or a policy of the implementation",
    field: "HTTPRoute.spec.rules[].sessionPersistence", experimental: "v1.1.0")

  // MARK: Listeners

  static let attachment = GatewayEquivalent(
    "HTTPRoute parentRefs[].sectionName",
    field: "HTTPRoute.spec.parentRefs[].sectionName", standard: "v1.0.0")
  static let listeners = GatewayEquivalent(
    "Gateway listeners", field: "Gateway.spec.listeners", standard: "v1.0.0")
  static let listenerPorts = GatewayEquivalent(
    "Gateway listeners[].port and protocol", field: "Gateway.spec.listeners[].port",
    standard: "v1.0.0")
  static let listenerOptions = GatewayEquivalent(
    "Gateway listeners[].tls.options, or a policy of the implementation",
    field: "Gateway.spec.listeners[].tls.options", standard: "v1.0.0")
  static let gatewayClass = GatewayEquivalent(
    "HTTPRoute parentRefs, and the Gateway's gatewayClassName",
    field: "Gateway.spec.gatewayClassName", standard: "v1.0.0")
  static let gatewayAddress = GatewayEquivalent(
    "Gateway addresses, type NamedAddress", field: "Gateway.spec.addresses",
    standard: "v1.0.0")
  static let clientCertificates = GatewayEquivalent(
    "Gateway tls.frontend validation, default or per port", field: "Gateway.spec.tls.frontend",
    standard: "v1.5.0", experimental: "v1.4.0")
  static let passthrough = GatewayEquivalent(
    "TLSRoute on a listener of protocol TLS, mode Passthrough", standard: "v1.5.0",
    experimental: "v1.0.0")

  // MARK: To the backend

  static let backendTLS = GatewayEquivalent(
    "BackendTLSPolicy", standard: "v1.4.0", experimental: "v1.0.0")
  static let backendTLSOptions = GatewayEquivalent(
    "BackendTLSPolicy options of the implementation", field: "BackendTLSPolicy.spec.options",
    standard: "v1.4.0", experimental: "v1.2.0")
  static let backendProtocol = GatewayEquivalent(
    "BackendTLSPolicy for TLS; the Service port's appProtocol for h2c", standard: "v1.4.0",
    experimental: "v1.0.0")
  static let backendCertificate = GatewayEquivalent(
    "Gateway tls.backend.clientCertificateRef",
    field: "Gateway.spec.tls.backend.clientCertificateRef", standard: "v1.5.0",
    experimental: "v1.4.0")
  static let grpcRoute = GatewayEquivalent(
    "GRPCRoute", standard: "v1.1.0", experimental: "v1.0.0")
  static let webSocket = GatewayEquivalent(
    "nothing to write: implementations upgrade WebSocket requests", standard: "v1.0.0")
}
