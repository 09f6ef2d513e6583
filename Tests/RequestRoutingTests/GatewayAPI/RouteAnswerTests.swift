import ClusterObjects
import Testing

@testable import RequestRouting

@Suite struct RouteAnswerTests {
  static func scene(
    _ rules: String, kind: String = "HTTPRoute", listeners: String? = nil
  ) throws -> GatewayScene {
    var scene = try listeners.map { try GatewayScene(listeners: $0) } ?? GatewayScene()
    try scene.route("web", kind: kind, rules: rules)
    return scene
  }

  static func answer(_ rules: String) throws -> String {
    try scene(rules).answer("a.example/")
  }

  // MARK: Backends

  @Test(arguments: [
    (#"[{"backendRefs":[{"name":"web","port":80}]}]"#, "shop/web:80"),
    (
      #"[{"backendRefs":[{"name":"web","port":80,"weight":9},{"name":"cart","port":80}]}]"#,
      "shop/cart:80 10%, shop/web:80 90%"
    ),
    (
      #"[{"backendRefs":[{"name":"web","port":80,"weight":7},{"name":"x","port":1,"weight":0}]}]"#,
      "shop/web:80"
    ),
    (#"[{"backendRefs":[{"name":"web","port":80,"weight":0}]}]"#, "status 500"),
    (#"[{"backendRefs":[]}]"#, "status 500"), (#"[{}]"#, "status 500"), ("[]", "status 500"),
    (#"[{"backendRefs":[{"name":"gone","port":80}]}]"#, "status 500"),
    (#"[{"backendRefs":[{"name":"web","port":81}]}]"#, "status 500"),
    (#"[{"backendRefs":[{"name":"web"}]}]"#, "status 500"),
    (
      #"[{"backendRefs":[{"name":"web","port":80,"weight":3},{"name":"gone","port":80}]}]"#,
      "shop/web:80 75%, status 500 25%"
    ),
    (
      #"[{"backendRefs":[{"group":"x.org","kind":"Bucket","name":"files"}]}]"#,
      "Bucket.x.org shop/files"
    ),
    (
      #"[{"backendRefs":[{"group":"multicluster.x-k8s.io","kind":"ServiceImport","name":"w"}]}]"#,
      "ServiceImport.multicluster.x-k8s.io shop/w"
    ),
    (
      #"[{"backendRefs":[{"name":"web","port":80}],"filters":[{"type":"ExtensionRef"}]}]"#,
      "shop/web:80"
    ),
  ])
  func aRuleLeadsToItsBackends(_ rules: String, _ answer: String) throws {
    #expect(try Self.answer(rules) == answer)
  }

  @Test func aFilterOfAnImplementationMayAnswerWhereThereIsNoBackend() throws {
    let rules = """
      [{"filters":[{"type":"ExtensionRef",
      "extensionRef":{"group":"x.org","kind":"Reply","name":"hello"}}]}]
      """
    #expect(try Self.answer(rules).hasPrefix("unproven: "))
    #expect(try Self.answer(rules).contains("Reply.x.org hello"))
    #expect(
      try Self.answer(#"[{"filters":[{"type":"RequestHeaderModifier"}]}]"#) == "status 500")
  }

  @Test func whatIsWrongWithABackendIsAProblemOfItsRuleOnly() throws {
    var scene = try Self.scene(
      """
      [{"matches":[{"path":{"value":"/gone"}}],"backendRefs":[{"name":"gone","port":80}]},
      {"matches":[{"path":{"value":"/idle"}}],"backendRefs":[{"name":"idle","port":80}]},
      {"backendRefs":[{"name":"web","port":80}]}]
      """)
    try scene.backend("idle", ready: 0)
    for trust in [GatewayTrust.written, .assumingReady] {
      #expect(try scene.problems("a.example/gone", trust: trust) == [.backendUnresolved])
      #expect(try scene.problems("a.example/idle", trust: trust) == [.noEndpoints])
      #expect(try scene.problems("a.example/", trust: trust) == [])
    }
    // The configuration is right.
    #expect(try scene.answer("a.example/idle") == "shop/idle:80")
    // Endpoints that nobody saw are neither there nor gone.
    scene.unseen = [GatewayScene.resource("EndpointSlice")]
    #expect(try scene.problems("a.example/idle") == [])
  }

  @Test func aServiceNobodySawIsStillTheAnswer() throws {
    var scene = try Self.scene(#"[{"backendRefs":[{"name":"gone","port":80}]}]"#)
    scene.unseen = ["services"]
    #expect(try scene.answer("a.example/") == "shop/gone:80")
    #expect(try scene.problems("a.example/") == [.notSeen])
    scene.unseen = []
    #expect(try scene.answer("a.example/") == "status 500")
    #expect(try scene.problems("a.example/") == [.backendUnresolved])
  }

  // MARK: Grants

  @Test(arguments: [
    (nil, false),
    (#""from":[\#(from())],"to":[{"group":"","kind":"Service"}]"#, true),
    (#""from":[\#(from())],"to":[{"group":"","kind":"Service","name":"api"}]"#, true),
    (#""from":[\#(from())],"to":[{"group":"","kind":"Service","name":"other"}]"#, false),
    (#""from":[\#(from())],"to":[{"group":"","kind":"Secret"}]"#, false),
    (#""from":[\#(from(kind: "GRPCRoute"))],"to":[{"group":"","kind":"Service"}]"#, false),
    (#""from":[\#(from(namespace: "infra"))],"to":[{"group":"","kind":"Service"}]"#, false),
    (
      #""from":[\#(from(kind: "GRPCRoute")),\#(from())],"to":[{"kind":"X"},{"kind":"Service"}]"#,
      true
    ),
  ])
  func anotherNamespaceHasToGrantItsServices(_ grant: String?, _ isGranted: Bool) throws {
    var scene = try Self.scene(
      #"[{"backendRefs":[{"name":"api","namespace":"infra","port":80}]}]"#)
    try scene.backend("api", in: "infra")
    if let grant { try scene.add("ReferenceGrant", "infra/grant", "\"spec\":{\(grant)}") }
    #expect(try scene.answer("a.example/") == (isGranted ? "infra/api:80" : "status 500"))
    #expect(try scene.problems("a.example/") == (isGranted ? [] : [.backendUnresolved]))
  }

  static func from(kind: String = "HTTPRoute", namespace: String = "shop") -> String {
    #"{"group":"gateway.networking.k8s.io","kind":"\#(kind)","namespace":"\#(namespace)"}"#
  }

  @Test func aGrantHasToBeInTheNamespaceOfTheServiceAndHasToBeSeen() throws {
    var scene = try Self.scene(
      #"[{"backendRefs":[{"name":"api","namespace":"infra","port":80}]}]"#)
    try scene.backend("api", in: "infra")
    try scene.add(
      "ReferenceGrant", "shop/grant",
      #""spec":{"from":[\#(Self.from())],"to":[{"group":"","kind":"Service"}]}"#)
    #expect(try scene.answer("a.example/") == "status 500")
    scene.unseen = [GatewayScene.resource("ReferenceGrant")]
    #expect(try scene.answer("a.example/") == "infra/api:80")
    #expect(try scene.problems("a.example/") == [.notSeen])
  }

  // MARK: Redirects and rewrites

  @Test(arguments: [
    ("", "302 http://a.example/old/x"),
    (#""scheme":"https","statusCode":301"#, "301 https://a.example/old/x"),
    (#""hostname":"b.example""#, "302 http://b.example/old/x"),
    (#""port":8443,"scheme":"https""#, "302 https://a.example:8443/old/x"),
    (#""port":80"#, "302 http://a.example/old/x"),
    (
      #""path":{"type":"ReplaceFullPath","replaceFullPath":"/new"},"statusCode":308"#,
      "308 http://a.example/new"
    ),
    (
      #""path":{"type":"ReplacePrefixMatch","replacePrefixMatch":"/new"}"#,
      "302 http://a.example/new/x"
    ),
  ])
  func aRedirectLeadsToThePlaceItNames(_ redirect: String, _ expected: String) throws {
    let scene = try Self.scene(
      """
      [{"matches":[{"path":{"type":"PathPrefix","value":"/old"}}],"filters":[
      {"type":"RequestRedirect","requestRedirect":{\(redirect)}}]}]
      """)
    let request = RoutedRequest(scheme: .http, host: "a.example", path: "/old/x")
    guard case .redirect(let answer) = try scene.outcome("a.example/old/x").answer else {
      Issue.record("no redirect")
      return
    }
    #expect("\(answer.status) \(answer.location(for: request) ?? "?")" == expected)
    #expect(try scene.answer("a.example/older") == "status 404")
  }

  @Test func aRedirectWithoutASchemeStaysAtTheListenersPort() throws {
    let scene = try Self.scene(
      #"[{"filters":[{"type":"RequestRedirect","requestRedirect":{"hostname":"b.example"}}]}]"#,
      listeners: #"[{"name":"http","port":8080,"protocol":"HTTP"}]"#)
    let request = RoutedRequest(scheme: .http, host: "a.example", port: 8080, path: "/")
    let answer = try scene.compile().gateways.first?.table.outcome(for: request).answer
    guard case .redirect(let redirect)? = answer else {
      Issue.record("no redirect")
      return
    }
    #expect(redirect.location(for: request) == "http://b.example:8080/")
  }

  @Test func aRewriteReplacesThePrefixThatMatched() throws {
    let rewrite = """
      "filters":[{"type":"URLRewrite","urlRewrite":{"hostname":"in.example",
      "path":{"type":"ReplacePrefixMatch","replacePrefixMatch":"/api"}}}],
      "backendRefs":[{"name":"web","port":80}]
      """
    let scene = try Self.scene(
      """
      [{"matches":[{"path":{"value":"/v1"}},{"path":{"type":"Exact","value":"/v2"}}],\(rewrite)}]
      """)
    guard case .backends(_, let change?) = try scene.outcome("a.example/v1/x").answer else {
      Issue.record("no rewrite")
      return
    }
    #expect(change.host == "in.example")
    #expect(change.path?.result(for: "/v1/x") == "/api/x")
    // What is no prefix cannot be replaced as one.
    guard case .backends(_, let other?) = try scene.outcome("a.example/v2").answer else {
      Issue.record("no rewrite")
      return
    }
    #expect(other.path?.result(for: "/v2") == nil)
  }

  // MARK: Bounds

  @Test func aGatewayWithTooManyRulesIsNotDecidedWhereSomeAreLeftOut() throws {
    var scene = try GatewayScene()
    try scene.route("a", hosts: ["a.example"], rules: GatewayScene.rule(to: "web"), age: 2)
    try scene.route("b", hosts: ["b.example"], rules: GatewayScene.rule(to: "web"), age: 1)
    try scene.route("c", hosts: ["b.example"], rules: GatewayScene.rule("/c", to: "web"))
    func answer(_ host: String, _ rulesMax: Int) throws -> String? {
      try scene.compile(rulesMax: rulesMax).gateways.first?.table.outcome(
        for: RoutedRequest(scheme: .http, host: host, path: "/")
      ).answer.description
    }
    #expect(try answer("b.example", 3) == "shop/web:80")
    #expect(try answer("a.example", 2) == "shop/web:80")
    #expect(try answer("b.example", 2)?.hasPrefix("unproven: ") == true)
    #expect(try answer("b.example", 2)?.contains("more than 2 rules") == true)
  }
}
