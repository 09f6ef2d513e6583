import Testing

@testable import RequestRouting

@Suite struct ListenerTests {
  static func set(_ listeners: String, parent: String = "edge") -> String {
    """
    "spec":{"parentRef":{"name":"\(parent)","namespace":"infra"},"listeners":\(listeners)}
    """
  }

  static func listener(
    _ name: String, host: String, port: Int = 80, protocolName: String = "HTTP"
  ) -> String {
    """
    {"name":"\(name)","port":\(port),"protocol":"\(protocolName)","hostname":"\(host)",
    "allowedRoutes":{"namespaces":{"from":"All"}}}
    """
  }

  static func parent(_ set: String) -> String {
    #"[{"kind":"ListenerSet","name":"\#(set)","namespace":"shop"}]"#
  }

  // MARK: Listener sets

  @Test(arguments: [
    ("", false), (#","allowedListeners":{"namespaces":{"from":"None"}}"#, false),
    (#","allowedListeners":{"namespaces":{"from":"Same"}}"#, false),
    (#","allowedListeners":{"namespaces":{"from":"All"}}"#, true),
    (
      #","allowedListeners":{"namespaces":{"from":"Selector","selector":{"matchLabels":"#
        + #"{"team":"shop"}}}}"#, true
    ),
    (
      #","allowedListeners":{"namespaces":{"from":"Selector","selector":{"matchLabels":"#
        + #"{"team":"infra"}}}}"#, false
    ),
  ])
  func aListenerSetServesWhereTheGatewayTakesIt(_ allowed: String, _ isTaken: Bool) throws {
    var scene = try GatewayScene()
    try scene.gateway(
      "edge", listeners: "[\(Self.listener("own", host: "own.example"))]", more: allowed)
    try scene.add(
      "ListenerSet", "shop/more", Self.set("[\(Self.listener("set", host: "set.example"))]"))
    try scene.route("web", parents: Self.parent("more"), rules: GatewayScene.rule(to: "web"))
    for trust in [GatewayTrust.written, .assumingReady] {
      #expect(
        try scene.answer("set.example/", trust: trust) == (isTaken ? "shop/web:80" : "status 404"))
      // A route at the set is not one at the Gateway.
      #expect(try scene.answer("own.example/", trust: trust) == "status 404")
    }
    #expect(
      try scene.detached()
        == (isTaken ? [] : ["web at ListenerSet shop/more: NOT_ALLOWED"]))
  }

  @Test func aRouteAtTheGatewayIsNotOneAtItsListenerSets() throws {
    var scene = try GatewayScene()
    try scene.gateway(
      "edge", listeners: "[\(Self.listener("own", host: "own.example"))]",
      more: #","allowedListeners":{"namespaces":{"from":"All"}}"#)
    try scene.add(
      "ListenerSet", "shop/more", Self.set("[\(Self.listener("set", host: "set.example"))]"))
    try scene.route("web", rules: GatewayScene.rule(to: "web"))
    #expect(try scene.answer("own.example/") == "shop/web:80")
    #expect(try scene.answer("set.example/") == "status 404")
    try scene.route(
      "web", parents: #"[{"name":"edge","namespace":"infra","sectionName":"set"}]"#,
      rules: GatewayScene.rule(to: "web"))
    #expect(
      try scene.detached() == ["web at Gateway infra/edge section set: NO_PARENT"])
  }

  @Test func theGatewaysOwnNamespaceNeedsPermissionToo() throws {
    for (allowed, code) in [
      ("", RoutingProblemCode.notAllowed),
      (#","allowedListeners":{"namespaces":{"from":"Same"}}"#, nil),
    ] {
      var scene = try GatewayScene()
      try scene.gateway(
        "edge", listeners: "[\(Self.listener("own", host: "own.example"))]", more: allowed)
      try scene.add(
        "ListenerSet", "infra/more", Self.set("[\(Self.listener("set", host: "set.example"))]"))
      try scene.route(
        "web", parents: #"[{"kind":"ListenerSet","name":"more","namespace":"infra"}]"#,
        rules: GatewayScene.rule(to: "web"))
      #expect(try scene.compile().detached.map(\.problem.code) == [code].compactMap { $0 })
    }
  }

  @Test func aListenerSetWithoutItsGatewayLeadsNowhere() throws {
    var scene = try GatewayScene()
    try scene.add(
      "ListenerSet", "shop/more",
      Self.set("[\(Self.listener("set", host: "set.example"))]", parent: "gone"))
    try scene.route("web", parents: Self.parent("more"), rules: GatewayScene.rule(to: "web"))
    #expect(try scene.detached() == ["web at ListenerSet shop/more: NO_PARENT"])
    scene.unseen = [GatewayScene.resource("Gateway")]
    #expect(try scene.detached() == ["web at ListenerSet shop/more: NOT_SEEN"])
  }

  // MARK: Conflicts

  @Test func equalListenersOfOneGatewayAreAllRefused() throws {
    var scene = try GatewayScene(
      listeners: """
        [\(Self.listener("a", host: "x.example")),\(Self.listener("b", host: "X.example")),
        \(Self.listener("c", host: "y.example")),
        \(Self.listener("d", host: "x.example", port: 8080))]
        """)
    try scene.route("web", rules: GatewayScene.rule(to: "web"))
    // As it is written they are one.
    #expect(try scene.answer("x.example/") == "shop/web:80")
    #expect(try scene.answer("x.example/", trust: .assumingReady) == "status 404")
    #expect(try scene.answer("y.example/", trust: .assumingReady) == "shop/web:80")
    #expect(try scene.detached(.assumingReady) == [])
    try scene.route(
      "web", parents: #"[{"name":"edge","namespace":"infra","sectionName":"a"}]"#,
      rules: GatewayScene.rule(to: "web"))
    #expect(
      try scene.detached(.assumingReady)
        == ["web at Gateway infra/edge section a: LISTENER_CONFLICT"])
  }

  @Test func aControllerThatDeniesAConflictIsBelieved() throws {
    let listeners = """
      [\(Self.listener("a", host: "x.example")),\(Self.listener("b", host: "x.example"))]
      """
    var scene = try GatewayScene(listeners: listeners)
    try scene.gateway(
      "edge", listeners: listeners,
      status: """
        ,"status":{"listeners":[
        {"name":"a","conditions":[{"type":"Conflicted","status":"False"}]}]}
        """)
    try scene.route("web", rules: GatewayScene.rule(to: "web"))
    #expect(try scene.answer("x.example/", trust: .assumingReady) == "shop/web:80")
  }

  @Test func twoProtocolsAtOnePortAreAConflict() throws {
    var scene = try GatewayScene(
      listeners: """
        [\(Self.listener("a", host: "x.example", port: 443)),
        \(Self.listener("b", host: "y.example", port: 443, protocolName: "HTTPS"))]
        """)
    try scene.route("web", rules: GatewayScene.rule(to: "web"))
    #expect(
      try scene.detached(.assumingReady) == ["web at Gateway infra/edge: LISTENER_CONFLICT"])
    #expect(try scene.answer("https://y.example/") == "shop/web:80")
  }

