import AsyncHTTPClient
import EvidenceSources
import NIOCore
import NIOSSL

/// Looks at the certificate of a server that was not trusted, to tell why: the TLS library only
/// says that it was not. The connection is closed before anything is sent over it, and no client
/// certificate is shown.
struct CertificateProbe {
  private struct Seen: Error {
    let certificate: NIOSSLCertificate?
  }

  let endpoint: ClusterEndpoint
  let limits: DirectLimits

  /// The server's own certificate; nil when it cannot be had.
  func certificate() async -> NIOSSLCertificate? {
    var endpoint = endpoint
    endpoint.skipsTLSVerification = true
    let identity = ServerIdentity(endpoint)
    guard
      var configuration = try? DirectClients.configuration(
        endpoint, identity, limits, certificate: nil)
    else { return nil }
    configuration.http1_1ConnectionDebugInitializer = { channel in
      channel.nioSSL_peerCertificate().flatMapThrowing { certificate in
        channel.close(promise: nil)
        throw Seen(certificate: certificate)
      }
    }
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    var certificate: NIOSSLCertificate?
    do {
      let server = endpoint.server
      let url = "https://\(identity.authority(of: server))/"
      _ = try await client.execute(HTTPClientRequest(url: url), deadline: .distantFuture)
    } catch let seen as Seen {
      certificate = seen.certificate
    } catch {
      // The first failure is told without the details, then.
    }
    try? await client.shutdown()
    return certificate
  }
}
