import ClusterObjects

/// Nothing of the Gateway asks cert-manager to renew the certificate.
struct CertificateRenewalRule: MigrationRule {
  static let id = "migration.certificate-not-renewed"

  func verdict(on cell: MigrationCell, _ context: ReviewContext) -> RuleVerdict {
    guard let note = cell.handOver.first(where: { $0.code == .notRenewed }) else {
      return otherCertificate(cell)
    }
    let isGone = cell.state == .cutOver || cell.state == .cutOverAtRisk
    return .found(
      MigrationFinding(
        rule: Self.id, severity: isGone ? .high : .medium,
        title: "\(cell.key): its certificate is not renewed for the Gateway", cell: cell.key,
        owners: cell.owners, observed: observed(cell, Self.seen(cell, note)),
        evidence: .inference, since: context.sinceState(of: cell),
        why: isGone
          ? "with the Ingress went what asked for renewals: the certificate runs out, and then "
            + "every client refuses the host"
          : "once the Ingress goes, nothing asks for renewals",
        nextActions: [
          "look at when it runs out, and at who asks for it: kubectl get certificate -A",
          "annotate the Gateway or ListenerSet with the issuer; its listener needs a hostname, "
            + "TLS that ends there, and a Secret in its own namespace",
          "look at HTTP-01 solvers of the issuer: those of the Ingress class stop working with it",
        ],
        rollback: "taking the annotation away again; issued Secrets stay",
        delegate: "whoever runs cert-manager, with \(gatewayOwners(cell))",
        assumptions: ["no Certificate of its own asks for it: Certificates are not read"]))
  }

  private static func seen(_ cell: MigrationCell, _ note: HandOverNote) -> [FindingObservation] {
    [FindingObservation(note.code.rawValue, note.text)]
      + (cell.tls.map { [FindingObservation("tls", $0.text)] } ?? [])
  }

  /// Whether another Secret holds a certificate for the host is in the Secret, which is not read.
  private func otherCertificate(_ cell: MigrationCell) -> RuleVerdict {
    guard let tls = cell.tls, tls.coverage == .otherCertificate,
      !cell.handOver.contains(where: { $0.code == .renewed })
    else { return .silent }
    let whose =
      tls.ingressCertificates.isEmpty ? "the Ingress's, which names none" : "the Ingress's"
    return .notAssessed(
      needs: ["the names and the end of the certificate in \(tls.gatewayCertificates[0])"],
      because: "the Gateway's Secret is not \(whose), and Secrets are never read")
  }
}
