import NIOCore
import NIOSSL

/// TLS of a server.
struct ServerSecurity: Sendable {
  private let context: NIOSSLContext
  private let looksAtCertificateLater: Bool

  init(
    _ identity: TestIdentity, _ clients: TestServerOptions.ClientCertificates = .none
  ) throws {
    let chain = try NIOSSLCertificate.fromPEMBytes(Array(identity.certificatePEM.utf8))
    let key = try NIOSSLPrivateKey(bytes: Array(identity.keyPEM.utf8), format: .pem)
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv12
    configuration.applicationProtocols = ["http/1.1"]
    switch clients {
    case .none:
      looksAtCertificateLater = false
    case .accepted(let authority):
      looksAtCertificateLater = true
      try Self.ask(authority, .optionalVerification, &configuration)
    case .required(let authority):
      looksAtCertificateLater = false
      try Self.ask(authority, .noHostnameVerification, &configuration)
    }
    context = try NIOSSLContext(configuration: configuration)
  }

  private static func ask(
    _ authority: TestAuthority, _ verification: CertificateVerification,
    _ configuration: inout TLSConfiguration
  ) throws {
    let certificates = try NIOSSLCertificate.fromPEMBytes(Array(authority.certificatePEM.utf8))
    configuration.certificateVerification = verification
    configuration.trustRoots = .certificates(certificates)
    configuration.sendCANameList = true
  }

  func makeHandler() -> NIOSSLServerHandler {
    guard looksAtCertificateLater else { return NIOSSLServerHandler(context: context) }
    // As a real server does: a certificate that is not trusted is refused with 401, not here.
    return NIOSSLServerHandler(context: context) { _, promise in
      promise.succeed(.certificateVerified)
    }
  }
}
