import EvidenceSources
import TestAPIServer

@testable import KubernetesAccess

/// Endpoints and transports for tests.
enum DirectFixture {
  /// An endpoint that trusts an authority.
  static func endpoint(
    _ port: Int, _ authority: TestAuthority, host: String = "127.0.0.1", basePath: String = ""
  ) -> ClusterEndpoint {
    let address = ServerAddress(isSecure: true, host: host, port: port, basePath: basePath)
    var endpoint = ClusterEndpoint(server: address, credentials: FixedCredential(.none))
    endpoint.authoritiesPEM = Array(authority.certificatePEM.utf8)
    endpoint.clusterName = "prod"
    return endpoint
  }

  /// An endpoint without TLS.
  static func plain(
    _ port: Int, _ credentials: any CredentialSource = FixedCredential(.none)
  ) -> ClusterEndpoint {
    ClusterEndpoint(
      server: ServerAddress(isSecure: false, host: "127.0.0.1", port: port),
      credentials: credentials)
  }

  static func token(_ token: String) -> FixedCredential {
    var credential = Credential()
    credential.bearerToken = token
    return FixedCredential(credential)
  }

  static func certificate(
    _ identity: TestIdentity, traditional: Bool = false
  ) -> Credential.ClientCertificate {
    Credential.ClientCertificate(
      chainPEM: Array(identity.certificatePEM.utf8),
      keyPEM: Array((traditional ? identity.traditionalKeyPEM : identity.keyPEM).utf8))
  }

  /// Runs `body` with a transport, and shuts it down.
  static func with(
    _ endpoint: ClusterEndpoint, limits: DirectLimits = DirectLimits(),
    _ body: (DirectTransport) async throws -> Void
  ) async throws {
    let exchange = DirectExchange(
      endpoint, userAgent: "netlapse/1.0 (test) kubernetes-read-only", limits: limits)
    do {
      try await body(DirectTransport(exchange))
      await exchange.shutdown()
    } catch {
      await exchange.shutdown()
      throw error
    }
  }
}
