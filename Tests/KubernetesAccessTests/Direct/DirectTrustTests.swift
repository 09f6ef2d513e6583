import EvidenceSources
import NIOSSL
import TestAPIServer
import Testing

@testable import KubernetesAccess

/// Whom the transport trusts, and whom it shows itself to.
@Suite struct DirectTrustTests {
  @Test(arguments: [TestKeyKind.ec, .rsa])
  func aClientCertificateIsShown(_ kind: TestKeyKind) async throws {
    let authority = try TestAuthority()
    var tls = WireTLS(try authority.server())
    tls.clientAuthorityPEM = authority.certificatePEM
    try await WireServer.with(tls: tls) { server in
      let identity = try authority.client("jane", kind)
      for traditional in [false, true] {
        var credential = Credential()
        credential.certificate = DirectFixture.certificate(identity, traditional: traditional)
        var endpoint = DirectFixture.endpoint(server.port, authority)
        endpoint.credentials = FixedCredential(credential)
        try await DirectFixture.with(endpoint) { transport in
          let answer = try await AccessCheck.get(over: transport)
          #expect(answer.head.status == 200)
        }
      }
      #expect(server.log.requests.count == 2)
    }
  }

  @Test(arguments: [false, true])
  func aServerThatRefusesTheCertificateIsTold(_ isVersion12: Bool) async throws {
    let authority = try TestAuthority()
    let stranger = try TestAuthority("stranger")
    var tls = WireTLS(try authority.server())
    tls.clientAuthorityPEM = authority.certificatePEM
    if isVersion12 { tls.versionMax = .tlsv12 }
    try await WireServer.with(tls: tls) { server in
      var credential = Credential()
      credential.certificate = DirectFixture.certificate(try stranger.client("eve"))
      for credential in [credential, Credential.none] {
        var endpoint = DirectFixture.endpoint(server.port, authority)
        endpoint.credentials = FixedCredential(credential)
        try await DirectFixture.with(endpoint) { transport in
          let error = try await AccessCheck.failure(over: transport)
          // Before TLS 1.3 there is no alert that says that a certificate is missing.
          let isUntold = isVersion12 && credential.certificate == nil
          #expect(error.category == (isUntold ? .unreachable : .unauthenticated))
          #expect(
            error.message
              == (isUntold
                ? "\(transport.name) broke the TLS handshake off"
                : "\(transport.name) does not take the client certificate"))
        }
      }
      #expect(server.log.requests.isEmpty)
    }
  }

  @Test func aRenewedCertificateMakesANewConnection() async throws {
    let authority = try TestAuthority()
    var tls = WireTLS(try authority.server())
    tls.clientAuthorityPEM = authority.certificatePEM
    try await WireServer.with(
      tls: tls, script: WireScript { [.answer($0.connection == 1 ? 401 : 200)] }
    ) { server in
      let source = RotatingCredentials([
        DirectFixture.certificate(try authority.client("jane")),
        DirectFixture.certificate(try authority.client("jane")),
      ])
      var endpoint = DirectFixture.endpoint(server.port, authority)
      endpoint.credentials = source
      try await DirectFixture.with(endpoint) { transport in
        for _ in 0..<3 {
          let answer = try await AccessCheck.get(over: transport)
          #expect(answer.head.status == 200)
        }
      }
      #expect(server.log.requests.map(\.connection) == [1, 2, 2, 2])
    }
  }

  @Test func onlyTheStatedAuthorityIsTrusted() async throws {
    let authority = try TestAuthority()
    let other = try TestAuthority("another authority")
    try await WireServer.with(tls: WireTLS(try authority.server())) { server in
      try await DirectFixture.with(DirectFixture.endpoint(server.port, other)) { transport in
        let error = try await AccessCheck.failure(over: transport)
        #expect(error.category == .unreachable)
        #expect(
          error.message
            == "the certificate of \(transport.name) does not come from the stated authority")
        #expect(error.hint?.contains("certificate-authority-data of cluster prod") ?? false)
      }
      var endpoint = DirectFixture.endpoint(server.port, authority)
      endpoint.authoritiesPEM = nil
      try await DirectFixture.with(endpoint) { transport in
        let error = try await AccessCheck.failure(over: transport)
        #expect(error.category == .unreachable)
        #expect(
          error.message
            == "the certificate of \(transport.name) comes from no authority of this system")
      }
      endpoint.skipsTLSVerification = true
      try await DirectFixture.with(endpoint) { transport in
        let answer = try await AccessCheck.get(over: transport)
        #expect(answer.head.status == 200)
      }
      #expect(server.log.requests.count == 1)
    }
  }

  @Test(arguments: [
    (TestValidity.expired, "expired at"), (.notYet, "is not valid before"),
  ])
  func theTimeOfACertificateIsTold(_ validity: TestValidity, _ words: String) async throws {
    let authority = try TestAuthority()
    let tls = WireTLS(try authority.server(validity: validity))
    try await WireServer.with(tls: tls) { server in
      try await DirectFixture.with(DirectFixture.endpoint(server.port, authority)) { transport in
        let error = try await AccessCheck.failure(over: transport)
        #expect(error.category == .unreachable)
        let start = "the certificate of \(transport.name) \(words) 20"
        #expect(error.message.hasPrefix(start), "\(error.message)")
      }
      #expect(server.log.requests.isEmpty)
    }
  }

  @Test func aCertificateForAnotherNameIsTold() async throws {
    let authority = try TestAuthority()
    let identity = try authority.server(names: ["api.example.com"], addresses: ["10.0.0.1"])
    try await WireServer.with(tls: WireTLS(identity)) { server in
      for host in ["localhost", "127.0.0.1"] {
        let endpoint = DirectFixture.endpoint(server.port, authority, host: host)
        try await DirectFixture.with(endpoint) { transport in
          let error = try await AccessCheck.failure(over: transport)
          #expect(error.category == .unreachable)
          #expect(
            error.message == "the certificate of \(transport.name) is not for \(host): "
              + "it is for api.example.com, 10.0.0.1")
        }
      }
      #expect(server.log.requests.isEmpty)
    }
  }

  @Test(arguments: ["api.example.com", "API.example.com", "10.0.0.1", "fd00::7"])
  func anotherNameMayBeStated(_ name: String) async throws {
    let authority = try TestAuthority()
    let identity = try authority.server(
      names: ["api.example.com"], addresses: ["10.0.0.1", "fd00::7"])
    try await WireServer.with(tls: WireTLS(identity)) { server in
      for host in ["127.0.0.1", "localhost"] {
        var endpoint = DirectFixture.endpoint(server.port, authority, host: host)
        endpoint.tlsServerName = name
        try await DirectFixture.with(endpoint) { transport in
          let answer = try await AccessCheck.get(over: transport)
          #expect(answer.head.status == 200)
        }
        #expect(server.log.requests.last?["Host"] == ["\(host):\(server.port)"])
        if name.hasSuffix("example.com") {
          #expect(server.log.serverNames.last == "api.example.com")
        }
      }
    }
  }

  @Test(arguments: ["other.example.com", "10.0.0.2", "127.0.0.1"])
  func aStatedNameHasToBeInTheCertificate(_ name: String) async throws {
    let authority = try TestAuthority()
    let identity = try authority.server(
      names: ["localhost", "api.example.com"], addresses: ["10.0.0.1"])
    try await WireServer.with(tls: WireTLS(identity)) { server in
      var endpoint = DirectFixture.endpoint(server.port, authority, host: "localhost")
      endpoint.tlsServerName = name
      endpoint.credentials = DirectFixture.token("secret-token")
      try await DirectFixture.with(endpoint) { transport in
        let error = try await AccessCheck.failure(over: transport)
        #expect(error.category == .unreachable)
        #expect(error.message.contains("is not for \(name): it is for localhost, api.example.com"))
      }
      #expect(server.log.requests.isEmpty)
    }
  }

  @Test func addressesOfVersion6Work() async throws {
    let authority = try TestAuthority()
    try await WireServer.with(host: "::1", tls: WireTLS(try authority.server())) { server in
      let endpoint = DirectFixture.endpoint(server.port, authority, host: "::1")
      try await DirectFixture.with(endpoint) { transport in
        let answer = try await AccessCheck.get(over: transport)
        #expect(answer.head.status == 200)
        #expect(transport.name == "https://[::1]:\(server.port)")
      }
      #expect(server.log.requests.first?["Host"] == ["[::1]:\(server.port)"])
    }
  }

  @Test func whatIsNoCertificateIsTold() async throws {
    let authority = try TestAuthority()
    let good = try authority.client("jane")
    let other = try authority.client("joe")
    func failure(
      authorities: String? = nil, _ certificate: String, _ key: String
    ) async throws -> AccessError {
      var endpoint = DirectFixture.endpoint(1, authority)
      authorities.map { endpoint.authoritiesPEM = Array($0.utf8) }
      var credential = Credential()
      credential.certificate = .init(chainPEM: Array(certificate.utf8), keyPEM: Array(key.utf8))
      endpoint.credentials = FixedCredential(credential)
      let exchange = DirectExchange(endpoint, userAgent: "x", limits: DirectLimits())
      return try await AccessCheck.failure(over: DirectTransport(exchange))
    }
    let server = "https://127.0.0.1:1"
    for (error, message) in [
      (
        try await failure(authorities: "junk", good.certificatePEM, good.keyPEM),
        "the certificate authority of \(server) is no PEM certificate"
      ),
      (
        try await failure(authorities: "", good.certificatePEM, good.keyPEM),
        "the certificate authority of \(server) is no PEM certificate"
      ),
      (
        try await failure("junk", good.keyPEM),
        "the client certificate for \(server) is no PEM certificate"
      ),
      (
        try await failure(good.certificatePEM, "junk"),
        "the client key for \(server) is no PEM key that can be read"
      ),
      (
        try await failure(good.certificatePEM, other.keyPEM),
        "the client key for \(server) does not belong to the client certificate"
      ),
    ] {
      #expect(error.category == .malformed)
      #expect(error.message == message)
      #expect(error.hint != nil)
    }
  }
}
