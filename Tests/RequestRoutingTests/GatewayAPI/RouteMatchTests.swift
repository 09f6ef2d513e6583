import ClusterObjects
import TestSupport
import Testing

@testable import RequestRouting

@Suite struct RouteMatchTests {
  /// A rule with these members of its one match.
  static func rule(_ match: String, to service: String) -> String {
    #"{"matches":[{\#(match)}],"backendRefs":[{"name":"\#(service)","port":80}]}"#
  }

  // MARK: Precedence

  /// Of each pair the first wins, whatever the order they are written in.
  static let pairs = [
    (#""path":{"type":"Exact","value":"/a/b"}"#, #""path":{"value":"/a/b"},"method":"GET""#),
    (#""path":{"value":"/a/b"}"#, #""path":{"value":"/a"},"method":"GET""#),
    (#""path":{"value":"/a/b/"}"#, #""path":{"value":"/a"},"method":"GET""#),
    (
      #""method":"GET""#,
      #""headers":[{"name":"X","value":"1"},{"name":"Y","value":"2"}]"#
    ),
    (
      #""headers":[{"name":"X","value":"1"},{"name":"Y","value":"2"}]"#,
      #""headers":[{"name":"X","value":"1"}],"queryParams":[{"name":"q","value":"1"}]"#
    ),
    (#""queryParams":[{"name":"q","value":"1"}]"#, ""),
    // Of equal names only the first counts, so this one asks for less.
    (
      #""headers":[{"name":"X","value":"1"},{"name":"Y","value":"2"}]"#,
      #""headers":[{"name":"X","value":"1"},{"name":"x","value":"2"},{"name":"x","value":"3"}]"#
    ),
  ]

  @Test(arguments: pairs)
  func theMoreExactMatchWins(_ winner: String, _ loser: String) throws {
    let (first, second) = (Self.rule(winner, to: "web"), Self.rule(loser, to: "cart"))
    for rules in ["[\(first),\(second)]", "[\(second),\(first)]"] {
      var scene = try GatewayScene()
      try scene.route("one", rules: rules)
      #expect(
        try scene.answer(
          "a.example/a/b", headers: ["x": "1", "Y": "2"], query: [("q", "1")]) == "shop/web:80")
    }
    // Neither age nor name comes before.
    var scene = try GatewayScene()
    try scene.route("a", rules: "[\(second)]", age: 10)
    try scene.route("z", rules: "[\(first)]")
    #expect(
      try scene.answer("a.example/a/b", headers: ["x": "1", "Y": "2"], query: [("q", "1")])
        == "shop/web:80")
  }

  @Test func ofEqualMatchesTheOldestRouteWinsThenTheNameThenTheOrder() throws {
    var scene = try GatewayScene()
    try scene.route("b", rules: GatewayScene.rule(to: "web"), age: 1)
    try scene.route("a", rules: GatewayScene.rule(to: "cart"))
    #expect(try scene.answer("a.example/") == "shop/web:80")
    try scene.route("a", rules: GatewayScene.rule(to: "cart"), age: 1)
    #expect(try scene.answer("a.example/") == "shop/cart:80")
    try scene.route(
      "a", rules: "[\(Self.rule("", to: "web2")),\(Self.rule("", to: "cart"))]", age: 1)
    #expect(try scene.answer("a.example/") == "shop/web2:80")
    #expect(try scene.outcome("a.example/").rule?.place == "rule 1")
  }

  @Test func rulesDoNotDependOnTheOrderOfRoutes() throws {
    let seed = 20_261_123
    var random = SeededGenerator(seed: seed)
    let paths = ["/", "/a", "/a/b", "/a/b/c"]
    for round in 0..<20 {
      let ages = (0..<6).map { _ in random.index(below: 3) }
      let routes = ages.enumerated().map { number, age in
        (name: "r\(number)", age: age, path: paths[random.index(below: paths.count)])
      }
      var answers: Set<String> = []
      for order in [routes, routes.shuffled(using: &random)] {
        var scene = try GatewayScene()
        for route in order {
          try scene.backend(route.name)
          try scene.route(
            route.name, rules: GatewayScene.rule(route.path, to: route.name), age: route.age)
        }
        answers.insert(try scene.answer("a.example/a/b/c"))
      }
      let winner = routes.min {
        ($1.path.utf8.count, $1.age, $0.name) < ($0.path.utf8.count, $0.age, $1.name)
      }
      #expect(answers == ["shop/\(winner?.name ?? ""):80"], "seed \(seed), round \(round)")
    }
  }

  // MARK: Conditions

  @Test func conditionsAreComparedAsTheirKindsAre() throws {
    var scene = try GatewayScene()
    try scene.route(
      "web",
      rules: "["
        + Self.rule(
          #""method":"POST","headers":[{"name":"X-Stage","value":"new"},"#
            + #"{"name":"x-stage","value":"old"}],"queryParams":[{"name":"V","value":"2"}]"#,
          to: "web") + "]")
    func answer(_ method: String, _ header: String, _ name: String) throws -> String {
      try scene.answer(
        "a.example/", method: method, headers: ["x-STAGE": header], query: [(name, "2")])
    }
    #expect(try answer("POST", "new", "V") == "shop/web:80")
    #expect(try answer("post", "new", "V") == "status 404")
    #expect(try answer("POST", "old", "V") == "status 404")
    #expect(try answer("POST", "new", "v") == "status 404")
  }

  @Test func aPrefixIsComparedElementByElement() throws {
    var scene = try GatewayScene()
    try scene.route("web", rules: GatewayScene.rule("/a/", to: "web"))
    for path in ["/a", "/a/", "/a/b"] {
      #expect(try scene.answer("a.example\(path)") == "shop/web:80")
    }
    for path in ["/", "/ab", "/A"] {
      #expect(try scene.answer("a.example\(path)") == "status 404")
    }
  }

  // MARK: Regular expressions

  static func regex(_ pattern: String, to service: String) -> String {
    rule(#""path":{"type":"RegularExpression","value":"\#(pattern)"}"#, to: service)
  }

  @Test func whoWinsAgainstARegularExpressionIsNotKnown() throws {
    var scene = try GatewayScene()
    let rules = [
      Self.regex("/item/[0-9]+", to: "web"), Self.rule(#""path":{"value":"/item"}"#, to: "cart"),
      Self.rule(#""path":{"type":"Exact","value":"/item/7"}"#, to: "web2"),
    ]
    try scene.route("web", rules: "[\(rules.joined(separator: ","))]")
    #expect(try scene.answer("a.example/item/12").hasPrefix("unproven: "))
    #expect(try scene.answer("a.example/item/x") == "shop/cart:80")
    #expect(try scene.answer("a.example/item/7") == "shop/web2:80")
    try scene.route("web", rules: "[\(rules[0])]")
    #expect(try scene.answer("a.example/item/12") == "shop/web:80")
    #expect(try scene.answer("a.example/item/12/x") == "status 404")
  }

  @Test(arguments: [
    #""path":{"type":"RegularExpression","value":"/item/(["}"#,
    #""path":{"type":"PathGlob","value":"/item/*"}"#,
    #""path":{"value":"/item"},"headers":[{"type":"RegularExpression","name":"x","value":"("}]"#,
    #""path":{"value":"/item"},"queryParams":[{"type":"Glob","name":"x","value":"*"}]"#,
    #""path":{"value":"/item"},"headers":[{"name":"x"}]"#,
  ])
  func ofAMatchThatCannotBeReadNothingIsClaimed(_ match: String) throws {
    var scene = try GatewayScene()
    let exact = Self.rule(#""path":{"type":"Exact","value":"/item/7"}"#, to: "web2")
    try scene.route(
      "web", rules: "[\(Self.rule(match, to: "web")),\(Self.rule("", to: "cart")),\(exact)]")
    #expect(try scene.answer("a.example/item/12").hasPrefix("unproven: "))
    #expect(try scene.answer("a.example/item/7") == "shop/web2:80")
  }

  @Test func aConditionThatCannotBeReadMayHoldWhereItsRuleComesFirst() throws {
    var scene = try GatewayScene()
    let exact = #""path":{"type":"Exact","value":"/item"}"#
    let rules = [
      Self.rule(exact, to: "web"),
      Self.rule(exact + #","headers":[{"type":"Glob","name":"x","value":"*"}]"#, to: "cart"),
    ]
    try scene.route("web", rules: "[\(rules.joined(separator: ","))]")
    #expect(try scene.answer("a.example/item").hasPrefix("unproven: "))
    // A method comes before any number of header fields.
    try scene.route(
      "web", rules: "[\(Self.rule(exact + #","method":"GET""#, to: "web")),\(rules[1])]")
    #expect(try scene.answer("a.example/item") == "shop/web:80")
    #expect(try scene.answer("a.example/item", method: "PUT").hasPrefix("unproven: "))
  }

  // MARK: gRPC

  static func call(_ service: String?, _ method: String?, type: String? = nil) -> String {
    let members = [("service", service), ("method", method), ("type", type)].compactMap { entry in
      entry.1.map { #""\#(entry.0)":"\#($0)""# }
    }
    return #""method":{\#(members.joined(separator: ","))}"#
  }

  @Test func callsAreMatchedByServiceAndMethod() throws {
    var scene = try GatewayScene()
    for name in ["exact", "service", "method", "all"] { try scene.backend(name) }
    let rules = [
      Self.rule("", to: "all"), Self.rule(Self.call(nil, "Get"), to: "method"),
      Self.rule(Self.call("shop.Cart", nil), to: "service"),
      Self.rule(Self.call("shop.Cart", "Get"), to: "exact"),
    ]
    try scene.route("calls", kind: "GRPCRoute", rules: "[\(rules.joined(separator: ","))]")
    func answer(_ path: String, _ method: String = "POST") throws -> String {
      try scene.answer("a.example\(path)", method: method)
    }
    #expect(try answer("/shop.Cart/Get") == "shop/exact:80")
    #expect(try answer("/shop.Cart/Put") == "shop/service:80")
    #expect(try answer("/shop.Carts/Put") == "shop/all:80")
    #expect(try answer("/shop.Order/Get") == "shop/method:80")
    #expect(try answer("/shop.Order/Gets") == "shop/all:80")
    // Calls are requests with POST.
    #expect(try answer("/shop.Cart/Get", "GET") == "status 404")
  }

  @Test func aCallByRegularExpressionIsMatchedAsAWhole() throws {
    var scene = try GatewayScene()
    let rule = Self.rule(
      Self.call("shop[.].+", "Get|Put", type: "RegularExpression")
        + #","headers":[{"name":"V","value":"2"}]"#, to: "web")
    try scene.route("calls", kind: "GRPCRoute", rules: "[\(rule)]")
    func answer(_ path: String, _ version: String = "2") throws -> String {
      try scene.answer("a.example\(path)", method: "POST", headers: ["v": version])
    }
    #expect(try answer("/shop.Cart/Put") == "shop/web:80")
    #expect(try answer("/shop.Cart/Put", "1") == "status 404")
    #expect(try answer("/shop.Cart/Puts") == "status 404")
    #expect(try answer("/x/shop.Cart/Put") == "status 404")
  }
}
