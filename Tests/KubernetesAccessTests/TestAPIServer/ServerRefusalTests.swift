import ClusterObjects
import NIOHTTP1
import TestAPIServer
import Testing

/// Whom the test server lets in, and to what.
struct ServerRefusalTests {
  @Test func onlyTheTokensAreLetIn() async throws {
    try await TestAPIServer.serving(.small()) { server in
      let probe = ServerProbe()
      let path = server.url + "/api/v1/nodes"
      #expect(try await probe.send(path).status == 200)
      server.accept(tokens: ["good"])
      for header in [nil, "Bearer bad", "Basic Z29vZA=="] {
        let headers: HTTPHeaders = header.map { ["Authorization": $0] } ?? [:]
        let refused = try await probe.send(path, headers: headers)
        #expect(refused.status == 401)
        #expect(try refused.json()["reason"] == "Unauthorized")
      }
      let entered = try await probe.send(path, headers: ["Authorization": "Bearer good"])
      #expect(entered.status == 200)
      #expect(server.requests.last?.header("authorization") == "Bearer good")
      server.accept(passwords: ["anna:secret"])
      let basic = try await probe.send(path, headers: ["Authorization": "Basic YW5uYTpzZWNyZXQ="])
      #expect(basic.status == 200)
    }
  }

  @Test(arguments: [
    (
      "/api/v1/nodes",
      "nodes is forbidden: User \"jo\" cannot list resource \"nodes\" in API group \"\" at the "
        + "cluster scope"
    ),
    (
      "/apis/gateway.networking.k8s.io/v1/namespaces/shop/gateways",
      "gateways.gateway.networking.k8s.io is forbidden: User \"jo\" cannot list resource "
        + "\"gateways\" in API group \"gateway.networking.k8s.io\" in the namespace \"shop\""
    ),
    (
      "/api/v1/nodes/worker-1",
      "nodes \"worker-1\" is forbidden: User \"jo\" cannot get resource \"nodes\" in API group "
        + "\"\" at the cluster scope"
    ),
  ])
  func whatIsForbiddenIsRefused(_ path: String, _ message: String) async throws {
    try await TestAPIServer.serving(.small()) { server in
      server.forbid(["nodes", "gateways.gateway.networking.k8s.io"])
      let headers: HTTPHeaders = ["Impersonate-User": "jo"]
      let refused = try await ServerProbe().send(server.url + path, headers: headers)
      #expect(refused.status == 403)
      #expect(try refused.json()["message"] == .string(message))
      let services = try await ServerProbe().send(server.url + "/api/v1/services")
      #expect(services.status == 200)
    }
  }

  @Test func someNamespacesMayBeExcepted() async throws {
    try await TestAPIServer.serving(.small()) { server in
      server.forbid(["*"], except: ["shop"])
      server.forbid(paths: ["/version"])
      let probe = ServerProbe()
      let paths = [
        "/api/v1/services", "/api/v1/namespaces/default/services",
        "/api/v1/namespaces/shop/services", "/version",
      ]
      let answers = try await probe.answers(paths.map { server.url + $0 })
      #expect(answers.map(\.status) == [403, 403, 200, 403])
    }
  }

  @Test func onlyGetIsAllowed() async throws {
    try await TestAPIServer.serving(.small()) { server in
      let methods: [HTTPMethod] = [.POST, .PUT, .PATCH, .DELETE]
      for method in methods {
        let refused = try await ServerProbe().send(server.url + "/api/v1/nodes", method, body: "{}")
        #expect(refused.status == 405)
        #expect(try refused.json()["reason"] == "MethodNotAllowed")
      }
      #expect(server.requests.map(\.method) == methods.map(\.rawValue))
    }
  }

  @Test func reviewsSayWhatIsForbidden() async throws {
    try await TestAPIServer.serving(.small()) { server in
      server.forbid(["nodes"])
      let path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"
      for (resource, verb, isAllowed) in [
        ("nodes", "list", false), ("pods", "list", true), ("pods", "delete", false),
      ] {
        let body = """
          {"kind":"SelfSubjectAccessReview","apiVersion":"authorization.k8s.io/v1",
          "spec":{"resourceAttributes":{"verb":"\(verb)","resource":"\(resource)"}}}
          """
        let answer = try await ServerProbe().send(server.url + path, .POST, body: body)
        #expect(answer.status == 201)
        #expect(try answer.json()["status"]?["allowed"] == .bool(isAllowed), "\(resource) \(verb)")
      }
    }
  }
}
