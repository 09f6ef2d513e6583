import ClusterObjects
import EvidenceSources
import TestAPIServer
import Testing

@testable import KubernetesAccess

/// Against a whole API server.
@Suite struct DirectServerTests {
  private static func endpoint(
    _ server: TestAPIServer, _ authority: TestAuthority? = nil
  ) -> ClusterEndpoint {
    guard let authority else { return DirectFixture.plain(server.port) }
    return DirectFixture.endpoint(server.port, authority)
  }

  @Test func everyResourceIsReadByGETsOverOneConnection() async throws {
    let authority = try TestAuthority()
    var options = TestServerOptions()
    options.identity = try authority.server()
    options.clientCertificates = .required(authority)
    options.compressesFromBytes = 64
    let cluster = TestCluster(uid: "u-1")
    try await TestAPIServer.serving(cluster, options) { server in
      var credential = Credential()
      credential.certificate = DirectFixture.certificate(
        try authority.client("jane", groups: ["dev"]))
      var endpoint = Self.endpoint(server, authority)
      endpoint.credentials = FixedCredential(credential)
      try await ClusterConnection.with(.direct(endpoint), userAgent: "test") { connection in
        for path in ["/version", "/api", "/apis", "/api/v1"] {
          let answer = try await AccessCheck.get(path, over: connection.api)
          #expect(answer.head.status == 200)
          #expect(answer.head.date != nil)
          #expect(throws: Never.self) { try JSONValue(parsing: Array(answer.body.utf8)) }
        }
        for resource in ResourceCatalogue.current.resources where resource.origin == .api {
          for version in resource.versions.prefix(1) {
            let root = resource.group.isEmpty ? "/api" : "/apis/\(resource.group)"
            let path = "\(root)/\(version)/\(resource.plural)"
            let answer = try await AccessCheck.get(
              path, query: [.init("limit", "2")], over: connection.api)
            #expect([200, 404].contains(answer.head.status), "\(path)")
          }
        }
        let reviewer = try #require(connection.reviewer)
        let action = ResourceAction("list", group: "", resource: "nodes")
        #expect(try await reviewer.review(action).isAllowed)
      }
      let requests = server.requests
      #expect(requests.count > 20)
      #expect(Set(requests.dropLast().map(\.method)) == ["GET"])
      #expect(requests.last?.method == "POST")
      #expect(requests.last?.path == "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
      #expect(!requests.contains { $0.path.contains("secrets") })
      #expect(requests.allSatisfy { $0.body.isEmpty || $0.method == "POST" })
      #expect(requests.allSatisfy { $0.header("Accept-Encoding") == "gzip" })
      #expect(requests.allSatisfy { $0.clientCertificate?.commonName == "jane" })
      #expect(server.connectionCount == 1)
    }
  }

  @Test(arguments: [
    (TestFault.Kind.stall(afterBytes: 3), AccessError.Category.timedOut),
    (.truncate(afterBytes: 3, isChunked: true), .interrupted),
    (.truncate(afterBytes: 3, isChunked: false), .interrupted),
    (.closeBeforeAnswer, .interrupted),
    (.redirect(to: "https://example.com/"), .unintelligible),
    (.corruptGzip(.noise), .unintelligible),
    (.corruptGzip(.cut), .unintelligible),
    (.corruptGzip(.checksum), .unintelligible),
    (.corruptGzip(.plain), .unintelligible),
  ])
  func faultsAreTold(_ fault: TestFault.Kind, _ category: AccessError.Category) async throws {
    let authority = try TestAuthority()
    for identity in [nil, try authority.server()] {
      var options = TestServerOptions()
      options.identity = identity
      try await TestAPIServer.serving(TestCluster(uid: "u-1"), options) { server in
        let endpoint = Self.endpoint(server, identity == nil ? nil : authority)
        try await DirectFixture.with(endpoint) { transport in
          server.inject(TestFault(fault, times: 1))
          let path = "/api/v1/namespaces"
          let error = try await AccessCheck.failure(
            path, timeoutSeconds: category == .timedOut ? 2 : 60, over: transport)
          #expect(error.category == category, "\(error.message)")
          // The next request is not touched by what is left of this one.
          let answer = try await AccessCheck.get(path, over: transport)
          #expect(answer.head.status == 200)
        }
      }
    }
  }

  @Test func aBombIsNotUnpacked() async throws {
    var options = TestServerOptions()
    options.compressesFromBytes = 1
    try await TestAPIServer.serving(TestCluster(uid: "u-1"), options) { server in
      server.inject(TestFault(.oversizedBody(bytes: 64 << 20)))
      try await DirectFixture.with(Self.endpoint(server)) { transport in
        let error = try await AccessCheck.failure("/api/v1/namespaces", over: transport)
        #expect(error.category == .unintelligible)
        #expect(error.message.contains("more than 500 times longer"))
      }
    }
  }
}
