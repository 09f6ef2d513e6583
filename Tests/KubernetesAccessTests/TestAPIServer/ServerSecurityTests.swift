import ClusterObjects
import TestAPIServer
import Testing

/// TLS of the test server: what is trusted, and who is known by a certificate.
struct ServerSecurityTests {
  private func options(
    _ identity: TestIdentity, _ clients: TestServerOptions.ClientCertificates = .none
  ) -> TestServerOptions {
    var options = TestServerOptions()
    options.identity = identity
    options.clientCertificates = clients
    return options
  }

  @Test(arguments: [TestKeyKind.ec, .rsa], ["127.0.0.1", "localhost"])
  func aGoodCertificateIsTrusted(_ kind: TestKeyKind, _ host: String) async throws {
    let authority = try TestAuthority("root", kind)
    let identity = try authority.server(kind)
    try await TestAPIServer.serving(.small(), options(identity)) { server in
      let probe = try ServerProbe(trusting: authority.certificatePEM)
      #expect(server.url.hasPrefix("https://"))
      let answer = try await probe.send("https://\(host):\(server.port)/version")
      #expect(answer.status == 200)
      #expect(server.requests.first?.clientCertificate == nil)
    }
  }

  @Test(arguments: ["expired", "not yet valid", "another name", "another authority"])
  func aBadCertificateIsNot(_ fault: String) async throws {
    let authority = try TestAuthority()
    let identity =
      switch fault {
      case "expired": try authority.server(validity: .expired)
      case "not yet valid": try authority.server(validity: .notYet)
      case "another name": try authority.server(names: ["other.example.com"], addresses: [])
      default: try TestAuthority().server()
      }
    try await TestAPIServer.serving(.small(), options(identity)) { server in
      let probe = try ServerProbe(trusting: authority.certificatePEM)
      await #expect(throws: (any Error).self) {
        try await probe.send("https://localhost:\(server.port)/version")
      }
      #expect(server.requests.isEmpty)
    }
  }

  @Test(arguments: [TestKeyKind.ec, .rsa])
  func aClientIsKnownByItsCertificate(_ kind: TestKeyKind) async throws {
    let authority = try TestAuthority()
    let serverOptions = options(try authority.server(), .accepted(authority))
    try await TestAPIServer.serving(.small(), serverOptions) { server in
      server.accept(tokens: [])
      server.forbid(["nodes"])
      let client = try authority.client("anna", groups: ["a", "b"], kind)
      let known = try ServerProbe(trusting: authority.certificatePEM, as: client)
      #expect(try await known.send(server.url + "/version").status == 200)
      let refused = try await known.json(server.url + "/api/v1/nodes")
      #expect(refused["message"]?.text?.contains("User \"anna\" cannot list") == true)
      let subject = server.requests.last?.clientCertificate
      #expect(subject?.commonName == "anna")
      #expect(subject?.organizations == ["a", "b"])
      let unknown = try ServerProbe(trusting: authority.certificatePEM)
      #expect(try await unknown.send(server.url + "/version").status == 401)
    }
  }

  @Test func aCertificateThatIsNotTrustedIsRefused() async throws {
    let authority = try TestAuthority()
    let serverOptions = options(try authority.server(), .accepted(authority))
    try await TestAPIServer.serving(.small(), serverOptions) { server in
      for client in [
        try TestAuthority().client("anna"), try authority.client("anna", validity: .expired),
        try authority.server(),
      ] {
        let probe = try ServerProbe(trusting: authority.certificatePEM, as: client)
        #expect(try await probe.send(server.url + "/version").status == 401)
      }
    }
  }

  @Test func aCertificateMayBeDemanded() async throws {
    let authority = try TestAuthority()
    let serverOptions = options(try authority.server(), .required(authority))
    try await TestAPIServer.serving(.small(), serverOptions) { server in
      let anna = try authority.client("anna")
      let known = try ServerProbe(trusting: authority.certificatePEM, as: anna)
      #expect(try await known.send(server.url + "/version").status == 200)
      await #expect(throws: (any Error).self) {
        try await ServerProbe(trusting: authority.certificatePEM).send(server.url + "/version")
      }
    }
  }

  @Test func keysComeInBothForms() throws {
    let authority = try TestAuthority()
    let elliptic = try authority.client("a")
    #expect(elliptic.keyPEM.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
    #expect(elliptic.traditionalKeyPEM.hasPrefix("-----BEGIN EC PRIVATE KEY-----\n"))
    let other = try authority.client("a", .rsa)
    #expect(other.traditionalKeyPEM.hasPrefix("-----BEGIN RSA PRIVATE KEY-----\n"))
  }
}
