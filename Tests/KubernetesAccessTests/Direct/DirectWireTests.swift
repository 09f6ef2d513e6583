import ClusterObjects
import EvidenceSources
import TestAPIServer
import Testing

@testable import KubernetesAccess

/// What is sent, and how answers are told.
@Suite struct DirectWireTests {
  @Test func aGetIsSentAsAsked() async throws {
    let authority = try TestAuthority()
    let tls = WireTLS(try authority.server())
    try await WireServer.with(
      tls: tls,
      script: WireScript { _ in
        [
          .answer(
            200, #"{"a":1}"#,
            [
              "Content-Type: Application/JSON; charset=utf-8",
              "Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: 7",
            ])
        ]
      }
    ) { server in
      var endpoint = DirectFixture.endpoint(server.port, authority, basePath: "/k8s/clusters/c-1")
      endpoint.credentials = DirectFixture.token("abc.def")
      endpoint.impersonation.user = "jane"
      endpoint.impersonation.uid = "u-1"
      endpoint.impersonation.groups = ["dev", "ops team"]
      endpoint.impersonation.extra = ["acme.com/project": ["x", "y"], "Scopes%": ["é"]]
      try await DirectFixture.with(endpoint) { transport in
        let answer = try await AccessCheck.get(
          "/apis/example.io/v1/things",
          query: [.init("limit", "500"), .init("continue", "a+b/c= d&e%ü")], over: transport)
        #expect(answer.body == #"{"a":1}"#)
        var head = APIResponseHead(status: 200)
        head.contentType = "application/json"
        head.date = Instant(rfc3339: "1994-11-06T08:49:37Z")
        head.retryAfterSeconds = 7
        #expect(answer.head == head)
        #expect(transport.name == "https://127.0.0.1:\(server.port)/k8s/clusters/c-1")
      }
      let request = try #require(server.log.requests.first)
      #expect(server.log.requests.count == 1)
      #expect(request.method == "GET")
      #expect(
        request.target == "/k8s/clusters/c-1/apis/example.io/v1/things"
          + "?limit=500&continue=a%2Bb%2Fc%3D%20d%26e%25%C3%BC")
      #expect(request["Host"] == ["127.0.0.1:\(server.port)"])
      #expect(request["Authorization"] == ["Bearer abc.def"])
      #expect(request["Accept"] == ["application/json"])
      #expect(request["Accept-Encoding"] == ["gzip"])
      #expect(request["User-Agent"] == ["netlapse/1.0 (test) kubernetes-read-only"])
      #expect(request["Impersonate-User"] == ["jane"])
      #expect(request["Impersonate-Uid"] == ["u-1"])
      #expect(request["Impersonate-Group"] == ["dev", "ops team"])
      #expect(request["Impersonate-Extra-acme.com%2Fproject"] == ["x", "y"])
      #expect(request["Impersonate-Extra-Scopes%25"] == ["é"])
      #expect(request.body.isEmpty)
    }
  }

  @Test func theProgramNamesItself() {
    let text = UserAgent.text(version: "1.2.0")
    #expect(text.hasPrefix("netlapse/1.2.0 ("))
    #expect(text.hasSuffix(") kubernetes-read-only"))
    #expect(text.utf8.allSatisfy { (0x20...0x7E).contains($0) })
  }

  @Test func aPasswordIsSentAsBasic() async throws {
    try await WireServer.with { server in
      var credential = Credential()
      credential.password = .init(user: "admin", password: "p:ä")
      let endpoint = DirectFixture.plain(server.port, FixedCredential(credential))
      try await DirectFixture.with(endpoint) { _ = try await AccessCheck.get(over: $0) }
      #expect(server.log.requests.first?["Authorization"] == ["Basic YWRtaW46cDrDpA=="])
    }
  }

  @Test func compressionIsNotAskedForWhenItIsDisabled() async throws {
    try await WireServer.with { server in
      var endpoint = DirectFixture.plain(server.port)
      endpoint.disablesCompression = true
      try await DirectFixture.with(endpoint) { _ = try await AccessCheck.get(over: $0) }
      #expect(server.log.requests.first?["Accept-Encoding"] == ["identity"])
    }
  }

  @Test func manyRequestsShareOneConnection() async throws {
    let authority = try TestAuthority()
    try await WireServer.with(tls: WireTLS(try authority.server())) { server in
      try await DirectFixture.with(DirectFixture.endpoint(server.port, authority)) { transport in
        for _ in 0..<20 { _ = try await AccessCheck.get(over: transport) }
      }
      #expect(server.log.requests.count == 20)
      #expect(server.log.connections == 1)
      #expect(server.log.requests.allSatisfy { $0.method == "GET" })
    }
  }

  @Test(arguments: [400, 403, 404, 410, 429, 500, 503])
  func statusesAreHandedOn(_ status: Int) async throws {
    try await WireServer.with(script: WireScript { _ in [.answer(status, "words")] }) { server in
      try await DirectFixture.with(DirectFixture.plain(server.port)) { transport in
        let answer = try await AccessCheck.get(over: transport)
        #expect(answer.head.status == status)
        #expect(answer.body == "words")
      }
    }
  }

  @Test(arguments: [301, 302, 307, 308])
  func aRedirectIsToldAndTheTokenStaysHere(_ status: Int) async throws {
    try await WireServer.with { other in
      let location = "http://127.0.0.1:\(other.port)/version?a=1"
      try await WireServer.with(
        script: WireScript { _ in [.answer(status, "", ["Location: \(location)"])] }
      ) { server in
        let endpoint = DirectFixture.plain(server.port, DirectFixture.token("secret-token"))
        try await DirectFixture.with(endpoint) { transport in
          let error = try await AccessCheck.failure(over: transport)
          #expect(error.category == .unintelligible)
          #expect(
            error.message == "\(transport.name) answers \(status) and sends to "
              + "127.0.0.1:\(other.port), which is not followed")
        }
        #expect(server.log.requests.count == 1)
      }
      #expect(other.log.connections == 0)
    }
  }

  @Test func secretsCannotBeAskedFor() async throws {
    try await WireServer.with { server in
      try await DirectFixture.with(DirectFixture.plain(server.port)) { transport in
        for path in [
          "/api/v1/secrets", "/api/v1/namespaces/a/secrets", "/api/v1/namespaces/a/secrets/b",
          "/api/v1/%73ecrets", "/api/v1/watch/secrets", "/api/v1/watch/namespaces/a/secrets",
        ] {
          let error = try await AccessCheck.failure(path, over: transport)
          #expect(error.category == .permission)
        }
        for path in [
          "", "api", "/a//b", "/a/../b", "/a/%2e%2e/b", "/a b", "/a?b", "/a#b", "/a\r\nX: y",
        ] {
          let error = try await AccessCheck.failure(path, over: transport)
          #expect(error.category == .unintelligible)
        }
        _ = try await AccessCheck.get("/api/v1/namespaces/secrets/services", over: transport)
      }
      #expect(server.log.requests.map(\.target) == ["/api/v1/namespaces/secrets/services"])
    }
  }

  @Test func noHeaderCanBeInjected() async throws {
    try await WireServer.with { server in
      for bad in ["a\r\nX-Evil: 1", "a\nb", "a\0b", ""] {
        let endpoint = DirectFixture.plain(server.port, DirectFixture.token(bad))
        try await DirectFixture.with(endpoint) { transport in
          let error = try await AccessCheck.failure(over: transport)
          #expect(error.category == .malformed)
          #expect(!error.message.contains("Evil"))
        }
      }
      for bad in ["a\r\nX-Evil: 1", "a\u{7F}"] {
        var endpoint = DirectFixture.plain(server.port)
        endpoint.impersonation.user = bad
        try await DirectFixture.with(endpoint) { transport in
          let error = try await AccessCheck.failure(over: transport)
          #expect(error.category == .malformed)
        }
      }
      var endpoint = DirectFixture.plain(server.port)
      endpoint.impersonation.groups = ["a group of nobody"]
      try await DirectFixture.with(endpoint) { transport in
        let error = try await AccessCheck.failure(over: transport)
        #expect(error.category == .malformed)
      }
      #expect(server.log.requests.isEmpty)
    }
  }

  @Test func aRefusedTokenIsReplacedOnce() async throws {
    try await WireServer.with(
      script: WireScript { request in
        [.answer(request["Authorization"] == ["Bearer new"] ? 200 : 401, "{}")]
      }
    ) { server in
      let source = RotatingCredentials(["old", "new"])
      try await DirectFixture.with(DirectFixture.plain(server.port, source)) { transport in
        let answer = try await AccessCheck.get(over: transport)
        #expect(answer.head.status == 200)
      }
      #expect(server.log.requests.map { $0["Authorization"] } == [["Bearer old"], ["Bearer new"]])
      #expect(server.log.connections == 1)
      #expect(await source.rejected == ["old"])
    }
  }

  @Test(arguments: [["old"], ["old", "other", "third"]])
  func whoStaysRefusedIsToldSo(_ tokens: [String]) async throws {
    try await WireServer.with(script: WireScript { _ in [.answer(401, "no")] }) { server in
      let source = RotatingCredentials(tokens)
      try await DirectFixture.with(DirectFixture.plain(server.port, source)) { transport in
        let answer = try await AccessCheck.get(over: transport)
        #expect(answer.head.status == 401)
        #expect(answer.body == "no")
      }
      #expect(server.log.requests.count == min(tokens.count, 2))
    }
  }
}
