import EvidenceSources
import NIOSSL

/// How TLS is spoken with one server.
struct ClientTLS {
  let configuration: TLSConfiguration

  /// - Throws: ``AccessError`` with category `malformed` when a certificate or a key is none, or
  ///   when they do not belong together.
  init(
    _ endpoint: ClusterEndpoint, certificate: Credential.ClientCertificate?
  ) throws(AccessError) {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    if endpoint.skipsTLSVerification {
      configuration.certificateVerification = .none
    } else if ServerIdentity(endpoint).checkedAddress != nil {
      configuration.certificateVerification = .noHostnameVerification
    }
    if let authorities = endpoint.authoritiesPEM {
      configuration.trustRoots = .certificates(try Self.authorities(authorities, of: endpoint))
    }
    if let certificate {
      do {
        let chain = try NIOSSLCertificate.fromPEMBytes(certificate.chainPEM)
        guard !chain.isEmpty else { throw NIOSSLError.failedToLoadCertificate }
        configuration.certificateChain = chain.map { .certificate($0) }
      } catch {
        throw AccessError(
          .malformed, "the client certificate for \(endpoint.server) is no PEM certificate",
          hint: "check client-certificate and client-certificate-data of the kubeconfig")
      }
      do {
        let key = try NIOSSLPrivateKey(bytes: certificate.keyPEM, format: .pem)
        configuration.privateKey = .privateKey(key)
      } catch {
        throw AccessError(
          .malformed, "the client key for \(endpoint.server) is no PEM key that can be read",
          hint: "it has to be PKCS 1, PKCS 8 or SEC 1 without a pass phrase; "
            + "check client-key and client-key-data of the kubeconfig")
      }
    }
    do {
      // Here, and not in the midst of a connection, a key that does not fit is told.
      _ = try NIOSSLContext(configuration: configuration)
    } catch {
      throw AccessError(
        .malformed,
        certificate == nil
          ? "TLS cannot be set up for \(endpoint.server)"
          : "the client key for \(endpoint.server) does not belong to the client certificate",
        hint: certificate == nil
          ? "check certificate-authority and certificate-authority-data of the kubeconfig"
          : "check client-certificate and client-key of the kubeconfig: both change together")
    }
    self.configuration = configuration
  }

  /// The authorities that are trusted.
  static func authorities(
    _ pem: [UInt8], of endpoint: ClusterEndpoint
  ) throws(AccessError) -> [NIOSSLCertificate] {
    let certificates = (try? NIOSSLCertificate.fromPEMBytes(pem)) ?? []
    guard !certificates.isEmpty else {
      throw AccessError(
        .malformed, "the certificate authority of \(endpoint.server) is no PEM certificate",
        hint: "check certificate-authority and certificate-authority-data of the kubeconfig")
    }
    return certificates
  }
}
