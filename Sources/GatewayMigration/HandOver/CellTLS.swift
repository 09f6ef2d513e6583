import ClusterObjects
import RequestRouting

/// What becomes of the TLS of a cell's host.
package struct CellTLS: Sendable {
  /// How the Gateway serves it. The words are part of the documents.
  package enum Coverage: String, Sendable {
    /// A listener for the host names the same Secret.
    case sameCertificate = "SAME_CERTIFICATE"
    /// A listener for the host names other Secrets: whether they hold a certificate for the host
    /// nobody can say without reading them.
    case otherCertificate = "OTHER_CERTIFICATE"
    /// A listener for the host names no Secret: its implementation finds the certificate.
    case notNamed = "NOT_NAMED"
    /// A listener for the host leaves TLS to the backend.
    case passedThrough = "PASSED_THROUGH"
    /// No listener for TLS holds the host.
    case noListener = "NO_LISTENER"
  }

  /// The Secrets that the Ingress names for the host, `namespace/name`.
  package let ingressCertificates: [String]
  /// The listener, as people name it; nil: none.
  package let listener: String?
  /// The Secrets that the listener names, `namespace/name`.
  package let gatewayCertificates: [String]
  /// How the Gateway serves it.
  package let coverage: Coverage

  /// - Parameter listener: the one that takes TLS for the host; nil: none does.
  init(ingressCertificates: [String], listener: ListenerTLS?) {
    self.ingressCertificates = ingressCertificates
    self.listener = listener.map { "listener \($0.name) of \($0.owner.kindAndName)" }
    switch listener?.mode {
    case nil: (coverage, gatewayCertificates) = (.noListener, [])
    case .passthrough: (coverage, gatewayCertificates) = (.passedThrough, [])
    case .terminateByOptions: (coverage, gatewayCertificates) = (.notNamed, [])
    case .terminate(let certificates):
      gatewayCertificates = certificates
      coverage =
        Set(certificates).isDisjoint(with: ingressCertificates)
        ? .otherCertificate : .sameCertificate
    }
  }

  /// For people: `SAME_CERTIFICATE shop/tls at listener https of Gateway edge/public`.
  package var text: String {
    var text = coverage.rawValue
    if !gatewayCertificates.isEmpty { text += " \(gatewayCertificates.joined(separator: ", "))" }
    if let listener { text += " at \(listener)" }
    if coverage != .sameCertificate {
      text +=
        ingressCertificates.isEmpty
        ? "; the Ingress names no Secret"
        : "; the Ingress has \(ingressCertificates.joined(separator: ", "))"
    }
    return text
  }
}
