/// cert-manager, which reads an Ingress whatever its controller.
///
/// Sources: https://cert-manager.io/docs/reference/annotations/ and
/// https://cert-manager.io/docs/usage/gateway/.
enum CertificateAnnotations {
  static let families: [AnnotationFamily] = [
    AnnotationFamily(product: .certManager, prefix: "cert-manager.io", groups: certificates),
    AnnotationFamily(product: .certManager, prefix: "acme.cert-manager.io", groups: challenges),
    AnnotationFamily(
      product: .certManager, prefix: "kubernetes.io",
      groups: [
        AnnotationGroup(
          AnnotationMeaning(
            "certificates", .notRouting,
            GatewayEquivalent("cert-manager's issuer annotations on the Gateway"),
            note: "A name from before cert-manager."),
          ["tls-acme"], cases: [.off])
      ]),
  ]

  private static let sameOnGateway = GatewayEquivalent(
    "the same annotation on the Gateway", standard: "v1.0.0")

  private static let certificates: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "certificates", .notRouting,
        sameOnGateway.saying("the same annotation on the Gateway, or on a ListenerSet"),
        note: "Left behind, renewals end. It is not read on an HTTPRoute; the listener needs a "
          + "hostname, mode Terminate and a Secret of its own namespace. ListenerSets need "
          + "cert-manager 1.20."),
      ["issuer", "cluster-issuer", "issuer-kind", "issuer-group"]),
    AnnotationGroup(
      AnnotationMeaning("the certificate's subject", .notRouting, sameOnGateway),
      [
        "common-name", "alt-names", "email-sans", "ip-sans", "uri-sans", "subject-organizations",
        "subject-organizationalunits", "subject-countries", "subject-provinces",
        "subject-localities", "subject-postalcodes", "subject-streetaddresses",
        "subject-serialnumber", "certificate-name",
      ]),
    AnnotationGroup(
      AnnotationMeaning("the certificate's life and key", .notRouting, sameOnGateway),
      [
        "duration", "renew-before", "renew-before-percentage", "usages", "private-key-algorithm",
        "private-key-encoding", "private-key-size", "private-key-rotation-policy",
        "private-key-secret-name", "revision-history-limit", "secret-template",
        "issue-temporary-certificate",
      ]),
  ]

  private static let challenges: [AnnotationGroup] = [
    AnnotationGroup(
      AnnotationMeaning(
        "ACME challenges", .notRouting,
        GatewayEquivalent("the Issuer's solvers http01.gatewayHTTPRoute", standard: "v1.0.0"),
        note: "Challenges over HTTP end with the old controller: look at the Issuers before."),
      ["http01-edit-in-place", "http01-ingress-class", "http01-ingress-ingressclassname"]),
    AnnotationGroup(
      AnnotationMeaning(
        "ACME challenges", .notRouting,
        GatewayEquivalent("already made for Gateway API", standard: "v1.0.0")),
      ["http01-parentrefkind", "http01-parentrefname"]),
  ]
}
