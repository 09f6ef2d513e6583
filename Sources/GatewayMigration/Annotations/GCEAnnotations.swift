/// Ingress of Google Kubernetes Engine. Some stand on the Service, not on the Ingress.
///
/// Source: https://github.com/kubernetes/ingress-gce/tree/master/pkg/annotations.
enum GCEAnnotations {
  static let families: [AnnotationFamily] = [
    AnnotationFamily(product: .gce, prefix: "kubernetes.io", groups: loadBalancer),
    AnnotationFamily(product: .gce, prefix: "ingress.gcp.kubernetes.io", groups: certificates),
    AnnotationFamily(product: .gce, prefix: "networking.gke.io", groups: networking),
    AnnotationFamily(product: .gce, prefix: "cloud.google.com", groups: services),
    AnnotationFamily(product: .gce, prefix: "beta.cloud.google.com", groups: [backendConfig]),
    AnnotationFamily(product: .gce, prefix: "service.alpha.kubernetes.io", groups: [protocols]),
    AnnotationFamily(product: .gce, prefix: "ingress.kubernetes.io", groups: [state]),
  ]

  private static let controllerState = AnnotationMeaning(
    "the controller's own state", .notRouting,
    note: "The controller writes it: it changes without a change.")

  private static let state = AnnotationGroup(
    controllerState, ["backends", "forwarding-rule", "target-proxy", "url-map"])

  private static let loadBalancer: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "plain HTTP", .core,
        GatewayEquivalent.listeners.saying("no Gateway listener of protocol HTTP, or a redirect"),
        note: "With false, only HTTPS is served."),
      ["ingress.allow-http"], cases: [.idle("true")]),
    AnnotationGroup(
      AnnotationMeaning(
        "address", .extended, .gatewayAddress, note: "Another address has to go into DNS."),
      ["ingress.global-static-ip-name", "ingress.regional-static-ip-name"]),
  ]

  private static let certificates: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "certificates", .policy, .listenerOptions,
        note: "networking.gke.io/pre-shared-certs, likely: the listener then has no "
          + "certificateRefs."),
      ["pre-shared-cert"]),
    AnnotationGroup(controllerState, ["instance-groups"]),
  ]

  private static let networking: [AnnotationGroup] = [
    AnnotationGroup(
      .policy(
        "certificates", "a certificate map of Certificate Manager, named on the Gateway",
        note: "The listener then has no certificateRefs."),
      ["managed-certificates"]),
    AnnotationGroup(
      .policy(
        "front end", "GCPGatewayPolicy; redirectToHttps is RequestRedirect", mayHideSecurity: true,
        note: "A FrontendConfig object says what it does."),
      ["v1beta1.FrontendConfig"]),
    AnnotationGroup(
      .policy("access from other regions", "GCPGatewayPolicy, likely"),
      ["internal-load-balancer-allow-global-access"]),
    AnnotationGroup(
      controllerState, ["suppress-firewall-xpn-error", "transparent-health-checker"]),
  ]

  private static let backendConfig = AnnotationGroup(
    .policy(
      "backend", "GCPBackendPolicy, HealthCheckPolicy or GCPHTTPFilter", mayHideSecurity: true,
      note: "A BackendConfig object says what it does: Cloud Armor and Identity-Aware Proxy are "
        + "switched on there."),
    ["backend-config"])

  private static let protocols = AnnotationGroup(
    AnnotationMeaning(
      "protocol of the backend", .extended, .backendProtocol, note: "It stands on the Service."),
    ["app-protocols"])

  private static let services: [AnnotationGroup] = [
    backendConfig, protocols,
    AnnotationGroup(AnnotationMeaning("endpoint groups", .notRouting), ["neg"]),
  ]
}
