import ClusterObjects
import EvidenceSources
import NIOSSL

extension DirectFailures {
  /// What an error of the TLS library means; nil when it is none.
  func tls(_ error: any Error, _ phase: Phase) async -> AccessError? {
    if let error = error as? NIOSSLExtraError {
      guard error == .failedToValidateHostname || error == .serverHostnameImpossibleToMatch else {
        return AccessError(
          .malformed, "\(ServerIdentity(endpoint).expected) is no name that TLS can ask for",
          hint: "check `tls-server-name` of the kubeconfig")
      }
      return await misnamed()
    }
    guard let reason = TLSReason(error) else { return nil }
    switch reason {
    case .notVerified: return await untrusted()
    case .notTLS:
      return AccessError(
        .unintelligible, "what answers at \(server) does not speak TLS",
        hint: "check whether `server` of the kubeconfig has to begin with http://")
    case .version:
      return AccessError(.unreachable, "\(server) speaks no version of TLS from 1.2 on")
    case .certificateRefused:
      return AccessError(
        .unauthenticated, "\(server) does not take the client certificate",
        hint: "it may have expired, or come from another cluster: renew the kubeconfig")
    case .unknownName:
      return AccessError(
        .unreachable, "\(server) knows no host \(ServerIdentity(endpoint).expected)",
        hint: "check `server` and `tls-server-name` of the kubeconfig")
    case .refused:
      return AccessError(
        .unreachable, "\(server) broke the TLS handshake off",
        hint: "it may demand a client certificate, or speak another TLS")
    case .closed:
      return AccessError(
        .unreachable, "\(server) closed the connection during the TLS handshake",
        hint: "something between here and there may not let TLS through, or it is no API server")
    case .other(let number):
      let code = number.map { " (error \($0) of the TLS library)" } ?? ""
      return AccessError(
        phase == .head ? .unreachable : .interrupted, "TLS with \(server) failed\(code)")
    }
  }

  private func misnamed() async -> AccessError {
    let expected = ServerIdentity(endpoint).expected
    let names = await CertificateProbe(endpoint: endpoint, limits: limits).certificate()
      .map { CertificateNames($0).summary }
    let found = names.map { ": it is for \($0)" } ?? ""
    return AccessError(
      .unreachable, "the certificate of \(server) is not for \(expected)\(found)",
      hint: "connect by a name of the certificate, or state one as `tls-server-name` "
        + "in the kubeconfig")
  }

  private func untrusted() async -> AccessError {
    let now = Instant.now
    if let leaf = await CertificateProbe(endpoint: endpoint, limits: limits).certificate() {
      let (begins, ends) = Self.validity(of: leaf)
      if now > ends {
        return AccessError(
          .unreachable, "the certificate of \(server) expired at \(ends)",
          hint: "have the server's certificate renewed, or set this machine's clock")
      }
      if now < begins {
        return AccessError(
          .unreachable, "the certificate of \(server) is not valid before \(begins)",
          hint: "set the clock of this machine, or that of the server")
      }
    }
    guard let pem = endpoint.authoritiesPEM else {
      return AccessError(
        .unreachable, "the certificate of \(server) comes from no authority of this system",
        hint: "state the cluster's own as certificate-authority-data in the kubeconfig")
    }
    let ends = (try? ClientTLS.authorities(pem, of: endpoint))?.map { Self.validity(of: $0).ends }
    if let last = ends?.max(), now > last {
      return AccessError(
        .unreachable, "the certificate authority stated for \(server) expired at \(last)",
        hint: "replace certificate-authority-data in the kubeconfig")
    }
    return AccessError(
      .unreachable, "the certificate of \(server) does not come from the stated authority",
      hint: "check certificate-authority-data of \(place): the cluster may have been rebuilt, "
        + "or something between here and there answers in its place")
  }

  private var place: String {
    endpoint.clusterName.map { "cluster \(RefusedText($0)) in the kubeconfig" }
      ?? "the service account (ca.crt)"
  }

  private static func validity(of certificate: NIOSSLCertificate) -> (
    begins: Instant, ends: Instant
  ) {
    func instant(_ seconds: Int) -> Instant {
      let clamped = min(max(seconds, -(1 << 40)), 1 << 40)
      return Instant(millisecondsSinceEpoch: Int64(clamped) * 1000)
    }
    return (instant(certificate.notValidBefore), instant(certificate.notValidAfter))
  }
}
