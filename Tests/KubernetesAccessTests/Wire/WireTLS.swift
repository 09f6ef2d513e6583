import NIOCore
import NIOSSL
import TestAPIServer

/// How a wire server speaks TLS.
struct WireTLS {
  let identity: TestIdentity
  /// The authority that client certificates have to come from; nil: none is asked for.
  var clientAuthorityPEM: String?
  var versionMax = TLSVersion.tlsv13

  init(_ identity: TestIdentity) { self.identity = identity }

  func context(_ log: WireLog) throws -> NIOSSLContext {
    let chain = try NIOSSLCertificate.fromPEMBytes(Array(identity.certificatePEM.utf8))
    let key = try NIOSSLPrivateKey(bytes: Array(identity.keyPEM.utf8), format: .pem)
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    configuration.maximumTLSVersion = versionMax
    if let authority = clientAuthorityPEM {
      configuration.trustRoots = .certificates(
        try NIOSSLCertificate.fromPEMBytes(Array(authority.utf8)))
      configuration.certificateVerification = .noHostnameVerification
    }
    configuration.sslContextCallback = { values, promise in
      log.add(serverName: values.serverHostname)
      promise.succeed(.noChanges)
    }
    return try NIOSSLContext(configuration: configuration)
  }
}
