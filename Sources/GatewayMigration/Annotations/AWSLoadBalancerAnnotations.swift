/// AWS Load Balancer Controller, for Application Load Balancers. Its own objects for Gateway API
/// are of the group gateway.k8s.aws.
///
/// Source: `docs/guide/ingress2gateway/lbc_migrate_reference.md` of
/// https://github.com/kubernetes-sigs/aws-load-balancer-controller.
enum AWSLoadBalancerAnnotations {
  static let families: [AnnotationFamily] = [
    AnnotationFamily(
      product: .awsLoadBalancer, prefix: "alb.ingress.kubernetes.io",
      groups: routing + loadBalancer + protection + targets + frontend)
  ]

  // MARK: Routing

  private static let routing: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "a shared load balancer", .core,
        GatewayEquivalent("one Gateway per group, with allowedRoutes", standard: "v1.0.0"),
        note: "A group puts many Ingresses on one load balancer."),
      ["group.name"]),
    AnnotationGroup(
      AnnotationMeaning(
        "order of rules", .none,
        note: "Gateway API fixes which rule goes first: another one may win after the move."),
      ["group.order"]),
    AnnotationGroup(
      AnnotationMeaning("ports of the listeners", .core, .listenerPorts), ["listen-ports"]),
    AnnotationGroup(
      AnnotationMeaning(
        "redirect to HTTPS", .core, .httpsRedirect, note: "For the whole group of Ingresses."),
      ["ssl-redirect"]),
    AnnotationGroup(
      AnnotationMeaning(
        "actions of rules", .extended,
        GatewayEquivalent(
          "redirect: RequestRedirect; forward: weights; fixed-response: ListenerRuleConfiguration",
          standard: "v1.0.0"),
        mayHideSecurity: true,
        note: "A backend whose port is named use-annotation is no Service. An action may also "
          + "authenticate."),
      ["actions.${action-name}"]),
    AnnotationGroup(
      AnnotationMeaning(
        "conditions of rules", .extended,
        GatewayEquivalent(
          "HTTPRoute matches and hostnames; source-ip: ListenerRuleConfiguration",
          standard: "v1.0.0"),
        mayHideSecurity: true,
        note: "The rule takes fewer requests than its host and path say."),
      ["conditions.${conditions-name}"]),
    AnnotationGroup(
      AnnotationMeaning(
        "path rewriting", .extended,
        GatewayEquivalent.pathRewrite.saying("HTTPRoute filter URLRewrite"),
        note: "It knows no capture groups."),
      ["transforms.${transforms-name}"]),
    AnnotationGroup(
      AnnotationMeaning("regular expressions in paths", .extended, .regexPath),
      ["use-regex-path-match"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "a plan", .notRouting, note: "The controller writes it: it changes without a change."),
      ["dry-run-plan"]),
  ]

  // MARK: Load balancer

  private static let loadBalancer: [AnnotationGroup] = [
    AnnotationGroup(
      .policy("the load balancer", "LoadBalancerConfiguration"),
      [
        "load-balancer-name", "ip-address-type", "subnets", "tags", "load-balancer-attributes",
        "customer-owned-ipv4-pool", "ipam-ipv4-pool-id", "minimum-load-balancer-capacity",
        "manage-backend-security-group-rules",
      ]),
    AnnotationGroup(
      .policy(
        "exposure", "LoadBalancerConfiguration scheme", mayHideSecurity: true,
        note: "It decides whether the internet reaches the load balancer."),
      ["scheme"]),
    AnnotationGroup(
      .policy(
        "certificates", "LoadBalancerConfiguration listenerConfigurations",
        note: "Certificates of ACM are no Secrets: the listener may have no certificateRefs."),
      ["certificate-arn"]),
    AnnotationGroup(
      .policy("listeners", "LoadBalancerConfiguration listenerConfigurations"),
      ["ssl-policy", "listener-attributes.${Protocol}-${Port}"]),
  ]

  // MARK: Protection

  private static let protection: [AnnotationGroup] = [
    AnnotationGroup(
      .policy("address list", "LoadBalancerConfiguration", isSecurity: true),
      ["security-groups", "inbound-cidrs", "security-group-prefix-lists"]),
    AnnotationGroup(
      .policy("web application firewall", "LoadBalancerConfiguration", isSecurity: true),
      ["wafv2-acl-arn", "wafv2-acl-name"]),
    AnnotationGroup(
      .policy("denial of service", "LoadBalancerConfiguration", isSecurity: true),
      ["shield-advanced-protection"], cases: [.off]),
    AnnotationGroup(
      .policy("client certificates", "LoadBalancerConfiguration", isSecurity: true),
      ["mutual-authentication"]),
    AnnotationGroup(
      AnnotationMeaning(
        "web application firewall", .none, isSecurity: true,
        note: "WAF Classic cannot be moved: go to WAFv2 first."),
      ["waf-acl-id", "web-acl-id"]),
    AnnotationGroup(
      .policy(
        "authentication", "ListenerRuleConfiguration, an ExtensionRef filter", isSecurity: true),
      ["auth-type"], cases: [.idle("none")]),
    AnnotationGroup(
      .policy(
        "authentication", "ListenerRuleConfiguration, an ExtensionRef filter", isSecurity: true),
      [
        "auth-idp-cognito", "auth-idp-oidc", "auth-on-unauthenticated-request", "auth-scope",
        "auth-session-cookie", "auth-session-timeout",
      ], under: "auth-type"),
    AnnotationGroup(
      .policy(
        "JSON Web Tokens", "ListenerRuleConfiguration, an ExtensionRef filter", isSecurity: true),
      ["jwt-validation"]),
  ]

  // MARK: Targets

  private static let targets: [AnnotationGroup] = [
    AnnotationGroup(
      .policy("targets", "TargetGroupConfiguration"),
      [
        "target-type", "backend-protocol", "backend-protocol-version", "target-group-attributes",
        "target-node-labels", "target-control-port.${serviceName}.${servicePort}",
        "multi-cluster-target-group",
      ]),
    AnnotationGroup(
      .policy("health checks", "TargetGroupConfiguration healthCheckConfig"),
      [
        "healthcheck-port", "healthcheck-protocol", "healthcheck-path",
        "healthcheck-interval-seconds", "healthcheck-timeout-seconds", "healthy-threshold-count",
        "unhealthy-threshold-count", "success-codes",
      ]),
  ]

  // MARK: A Network Load Balancer in front

  private static let frontend: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "a Network Load Balancer in front", .none,
        note: "The migration tool leaves it out: chain two Gateways by hand."),
      ["enable-frontend-nlb"], cases: [.off]),
    AnnotationGroup(
      AnnotationMeaning(
        "a Network Load Balancer in front", .none,
        note: "The migration tool leaves it out: chain two Gateways by hand."),
      [
        "frontend-nlb-scheme", "frontend-nlb-subnets", "frontend-nlb-security-groups",
        "frontend-nlb-listener-port-mapping", "frontend-nlb-healthcheck-port",
        "frontend-nlb-healthcheck-protocol", "frontend-nlb-healthcheck-path",
        "frontend-nlb-healthcheck-interval-seconds", "frontend-nlb-healthcheck-timeout-seconds",
        "frontend-nlb-healthcheck-healthy-threshold-count",
        "frontend-nlb-healthcheck-unhealthy-threshold-count",
        "frontend-nlb-healthcheck-success-codes", "frontend-nlb-tags",
        "frontend-nlb-eip-allocations", "frontend-nlb-attributes",
      ], under: "enable-frontend-nlb"),
  ]
}
