import EvidenceSources
import TestAPIServer
import Testing

@testable import KubernetesAccess

/// Requests through a proxy.
@Suite struct DirectProxyTests {
  @Test(arguments: ["127.0.0.1", "localhost", "::1", "api.example.com"])
  func requestsGoThroughTheProxy(_ host: String) async throws {
    let authority = try TestAuthority()
    let identity = try authority.server(names: ["localhost", "api.example.com"])
    try await WireServer.with(tls: WireTLS(identity)) { server in
      try await WireProxy.with(.http, to: server.port) { proxy in
        var endpoint = DirectFixture.endpoint(6443, authority, host: host)
        endpoint.proxy = ProxyAddress(
          scheme: .http, host: "127.0.0.1", port: proxy.port, userInfo: "us%40er:p%3Aw")
        endpoint.credentials = DirectFixture.token("secret-token")
        try await DirectFixture.with(endpoint) { transport in
          for _ in 0..<3 {
            let answer = try await AccessCheck.get(over: transport)
            #expect(answer.head.status == 200)
          }
        }
        let connect = try #require(proxy.log.requests.first)
        #expect(proxy.log.requests.count == 1)
        #expect(connect.method == "CONNECT")
        #expect(connect.target == (host == "::1" ? "[::1]:6443" : "\(host):6443"))
        #expect(connect["Proxy-Authorization"] == ["Basic dXNAZXI6cDp3"])
        #expect(connect["Authorization"].isEmpty)
      }
      #expect(server.log.requests.count == 3)
      #expect(server.log.requests.allSatisfy { $0["Authorization"] == ["Bearer secret-token"] })
    }
  }

  /// The TLS library would check the certificate against the address of the proxy.
  @Test func theCertificateIsThatOfTheServerNotOfTheProxy() async throws {
    let authority = try TestAuthority()
    let identity = try authority.server(names: [], addresses: ["127.0.0.1"])
    try await WireServer.with(tls: WireTLS(identity)) { server in
      try await WireProxy.with(.http, to: server.port) { proxy in
        var endpoint = DirectFixture.endpoint(6443, authority, host: "10.9.8.7")
        endpoint.proxy = ProxyAddress(scheme: .http, host: "127.0.0.1", port: proxy.port)
        try await DirectFixture.with(endpoint) { transport in
          let error = try await AccessCheck.failure(over: transport)
          #expect(error.category == .unreachable)
          #expect(error.message.contains("is not for 10.9.8.7: it is for 127.0.0.1"))
        }
      }
      #expect(server.log.requests.isEmpty)
    }
  }

  @Test func socksWithoutALoginWorks() async throws {
    let authority = try TestAuthority()
    let identity = try authority.server(names: ["api.example.com"])
    try await WireServer.with(tls: WireTLS(identity)) { server in
      try await WireProxy.with(.socks5, to: server.port) { proxy in
        var endpoint = DirectFixture.endpoint(6443, authority, host: "api.example.com")
        endpoint.proxy = ProxyAddress(scheme: .socks5, host: "127.0.0.1", port: proxy.port)
        try await DirectFixture.with(endpoint) { transport in
          let answer = try await AccessCheck.get(over: transport)
          #expect(answer.head.status == 200)
        }
        #expect(proxy.log.requests.map(\.target) == ["api.example.com"])
      }
    }
  }

  @Test(arguments: [
    (ProxyAddress.Scheme.https, nil), (.socks5, "user:password"),
  ])
  func whatCannotBeDoneIsNeverDoneDirectly(
    _ scheme: ProxyAddress.Scheme, _ userInfo: String?
  ) async throws {
    try await WireServer.with { server in
      var endpoint = DirectFixture.plain(server.port)
      endpoint.proxy = ProxyAddress(
        scheme: scheme, host: "127.0.0.1", port: server.port, userInfo: userInfo)
      try await DirectFixture.with(endpoint) { transport in
        let error = try await AccessCheck.failure(over: transport)
        #expect(error.category == .malformed)
        #expect(error.message.hasPrefix("the proxy \(scheme.rawValue)://127.0.0.1:\(server.port) "))
        #expect(!error.message.contains("password:") && !error.message.contains("user:"))
      }
      #expect(server.log.connections == 0)
    }
  }

  @Test(arguments: [
    ("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "refuses to connect to"),
    ("HTTP/1.1 407 Auth\r\nContent-Length: 0\r\n\r\n", "demands a user and a password"),
    ("", "closed the connection"),
  ])
  func aProxyThatRefusesIsTold(_ head: String, _ words: String) async throws {
    let authority = try TestAuthority()
    try await WireProxy.with(.refusing(head), to: 1) { proxy in
      var endpoint = DirectFixture.endpoint(6443, authority, host: "api.example.com")
      endpoint.proxy = ProxyAddress(scheme: .http, host: "127.0.0.1", port: proxy.port)
      try await DirectFixture.with(endpoint) { transport in
        let error = try await AccessCheck.failure(over: transport)
        #expect(error.message.contains(words), "\(error.message)")
        #expect(error.category == (head.isEmpty ? .interrupted : .unreachable))
      }
    }
  }
}
