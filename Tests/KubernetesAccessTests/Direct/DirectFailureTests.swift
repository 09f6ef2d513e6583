import EvidenceSources
import NIOCore
import NIOPosix
import TestAPIServer
import Testing

@testable import KubernetesAccess

/// Each way to fail has its own words.
@Suite struct DirectFailureTests {
  @Test func aNameThatIsNoneIsTold() async throws {
    var endpoint = DirectFixture.plain(80)
    endpoint.server = ServerAddress(isSecure: true, host: "no-such-host.invalid", port: 6443)
    try await DirectFixture.with(endpoint) { transport in
      let error = try await AccessCheck.failure(over: transport)
      #expect(error.category == .unreachable)
      #expect(
        error.message == "the name no-such-host.invalid of https://no-such-host.invalid:6443 "
          + "cannot be resolved")
    }
  }

  @Test(arguments: ["127.0.0.1", "localhost"])
  func aRefusedConnectionIsTold(_ host: String) async throws {
    // A port that was free a moment ago.
    var port = 0
    try await WireServer.with { port = $0.port }
    var endpoint = DirectFixture.plain(port)
    endpoint.server = ServerAddress(isSecure: true, host: host, port: port)
    try await DirectFixture.with(endpoint) { transport in
      let error = try await AccessCheck.failure(over: transport)
      #expect(error.category == .unreachable)
      #expect(
        error.message == "https://\(host):\(port) refuses the connection: nothing listens there")
    }
    endpoint.proxy = ProxyAddress(scheme: .http, host: host, port: port)
    try await DirectFixture.with(endpoint) { transport in
      let error = try await AccessCheck.failure(over: transport)
      #expect(error.category == .unreachable)
      #expect(error.message.hasPrefix("the proxy http://\(host):\(port) refuses the connection"))
    }
  }

  @Test func aConnectionThatIsNotTakenIsTold() async throws {
    var limits = DirectLimits()
    limits.connectSeconds = 0.5
    // It takes connections and says nothing, so that no TLS comes about.
    let silent = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .bind(host: "127.0.0.1", port: 0).get()
    let port = silent.localAddress?.port ?? 0
    var endpoint = DirectFixture.plain(port)
    endpoint.server = ServerAddress(isSecure: true, host: "127.0.0.1", port: port)
    try await DirectFixture.with(endpoint, limits: limits) { transport in
      let error = try await AccessCheck.failure(over: transport)
      #expect(error.category == .timedOut)
      #expect(
        error.message
          == "no TLS connection to \(transport.name) came about within 0.5 s")
    }
    try await silent.close()
  }

  @Test func httpAndHTTPSMayBeMistaken() async throws {
    try await WireServer.with(
      script: WireScript { _ in
        [.text("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request\n"), .close]
      }
    ) { server in
      try await DirectFixture.with(DirectFixture.plain(server.port)) { transport in
        let error = try await AccessCheck.failure(over: transport)
        #expect(error.category == .unintelligible)
        #expect(error.message == "\(transport.name) refuses plain HTTP and seems to speak HTTPS")
      }
      var endpoint = DirectFixture.plain(server.port)
      endpoint.server = ServerAddress(isSecure: true, host: "127.0.0.1", port: server.port)
      try await WirePlain.with(answer: "HTTP/1.1 400 Bad Request\r\n\r\n") { port in
        endpoint.server = ServerAddress(isSecure: true, host: "127.0.0.1", port: port)
        try await DirectFixture.with(endpoint) { transport in
          let error = try await AccessCheck.failure(over: transport)
          #expect(error.category == .unintelligible)
          #expect(error.message == "what answers at \(transport.name) does not speak TLS")
        }
      }
    }
  }

  @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "\u{15}\u{3}\u{1}\u{0}\u{2}\u{2}\u{28}"])
  func whatIsNoHTTPIsTold(_ answer: String) async throws {
    try await WirePlain.with(answer: answer) { port in
      try await DirectFixture.with(DirectFixture.plain(port)) { transport in
        let error = try await AccessCheck.failure(over: transport)
        #expect(error.category == .unintelligible)
        #expect(error.message == "what answers at \(transport.name) does not speak HTTP")
        #expect(error.hint?.contains("https://") ?? false)
      }
    }
  }

  @Test(arguments: [true, false])
  func aConnectionThatBreaksIsTold(_ isSecure: Bool) async throws {
    let authority = try TestAuthority()
    for (steps, words) in [
      ([WireStep.close], "closed the connection and gave no answer"),
      (
        [.text("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"), .close],
        "closed the connection in the midst of an answer"
      ),
      (
        [.text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n"), .close],
        "closed the connection in the midst of an answer"
      ),
    ] {
      try await WireServer.with(
        tls: isSecure ? WireTLS(try authority.server()) : nil, script: WireScript { _ in steps }
      ) { server in
        let endpoint =
          isSecure
          ? DirectFixture.endpoint(server.port, authority) : DirectFixture.plain(server.port)
        try await DirectFixture.with(endpoint) { transport in
          let error = try await AccessCheck.failure(over: transport)
          #expect(error.category == .interrupted)
          #expect(error.message == "\(transport.name) \(words)")
          #expect(error.isTransient)
        }
      }
    }
  }

  @Test func aHandshakeThatBreaksIsTold() async throws {
    try await WirePlain.with(answer: "") { port in
      var endpoint = DirectFixture.plain(port)
      endpoint.server = ServerAddress(isSecure: true, host: "127.0.0.1", port: port)
      try await DirectFixture.with(endpoint) { transport in
        let error = try await AccessCheck.failure(over: transport)
        #expect(error.category == .unreachable)
        #expect(
          error.message == "\(transport.name) closed the connection during the TLS handshake")
      }
    }
  }

  @Test func aHeadThatIsTooLongIsTold() async throws {
    let long = String(repeating: "x", count: 100 << 10)
    let many = (0..<400).map { "X-\($0): y" }
    for headers in [["X: \(long)"], many] {
      try await WireServer.with(script: WireScript { _ in [.answer(200, "{}", headers)] }) {
        server in
        try await DirectFixture.with(DirectFixture.plain(server.port)) { transport in
          let error = try await AccessCheck.failure(over: transport)
          #expect(error.category == .unintelligible)
          #expect(error.message == "the head of an answer of \(transport.name) is too long")
        }
      }
    }
  }

  @Test func aCredentialThatCannotBeHadIsTold() async throws {
    struct None: CredentialSource {
      func credential(replacing rejected: Credential?) async throws -> Credential {
        throw AccessError(.unauthenticated, "the plugin failed")
      }
    }
    try await DirectFixture.with(DirectFixture.plain(1, None())) { transport in
      let error = try await AccessCheck.failure(over: transport)
      #expect(error == AccessError(.unauthenticated, "the plugin failed"))
    }
  }
}
