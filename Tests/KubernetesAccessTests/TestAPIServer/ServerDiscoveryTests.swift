import ClusterObjects
import NIOHTTP1
import TestAPIServer
import Testing

/// What the test server says that it serves.
struct ServerDiscoveryTests {
  private static let aggregated: HTTPHeaders = [
    "Accept":
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json"
  ]

  @Test func versionAndDate() async throws {
    let cluster = TestCluster.small()
    cluster.gitVersion = "v1.31.4"
    var options = TestServerOptions()
    options.clockOffsetSeconds = -86400 * 365
    try await TestAPIServer.serving(cluster, options) { server in
      let answer = try await ServerProbe().send(server.url + "/version")
      let version = try answer.json()
      #expect(answer.status == 200)
      #expect(version["gitVersion"] == "v1.31.4")
      #expect(version["minor"] == "31")
      let year = Instant.now.adding(seconds: -86400 * 365).description.prefix(4)
      #expect(answer.headers["Date"].first?.contains(year) == true)
      #expect(answer.headers["Audit-Id"].first?.count == 36)
      #expect(server.requests.map(\.path) == ["/version"])
    }
  }

  @Test func theOlderFormNamesGroupsAndResources() async throws {
    try await TestAPIServer.serving(.small()) { server in
      let probe = ServerProbe()
      #expect(try await probe.json(server.url + "/api")["versions"] == ["v1"])
      let groups = try await probe.json(server.url + "/apis")["groups"]?.elements ?? []
      let gateway = groups.first { $0["name"] == "gateway.networking.k8s.io" }
      #expect(gateway?["preferredVersion"]?["version"] == "v1")
      #expect(gateway?["versions"]?.elements?.count == 2)
      let core = try await probe.json(server.url + "/api/v1")
      #expect(core["kind"] == "APIResourceList")
      #expect(core["groupVersion"] == "v1")
      let pods = core["resources"]?.elements?.first { $0["name"] == "pods" }
      #expect(pods?["kind"] == "Pod")
      #expect(pods?["namespaced"] == true)
      let grants = "/apis/gateway.networking.k8s.io/v1beta1"
      let named = try await probe.json(server.url + grants)["resources"]?.elements ?? []
      #expect(named.contains { $0["name"] == "referencegrants" })
      #expect(try await probe.send(server.url + "/apis/none.example.com/v1").status == 404)
    }
  }

  @Test(arguments: [true, false])
  func theAggregatedFormIsGivenWhereThereIsOne(_ hasIt: Bool) async throws {
    var options = TestServerOptions()
    options.hasAggregatedDiscovery = hasIt
    try await TestAPIServer.serving(.small(), options) { server in
      for path in ["/api", "/apis"] {
        let answer = try await ServerProbe().send(server.url + path, headers: Self.aggregated)
        let kind = try answer.json()["kind"]
        #expect((kind == "APIGroupDiscoveryList") == hasIt)
        let type = answer.headers["Content-Type"].first ?? ""
        #expect(type.contains("as=APIGroupDiscoveryList") == hasIt)
      }
    }
  }

  @Test func aServerBehindTheAggregatorMayBeDown() async throws {
    let cluster = TestCluster.small()
    let group = "gateway.networking.k8s.io"
    cluster.setStale(true, group: group, version: "v1")
    try await TestAPIServer.serving(cluster) { server in
      let probe = ServerProbe()
      let all = try await probe.json(server.url + "/apis", headers: Self.aggregated)
      let item = all["items"]?.elements?.first { $0["metadata"]?["name"] == .string(group) }
      let freshness = item?["versions"]?.elements?.map { $0["freshness"]?.text }
      #expect(freshness == ["Stale", "Current"])
      #expect(try await probe.send(server.url + "/apis/\(group)/v1").status == 503)
      #expect(try await probe.send(server.url + "/apis/\(group)/v1/gateways").status == 503)
      #expect(try await probe.send(server.url + "/apis/\(group)/v1beta1/gateways").status == 200)
    }
  }

  @Test func whatIsUnservedIsGone() async throws {
    let cluster = TestCluster.small()
    try await TestAPIServer.serving(cluster) { server in
      let probe = ServerProbe()
      let path = server.url + "/apis/networking.k8s.io/v1/ingresses"
      #expect(try await probe.json(path).itemNames == ["web"])
      cluster.unserve(group: "networking.k8s.io", version: "v1", plural: "ingresses")
      let refused = try await probe.send(path)
      #expect(refused.status == 404)
      #expect(
        try refused.json()["message"] == "the server could not find the requested resource")
      let unknown = try await probe.send(server.url + "/apis/none.example.com/v1/things")
      #expect(unknown.status == 404)
      #expect(unknown.text == "404 page not found\n")
    }
  }

  @Test func allIsBelowTheBasePath() async throws {
    var options = TestServerOptions()
    options.basePath = "/k8s/clusters/c-1"
    try await TestAPIServer.serving(.small(), options) { server in
      let probe = ServerProbe()
      #expect(server.url.hasSuffix("/k8s/clusters/c-1"))
      let outside = "http://127.0.0.1:\(server.port)/api/v1/nodes"
      let answers = try await probe.answers([server.url + "/api/v1/nodes", outside])
      #expect(answers.map(\.status) == [200, 404])
    }
  }
}