  @Test func theGatewayWinsOverItsSetsAndTheOlderSetOverTheYounger() throws {
    var scene = try GatewayScene()
    try scene.gateway(
      "edge", listeners: "[\(Self.listener("own", host: "own.example"))]",
      more: #","allowedListeners":{"namespaces":{"from":"All"}}"#)
    for (name, day) in [("a", 3), ("b", 2)] {
      try scene.add(
        "ListenerSet", "shop/\(name)",
        #""metadata":{"creationTimestamp":"2026-01-0\#(day)T00:00:00Z"},"#
          + Self.set(
            """
            [\(Self.listener("x", host: "own.example")),\(Self.listener("y", host: "y.example"))]
            """))
    }
    try scene.route("edge", rules: GatewayScene.rule(to: "web"))
    try scene.route("a", parents: Self.parent("a"), rules: GatewayScene.rule(to: "web2"), age: 2)
    try scene.route("b", parents: Self.parent("b"), rules: GatewayScene.rule(to: "cart"), age: 1)
    #expect(try scene.answer("own.example/", trust: .assumingReady) == "shop/web:80")
    #expect(try scene.answer("y.example/", trust: .assumingReady) == "shop/cart:80")
    #expect(
      try scene.detached(.assumingReady) == ["a at ListenerSet shop/a: LISTENER_CONFLICT"])
    // As it is written all of them serve, and the oldest route decides.
    #expect(try scene.answer("y.example/") == "shop/web2:80")
  }

  // MARK: Scopes

  @Test func theMostSpecificListenerDecidesUnlessItsClassDoesNotSaySo() throws {
    var scene = try GatewayScene(
      listeners: """
        [\(Self.listener("wide", host: "*.example")),\(Self.listener("narrow", host: "x.example"))]
        """)
    let parent = #"{"name":"edge","namespace":"infra","sectionName":"#
    try scene.route(
      "wide", parents: "[\(parent)\"wide\"}]", rules: GatewayScene.rule("/wide", to: "web"))
    try scene.route(
      "narrow", parents: "[\(parent)\"narrow\"}]", rules: GatewayScene.rule("/narrow", to: "cart"))
    #expect(try scene.answer("x.example/wide") == "status 404")
    #expect(try scene.answer("y.example/wide") == "shop/web:80")
    for (features, isIsolated) in [
      (#"[{"name":"HTTPRoute"}]"#, false), (#"["HTTPRoute"]"#, false), ("[]", true),
      (#"[{"name":"HTTPRoute"},{"name":"GatewayHTTPListenerIsolation"}]"#, true),
      (#"["GatewayHTTPListenerIsolation"]"#, true),
    ] {
      try scene.add("GatewayClass", "public", #""status":{"supportedFeatures":\#(features)}"#)
      let answer = try scene.answer("x.example/wide")
      #expect(isIsolated ? answer == "status 404" : answer.hasPrefix("unproven: "), "\(features)")
      #expect(try scene.answer("x.example/narrow") == "shop/cart:80")
    }
  }

  @Test func tlsThatIsPassedThroughIsLedByItsHost() throws {
    var scene = try GatewayScene(
      listeners: """
        [{"name":"tls","port":443,"protocol":"TLS","hostname":"*.example",
        "tls":{"mode":"Passthrough"}},
        {"name":"https","port":8443,"protocol":"HTTPS"},
        {"name":"through","port":9443,"protocol":"HTTPS","tls":{"mode":"Passthrough"}}]
        """)
    try scene.route(
      "secure", kind: "TLSRoute", hosts: ["a.example"],
      rules: #"[{"backendRefs":[{"name":"web","port":80}]}]"#)
    try scene.route("web", rules: GatewayScene.rule(to: "cart"))
    #expect(try scene.answer("https://a.example/any/path") == "shop/web:80")
    #expect(try scene.answer("https://b.example/") == "status 404")
    let table = try scene.compile().gateways.first?.table
    func answer(_ port: Int) -> String? {
      table?.outcome(
        for: RoutedRequest(scheme: .https, host: "a.example", port: port, path: "/")
      ).answer.description
    }
    #expect(answer(8443) == "shop/cart:80")
    #expect(answer(9443) == "shop/web:80")
    #expect(answer(80) == "nothing listens")
  }
}
