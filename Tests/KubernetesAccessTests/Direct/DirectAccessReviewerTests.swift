import ClusterObjects
import EvidenceSources
import Testing

@testable import KubernetesAccess

/// The one POST.
@Suite struct DirectAccessReviewerTests {
  @Test func aReviewIsSentToOnePathOnly() async throws {
    try await WireServer.with(
      script: WireScript { request in
        [
          request.method == "POST"
            ? .answer(
              201,
              #"{"kind":"SelfSubjectAccessReview","status":{"allowed":true,"reason":"RBAC: so"}}"#)
            : .answer()
        ]
      }
    ) { server in
      let way = ClusterConnection.Way.direct(
        DirectFixture.plain(server.port, DirectFixture.token("abc")))
      try await ClusterConnection.with(way, userAgent: "test") { connection in
        #expect(connection.name == "http://127.0.0.1:\(server.port)")
        let reviewer = try #require(connection.reviewer)
        let whole = ResourceAction(
          "get", group: "apps", resource: "daemonsets", subresource: "status", namespace: "a",
          name: "b")
        let verdict = try await reviewer.review(whole)
        #expect(verdict == AccessVerdict(isAllowed: true, reason: "RBAC: so"))
        _ = try await reviewer.review(ResourceAction("list", group: "", resource: "nodes"))
        for _ in 0..<3 { _ = try await AccessCheck.get(over: connection.api) }
      }
      let requests = server.log.requests
      #expect(server.log.connections == 1)
      #expect(requests.map(\.method) == ["POST", "POST", "GET", "GET", "GET"])
      for request in requests where request.method != "GET" {
        #expect(request.target == "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
        #expect(request["Content-Type"] == ["application/json"])
        #expect(request["Authorization"] == ["Bearer abc"])
      }
      #expect(
        try JSONValue(parsing: requests[0].body)
          == JSONValue(
            parsing: Array(
              #"""
              {"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview",
              "spec":{"resourceAttributes":{"verb":"get","group":"apps","resource":"daemonsets",
              "subresource":"status","namespace":"a","name":"b"}}}
              """#.utf8)))
      #expect(
        try JSONValue(parsing: requests[1].body)["spec"]
          == JSONValue(
            parsing: Array(
              #"{"resourceAttributes":{"verb":"list","group":"","resource":"nodes"}}"#.utf8)))
    }
  }

  @Test(arguments: [
    (403, #"{"kind":"Status","message":"no"}"#, AccessError.Category.permission),
    (401, "", .unauthenticated),
    (503, "busy", .unreachable),
    (404, "{}", .unintelligible),
    (200, "{}", .unintelligible),
    (200, #"{"kind":"SelfSubjectAccessReview","status":{"allowed":"true"}}"#, .unintelligible),
    (200, String(repeating: " ", count: 2 << 20), .unintelligible),
  ])
  func whatIsNoVerdictIsNone(
    _ status: Int, _ body: String, _ category: AccessError.Category
  ) async throws {
    try await WireServer.with(script: WireScript { _ in [.answer(status, body)] }) { server in
      let way = ClusterConnection.Way.direct(DirectFixture.plain(server.port))
      try await ClusterConnection.with(way, userAgent: "test") { connection in
        let reviewer = try #require(connection.reviewer)
        let error = await #expect(throws: AccessError.self) {
          try await reviewer.review(ResourceAction("list", group: "", resource: "nodes"))
        }
        #expect(error?.category == category)
        if status == 403 { #expect(error?.message.hasSuffix("access review: no") ?? false) }
      }
    }
  }
}
