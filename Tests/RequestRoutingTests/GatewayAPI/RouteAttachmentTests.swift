import ClusterObjects
import Testing

@testable import RequestRouting

@Suite struct RouteAttachmentTests {
  // MARK: Hosts

  @Test func onlyHostsThatARouteAndItsListenerShareAreServed() throws {
    var scene = try GatewayScene(
      listeners: #"[{"name":"http","port":80,"protocol":"HTTP","hostname":"*.shop.example"}]"#)
    try scene.route(
      "web", hosts: ["a.shop.example", "b.other.example", "shop.example"],
      rules: GatewayScene.rule(to: "web"))
    #expect(try scene.answer("a.shop.example/x") == "shop/web:80")
    #expect(try scene.answer("A.Shop.Example./x") == "shop/web:80")
    for host in ["b.other.example", "shop.example", "c.shop.example"] {
      #expect(try scene.answer("\(host)/x") == "status 404", "\(host)")
    }
    #expect(try scene.detached() == [])
  }

  @Test func aWildcardOfTheListenerNarrowsOneOfTheRoute() throws {
    var scene = try GatewayScene(
      listeners: #"[{"name":"http","port":80,"protocol":"HTTP","hostname":"*.a.example"}]"#)
    try scene.route("web", hosts: ["*.example"], rules: GatewayScene.rule(to: "web"))
    #expect(try scene.answer("x.y.a.example/") == "shop/web:80")
    #expect(try scene.answer("x.b.example/") == "status 404")
    #expect(try scene.answer("a.example/") == "status 404")
  }

  @Test func aRouteWithoutASharedHostIsNotInForce() throws {
    var scene = try GatewayScene(
      listeners: #"[{"name":"http","port":80,"protocol":"HTTP","hostname":"*.shop.example"}]"#)
    try scene.route("web", hosts: ["shop.example"], rules: GatewayScene.rule(to: "web"))
    let detached = try scene.compile().detached
    #expect(detached.map(\.problem.code) == [.notAllowed])
    #expect(detached.first?.problem.text.contains("NoMatchingListenerHostname") == true)
    #expect(detached.first?.hosts == [.exact("shop.example")])
    try scene.route("web", hosts: ["a.shop.example"], rules: GatewayScene.rule(to: "web"))
    #expect(try scene.detached() == [])
  }

  @Test func theMoreSpecificHostDecidesWhateverThePaths() throws {
    var scene = try GatewayScene()
    try scene.route("wide", hosts: ["*.example"], rules: GatewayScene.rule("/a/b", to: "web"))
    try scene.route("narrow", hosts: ["x.example"], rules: GatewayScene.rule(to: "cart"))
    #expect(try scene.answer("x.example/a/b") == "shop/cart:80")
    #expect(try scene.answer("y.example/a/b") == "shop/web:80")
    // Nobody says whether the wildcard is asked where the exact host has no rule.
    try scene.route("narrow", hosts: ["x.example"], rules: GatewayScene.rule("/c", to: "cart"))
    #expect(try scene.answer("x.example/a/b").hasPrefix("unproven: "))
  }

  // MARK: Sections, ports and kinds

  static let twoListeners = """
    [{"name":"http","port":80,"protocol":"HTTP"},{"name":"https","port":443,"protocol":"HTTPS"},
    {"name":"tcp","port":9000,"protocol":"TCP"}]
    """

  @Test(arguments: [
    (#"{"name":"edge","namespace":"infra"}"#, [true, true]),
    (#"{"name":"edge","namespace":"infra","sectionName":"https"}"#, [false, true]),
    (#"{"name":"edge","namespace":"infra","port":80}"#, [true, false]),
    (#"{"name":"edge","namespace":"infra","port":443,"sectionName":"https"}"#, [false, true]),
    (#"{"name":"edge","namespace":"infra","port":80,"sectionName":"https"}"#, [false, false]),
    (#"{"name":"edge","namespace":"infra","sectionName":"HTTPS"}"#, [false, false]),
    (#"{"name":"edge","namespace":"infra","sectionName":"tcp"}"#, [false, false]),
    (#"{"name":"edge"}"#, [false, false]),
    (#"{"name":"edge","namespace":"infra","kind":"ListenerSet"}"#, [false, false]),
  ])
  func aRouteIsInForceAtTheListenersItMeans(_ parent: String, _ served: [Bool]) throws {
    var scene = try GatewayScene(listeners: Self.twoListeners)
    try scene.route("web", parents: "[\(parent)]", rules: GatewayScene.rule(to: "web"))
    for (place, isServed) in zip(["a.example/", "https://a.example/"], served) {
      #expect(try scene.answer(place) == (isServed ? "shop/web:80" : "status 404"), "\(place)")
    }
    #expect(try scene.compile().detached.count == (served.contains(true) ? 0 : 1))
  }

  @Test func aParentThatDoesNotExistIsToldFromOneNobodySaw() throws {
    var scene = try GatewayScene()
    try scene.route(
      "web", parents: #"[{"name":"edge","namespace":"infra"},{"name":"gone","namespace":"x"}]"#,
      rules: GatewayScene.rule(to: "web"))
    #expect(try scene.detached() == ["web at Gateway x/gone: NO_PARENT"])
    #expect(try scene.compile().unseen == nil)
    scene.unseen = [GatewayScene.resource("Gateway")]
    #expect(
      try scene.detached() == [
        "web at Gateway infra/edge: NOT_SEEN", "web at Gateway x/gone: NOT_SEEN",
      ])
    #expect(try scene.compile().unseen != nil)
  }

  @Test func routesOfAMeshAreIgnoredAndThoseWithoutParentsAreNot() throws {
    var scene = try GatewayScene()
    try scene.route(
      "mesh", parents: #"[{"group":"","kind":"Service","name":"web"}]"#,
      rules: GatewayScene.rule(to: "web"))
    #expect(try scene.detached() == [])
    try scene.route("alone", parents: "[]", rules: GatewayScene.rule(to: "web"))
    #expect(try scene.detached() == ["alone at none: NO_PARENT"])
  }

  @Test func aListenerTakesTheKindsItNames() throws {
    let listeners = """
      [{"name":"http","port":80,"protocol":"HTTP",
      "allowedRoutes":{"kinds":[{"kind":"GRPCRoute"}],"namespaces":{"from":"All"}}}]
      """
    var scene = try GatewayScene(listeners: listeners)
    try scene.route("web", rules: GatewayScene.rule(to: "web"))
    #expect(try scene.detached() == ["web at Gateway infra/edge: NOT_ALLOWED"])
    scene = try GatewayScene(
      listeners: listeners.replacing("GRPCRoute", with: "HTTPRoute"))
    try scene.route("web", rules: GatewayScene.rule(to: "web"))
    #expect(try scene.answer("a.example/") == "shop/web:80")
  }

  // MARK: Namespaces

  @Test(arguments: [
    ("", false), (#""from":"Same""#, false), (#""from":"All""#, true), (#""from":"None""#, false),
    (#""from":"Selector","selector":{"matchLabels":{"team":"shop"}}"#, true),
    (#""from":"Selector","selector":{"matchLabels":{"team":"shop","stage":"test"}}"#, false),
    (#""from":"Selector","selector":{"matchLabels":{"kubernetes.io/metadata.name":"shop"}}"#, true),
    (#""from":"Selector","selector":{}"#, true), (#""from":"Selector""#, false),
    (
      #""from":"Selector","selector":{"matchExpressions":[{"key":"team","operator":"In","#
        + #""values":["a","shop"]},{"key":"old","operator":"DoesNotExist"}]}"#, true
    ),
    (
      #""from":"Selector","selector":{"matchExpressions":[{"key":"team","operator":"NotIn","#
        + #""values":["shop"]}]}"#, false
    ),
    (
      #""from":"Selector","selector":{"matchExpressions":[{"key":"old","operator":"Exists"}]}"#,
      false
    ),
    (
      #""from":"Selector","selector":{"matchExpressions":[{"key":"old","operator":"NotIn","#
        + #""values":["x"]}]}"#, true
    ),
  ])
  func aListenerTakesRoutesOfTheNamespacesItNames(_ from: String, _ isTaken: Bool) throws {
    var scene = try GatewayScene(
      listeners: """
        [{"name":"http","port":80,"protocol":"HTTP","allowedRoutes":{"namespaces":{\(from)}}}]
        """)
    try scene.route("web", rules: GatewayScene.rule(to: "web"))
    #expect(try scene.answer("a.example/") == (isTaken ? "shop/web:80" : "status 404"))
    #expect(
      try scene.detached() == (isTaken ? [] : ["web at Gateway infra/edge: NOT_ALLOWED"]))
  }

  @Test func labelsThatNobodySawAreCountedInOnlyWhereWhatIsWrittenCounts() throws {
    func scene(_ label: String) throws -> GatewayScene {
      var scene = try GatewayScene(
        listeners: """
          [{"name":"http","port":80,"protocol":"HTTP","allowedRoutes":{"namespaces":
          {"from":"Selector","selector":{"matchLabels":{"\(label)":"shop"}}}}}]
          """)
      try scene.route("web", rules: GatewayScene.rule(to: "web"))
      scene.unseen = ["namespaces"]
      return scene
    }
    #expect(try scene("team").problems("a.example/") == [.notSeen])
    #expect(try scene("team").answer("a.example/", trust: .assumingReady) == "status 404")
    #expect(
      try scene("team").detached(.assumingReady) == ["web at Gateway infra/edge: NOT_SEEN"])
    // The name is a label of every namespace, seen or not.
    let byName = try scene("kubernetes.io/metadata.name")
    #expect(try byName.answer("a.example/", trust: .assumingReady) == "shop/web:80")
    #expect(try byName.problems("a.example/") == [])
  }

  @Test func aRouteNamedTwiceAtOneListenerIsThereOnce() throws {
    var scene = try GatewayScene()
    try scene.route(
      "web",
      parents: """
        [{"name":"edge","namespace":"infra"},
        {"name":"edge","namespace":"infra","sectionName":"http"}]
        """, rules: GatewayScene.rule(to: "web"))
    let entry = try scene.compile().gateways.first?.table.entryPoint(.http, port: 80)
    #expect(entry?.scopes.first?.routes(of: .any)?.rules.count == 1)
    #expect(entry?.scopes.first?.name == "Gateway infra/edge listener http")
  }
}
