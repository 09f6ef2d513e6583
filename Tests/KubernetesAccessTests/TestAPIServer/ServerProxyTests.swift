import AsyncHTTPClient
import ClusterObjects
import TestAPIServer
import Testing

/// The test proxy carries what it is told to, and says what it was told.
struct ServerProxyTests {
  private func probe(_ authority: TestAuthority, _ proxy: HTTPClient.Configuration.Proxy) throws
    -> ServerProbe
  {
    var probe = try ServerProbe(trusting: authority.certificatePEM)
    probe.configuration.proxy = proxy
    return probe
  }

  private func secured(_ authority: TestAuthority) throws -> TestServerOptions {
    var options = TestServerOptions()
    options.identity = try authority.server()
    return options
  }

  @Test func aTunnelIsOpened() async throws {
    let authority = try TestAuthority()
    let proxy = try await TestProxy.start()
    try await TestAPIServer.serving(.small(), secured(authority)) { server in
      let probe = try probe(authority, .server(host: "127.0.0.1", port: proxy.port))
      // A name that only the proxy can find.
      let url = "https://kubernetes.default.svc:\(server.port)/version"
      #expect(try await probe.send(url).status == 200)
      #expect(proxy.targets.map(\.address) == ["kubernetes.default.svc:\(server.port)"])
    }
    try await proxy.stop()
  }

  @Test(arguments: ["anna:secret", "anna:wrong", nil])
  func credentialsMayBeDemanded(_ sent: String?) async throws {
    let authority = try TestAuthority()
    var options = TestProxy.Options()
    options.userInfo = "anna:secret"
    let proxy = try await TestProxy.start(options)
    let isRight = sent == options.userInfo
    try await TestAPIServer.serving(.small(), secured(authority)) { server in
      let words = sent?.split(separator: ":").map(String.init)
      let probe = try probe(
        authority,
        .server(
          host: "127.0.0.1", port: proxy.port,
          authorization: words.map { .basic(username: $0[0], password: $0[1]) }))
      let status = try? await probe.send(server.url + "/version").status
      #expect(status == (isRight ? 200 : nil))
      #expect(proxy.targets.first?.isOpened == isRight)
      #expect(server.requests.count == (isRight ? 1 : 0))
    }
    try await proxy.stop()
  }

  @Test func socksIsSpoken() async throws {
    let authority = try TestAuthority()
    var options = TestProxy.Options()
    options.form = .socks5
    let proxy = try await TestProxy.start(options)
    try await TestAPIServer.serving(.small(), secured(authority)) { server in
      let probe = try probe(authority, .socksServer(host: "127.0.0.1", port: proxy.port))
      let url = "https://kubernetes.default.svc:\(server.port)/version"
      #expect(try await probe.send(url).status == 200)
      #expect(proxy.targets.map(\.address) == ["kubernetes.default.svc:\(server.port)"])
    }
    try await proxy.stop()
  }

  @Test func aRefusalIsNoTunnel() async throws {
    let authority = try TestAuthority()
    var options = TestProxy.Options()
    options.refusal = 403
    let proxy = try await TestProxy.start(options)
    try await TestAPIServer.serving(.small(), secured(authority)) { server in
      let probe = try probe(authority, .server(host: "127.0.0.1", port: proxy.port))
      await #expect(throws: (any Error).self) { try await probe.send(server.url + "/version") }
      #expect(server.connectionCount == 0)
    }
    try await proxy.stop()
  }
}
