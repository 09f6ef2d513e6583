/// external-dns, which reads an Ingress whatever its controller.
///
/// Source: `docs/annotations/annotations.md` of https://github.com/kubernetes-sigs/external-dns.
enum ExternalDNSAnnotations {
  /// Most clusters still have the first prefix.
  static let families: [AnnotationFamily] = [
    AnnotationFamily(
      product: .externalDNS, prefix: "external-dns.alpha.kubernetes.io", groups: records),
    AnnotationFamily(product: .externalDNS, prefix: "external-dns.kubernetes.io", groups: records),
  ]

  private static let onRoute = GatewayEquivalent("the same annotation on the HTTPRoute")

  private static let records: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "DNS names", .notRouting, onRoute, note: "These hosts may not be in spec.rules."),
      ["hostname"]),
    AnnotationGroup(
      AnnotationMeaning(
        "DNS names", .notRouting,
        GatewayEquivalent("gateway-hostname-source on the HTTPRoute")),
      ["ingress-hostname-source"]),
    AnnotationGroup(
      AnnotationMeaning(
        "DNS target", .notRouting, GatewayEquivalent("the same annotation on the Gateway"),
        note: "It is not read on the HTTPRoute."),
      ["target"]),
    AnnotationGroup(
      AnnotationMeaning("DNS records", .notRouting, onRoute),
      [
        "ttl", "access", "controller", "alias", "set-identifier", "internal-hostname", "ingress",
        "endpoints-type", "record-type", "gateway-hostname-source",
      ]),
    AnnotationGroup(
      AnnotationMeaning(
        "DNS weights", .notRouting, onRoute,
        note: "Weights in DNS are a common way to move traffic: they say its true share."),
      ["aws-weight"]),
    AnnotationGroup(
      AnnotationMeaning("DNS records of a provider", .notRouting, onRoute),
      [
        "aws-region", "aws-failover", "aws-geolocation-continent-code",
        "aws-geolocation-country-code", "aws-geolocation-subdivision-code",
        "aws-multi-value-answer", "aws-health-check-id", "aws-evaluate-target-health",
        "aws-zone-match-parent", "cloudflare-proxied",
      ]),
  ]
}
