import ClusterObjects
import RequestRouting
import Testing

@Suite struct IngressRouteTests {
  private typealias Cluster = IngressTestCluster

  // MARK: Owners

  @Test func theOldestOwnerDecidesAndLosersAreNamed() throws {
    var cluster = try Cluster()
    for (name, year) in [("late", "2025"), ("early", "2023"), ("middle", "2024")] {
      try cluster.service(name)
      try cluster.ingress(
        name, created: "\(year)-01-01T00:00:00Z",
        rules: [Cluster.rule("shop.example", Cluster.path("/", to: name))])
    }
    let compiled = try cluster.compiled()
    let route = try #require(compiled.route("/"))
    #expect(route.owners.map(\.name) == ["early", "middle", "late"])
    #expect(compiled.answer("/") == "shop/early:80")
    #expect(
      route.notes.contains {
        $0.contains("Ingress shop/middle, Ingress shop/late") && $0.contains("is ignored")
      })
  }

  @Test(arguments: [
    ("k8s.io/ingress-nginx", ["z/b", "z/a", "y/c"]), ("example.com/x", ["y/c", "z/a", "z/b"]),
  ])
  func ofOneAgeTheNamesDecide(_ controller: String, _ order: [String]) throws {
    var cluster = try Cluster(classes: ["nginx": controller])
    for (namespace, name) in [("z", "a"), ("z", "b"), ("y", "c")] {
      try cluster.ingress(
        name, in: namespace, created: "2025-01-01T00:00:00Z",
        rules: [Cluster.rule("shop.example", Cluster.path("/"))])
    }
    #expect(try cluster.compiled().route("/")?.owners.map(\.qualifiedName) == order)
  }

  @Test func onlyTheSamePathTypeIsADuplicate() throws {
    var cluster = try Cluster()
    try cluster.ingress(
      "a",
      rules: [
        Cluster.rule(
          "shop.example", Cluster.path("/x"), Cluster.path("/x", "Exact", to: "other"),
          Cluster.path("/x", to: "third"))
      ])
    let compiled = try cluster.compiled()
    #expect(compiled.routes.map(\.pathType) == [.exact, .prefix])
    #expect(compiled.routes.allSatisfy { $0.owners.count == 1 })
    #expect(compiled.answer("/x/y") == "shop/web:80")
  }

  @Test func routesAreSortedAndFoundByTheirTag() throws {
    var cluster = try Cluster()
    try cluster.ingress(
      "a",
      rules: [
        Cluster.rule("z.example", Cluster.path("/b"), Cluster.path("/a")),
        Cluster.rule("*.a.example", Cluster.path("/")), Cluster.rule(nil, Cluster.path("/c")),
      ])
    let compiled = try cluster.compiled()
    #expect(
      compiled.routes.map { "\($0.host.text)\($0.path)" }
        == ["*/c", "*.a.example/", "z.example/a", "z.example/b"])
    #expect(compiled.routes.map(\.tag) == [0, 1, 2, 3])
    for entry in compiled.table.entryPoints {
      for scope in entry.scopes {
        for host in scope.hostPatterns {
          for rule in scope.routes(of: host)?.rules ?? [] {
            let tag = try #require(rule.tag)
            #expect(compiled.routes[tag].host == rule.host)
            #expect(compiled.routes[tag].pattern == rule.path)
          }
        }
      }
    }
    let rule = compiled.table.outcome(
      for: RoutedRequest(scheme: .http, host: "z.example", path: "/a")
    ).rule
    #expect(rule?.place == "rule 1 path 2")
    #expect(rule?.sources.map(\.qualifiedName) == ["shop/a"])
  }

  // MARK: Hosts

  @Test func aHostIsNormalizedAndTheReaderIsTold() throws {
    var cluster = try Cluster()
    try cluster.ingress("a", rules: [Cluster.rule("Shop.Example.", Cluster.path("/"))])
    let route = try #require(try cluster.compiled().routes.first)
    #expect(route.host == .exact("shop.example"))
    #expect(route.notes.contains { $0.contains("is read as shop.example") })
  }

  @Test(arguments: ["a.*.example", "shop.example:80", "*foo.example", "*."])
  func aMalformedHostIsSaidToBeOne(_ host: String) throws {
    var cluster = try Cluster()
    try cluster.ingress("a", rules: [Cluster.rule(host, Cluster.path("/"))])
    #expect(try cluster.compiled().reservations.contains { $0.contains("malformed") })
  }

  @Test func inNginxAHostKeepsItsRequests() throws {
    func rules() -> [String] {
      [
        Cluster.rule("a.shop.example", Cluster.path("/only")),
        Cluster.rule("*.shop.example", Cluster.path("/", to: "wild")),
      ]
    }
    var nginx = try Cluster()
    try nginx.ingress("a", rules: rules())
    #expect(try nginx.compiled().answer("/other", host: "a.shop.example") == "status 404")
    var other = try Cluster(classes: ["nginx": "example.com/x"])
    try other.ingress("a", rules: rules())
    let answer = try other.compiled().answer("/other", host: "a.shop.example")
    #expect(answer.hasPrefix("unproven"))
    #expect(try other.compiled().answer("/other", host: "b.shop.example") == "shop/wild:80")
  }

  @Test func kongAddsAliasesToTheIngressThatNamesThem() throws {
    var cluster = try Cluster(classes: ["nginx": "ingress-controllers.konghq.com/kong"])
    try cluster.ingress(
      "a", annotations: ["konghq.com/host-aliases": "b.example, *.c.example,,shop.example"],
      rules: [Cluster.rule("shop.example", Cluster.path("/x"))])
    try cluster.ingress("b", rules: [Cluster.rule("shop.example", Cluster.path("/y"))])
    let compiled = try cluster.compiled()
    #expect(compiled.answer("/x", host: "b.example") == "shop/web:80")
    #expect(compiled.answer("/x", host: "z.c.example") == "shop/web:80")
    #expect(compiled.answer("/y", host: "b.example") == "status 404")
    #expect(compiled.routes.count == 4)
  }

  // MARK: Default backends

  @Test func aDefaultBackendTakesWhatNoRuleHolds() throws {
    let backend = #""defaultBackend": {"service": {"name": "rest", "port": {"number": 80}}},"#
    var plain = try Cluster(classes: ["nginx": "example.com/x"])
    try plain.ingress(
      "a", spec: backend, rules: [Cluster.rule("shop.example", Cluster.path("/x"))])
    try plain.ingress("b", rules: [Cluster.rule("b.example", Cluster.path("/x"))])
    let compiled = try plain.compiled()
    for host in ["shop.example", "b.example", "c.example"] {
      #expect(compiled.answer("/y", host: host) == "shop/rest:80")
    }
    #expect(compiled.route("/", host: "*")?.answer.description == "shop/rest:80")

    // Where ingress-nginx knows a host, only the Ingress that names it has a say.
    var nginx = try Cluster()
    try nginx.ingress(
      "a", spec: backend, rules: [Cluster.rule("shop.example", Cluster.path("/x"))])
    try nginx.ingress("b", rules: [Cluster.rule("b.example", Cluster.path("/x"))])
    let hosts = try nginx.compiled()
    #expect(hosts.answer("/y") == "shop/rest:80")
    #expect(hosts.answer("/y", host: "b.example") == "status 404")
    #expect(hosts.answer("/y", host: "c.example") == "shop/rest:80")
  }

  @Test func whereHostsOverlapADefaultBackendIsNotCertain() throws {
    var cluster = try Cluster(classes: ["nginx": "example.com/x"])
    try cluster.ingress(
      "a", spec: #""defaultBackend": {"service": {"name": "rest", "port": {"number": 80}}},"#,
      rules: [
        Cluster.rule("shop.example", Cluster.path("/x")), Cluster.rule(nil, Cluster.path("/y")),
      ])
    let compiled = try cluster.compiled()
    #expect(compiled.answer("/y").hasPrefix("unproven"))
    #expect(compiled.answer("/y", host: "other.example") == "shop/web:80")
    #expect(compiled.answer("/z", host: "other.example") == "shop/rest:80")
  }

  @Test func aRuleWithoutPathsLeavesItsHostToTheDefaultBackend() throws {
    var cluster = try Cluster()
    try cluster.ingress(
      "a", spec: #""defaultBackend": {"service": {"name": "rest", "port": {"number": 80}}},"#,
      rules: [#"{"host": "bare.example"}"#])
    try cluster.ingress("b", rules: [#"{"host": "empty.example", "http": null}"#])
    let compiled = try cluster.compiled()
    #expect(compiled.answer("/", host: "bare.example") == "shop/rest:80")
    #expect(compiled.answer("/", host: "empty.example") == "status 404")
    #expect(compiled.route("/", host: "bare.example") != nil)
    #expect(compiled.route("/", host: "empty.example") == nil)
  }

  @Test func aRuleForEveryHostComesBeforeADefaultBackend() throws {
    let backend = #""defaultBackend": {"service": {"name": "rest", "port": {"number": 80}}},"#
    var plain = try Cluster(classes: ["nginx": "example.com/x"])
    try plain.ingress("old", created: "2020-01-01T00:00:00Z", spec: backend)
    try plain.ingress(
      "new", created: "2025-01-01T00:00:00Z", rules: [Cluster.rule(nil, Cluster.path("/"))])
    #expect(try plain.compiled().answer("/") == "shop/web:80")
    #expect(try plain.compiled().route("/", host: "*")?.owners.map(\.name) == ["new", "old"])
  }

  // MARK: Backends

  @Test func backendsAreFoundByNumberAndName() throws {
    var cluster = try Cluster()
    try cluster.service("web")
    try cluster.ingress(
      "a",
      rules: [
        Cluster.rule(
          "shop.example", Cluster.path("/name", port: "http"),
          Cluster.path("/number", port: "8081"),
          Cluster.path("/noname", port: "grpc"), Cluster.path("/nonumber", port: "9"),
          Cluster.path("/nobody", to: "gone"))
      ])
    let compiled = try cluster.compiled()
    func problems(_ path: String) -> [RoutingProblemCode] {
      compiled.table.outcome(
        for: RoutedRequest(scheme: .http, host: "shop.example", path: path)
      ).rule?.problems.map(\.code) ?? []
    }
    #expect(compiled.answer("/name") == "shop/web:80")
    #expect(compiled.answer("/number") == "shop/web:8081")
    #expect(compiled.answer("/noname") == "shop/web:grpc")
    #expect(compiled.answer("/nonumber") == "shop/web:9")
    #expect(compiled.answer("/nobody") == "shop/gone:80")
    #expect(problems("/name").isEmpty && problems("/number").isEmpty)
    for path in ["/noname", "/nonumber", "/nobody"] {
      #expect(problems(path) == [.backendUnresolved], "\(path)")
    }
  }

  @Test func aServiceThatWasNotSeenIsNotSaidToBeGone() throws {
    var cluster = try Cluster()
    cluster.unseen = ["services"]
    try cluster.ingress(
      "a", rules: [Cluster.rule("shop.example", Cluster.path("/", port: "http"))])
    let outcome = try cluster.compiled().table.outcome(
      for: RoutedRequest(scheme: .http, host: "shop.example", path: "/"))
    #expect(outcome.answer.description == "shop/web:http")
    #expect(outcome.rule?.problems.map(\.code) == [.notSeen])
  }

  @Test func aResourceIsABackendOfItsOwnKind() throws {
    var cluster = try Cluster(classes: ["nginx": "example.com/x"])
    try cluster.ingress(
      "a",
      rules: [
        #"""
        {"host": "shop.example", "http": {"paths": [
          {"path": "/", "pathType": "Prefix", "backend":
            {"resource": {"apiGroup": "k8s.example.com", "kind": "Bucket", "name": "static"}}},
          {"path": "/none", "pathType": "Prefix", "backend": {}}]}}
        """#
      ])
    let compiled = try cluster.compiled()
    #expect(compiled.answer("/") == "Bucket.k8s.example.com shop/static")
    #expect(compiled.answer("/none").hasPrefix("unproven"))
  }

  // MARK: Malformed input

  @Test func malformedPathsAreReadAsFarAsTheyGo() throws {
    var cluster = try Cluster(classes: ["nginx": "example.com/x"])
    try cluster.ingress(
      "a",
      rules: [
        Cluster.rule(
          "shop.example", Cluster.path(""), Cluster.path("b", "Exact"),
          Cluster.path("/c", nil), Cluster.path("/d", "Sideways"))
      ])
    let compiled = try cluster.compiled()
    #expect(compiled.route("/")?.notes.contains("an empty path is read as /") == true)
    #expect(compiled.reservations.contains { $0.contains("path b does not begin with /") })
    #expect(compiled.route("/c")?.pathType == .implementationSpecific)
    #expect(compiled.route("/c")?.notes.contains { $0.contains("no path type") } == true)
    #expect(compiled.route("/d")?.pathType == .implementationSpecific)
    #expect(compiled.route("/d")?.notes.contains { $0.contains("Sideways is not known") } == true)
  }

  @Test(arguments: [
    "{}", "[]", "null", #""text""#, #"{"spec": null}"#, #"{"spec": {"rules": {}}}"#,
    #"{"spec": {"rules": [null, 1, "x", {"host": 5, "http": []}, {"http": {"paths": {}}}]}}"#,
    #"{"spec": {"rules": [{"http": {"paths": [null, 1, {"path": 7, "backend": "x"}]}}]}}"#,
    #"{"spec": {"tls": [null, {"hosts": [1, null, ""]}], "defaultBackend": null}}"#,
    #"{"spec": {"defaultBackend": {"service": {"name": "", "port": {"number": -1}}}}}"#,
    #"{"metadata": {"annotations": [1], "creationTimestamp": "yesterday"}, "spec": []}"#,
  ])
  func nothingMalformedDoesHarm(_ json: String) throws {
    for controller in IngressConformanceTests.controllers {
      var cluster = try Cluster(classes: ["nginx": controller])
      try cluster.add("ingresses.networking.k8s.io", "bad", in: "shop", json)
      try cluster.ingress("good", rules: [Cluster.rule("shop.example", Cluster.path("/"))])
      let good = try cluster.compile().first { $0.controller == controller }
      #expect(good?.answer("/") == "shop/web:80")
    }
  }

  // MARK: Size

  @Test func tenThousandHostsAreCompiledInTime() throws {
    var cluster = try Cluster()
    let rules = (0..<10_000).map { Cluster.rule("h\($0).example", Cluster.path("/")) }
    try cluster.ingress(
      "wide", annotations: ["nginx.ingress.kubernetes.io/server-alias": "alias.example"],
      spec: #""tls": [{"hosts": ["*.example"]}],"#, rules: rules)
    for number in 0..<2000 {
      try cluster.ingress(
        "i\(number)", rules: [Cluster.rule("same.example", Cluster.path("/p\(number % 7)"))])
    }
    let inventory = try cluster.inventory()
    let clock = ContinuousClock()
    var compiled: [CompiledIngresses] = []
    let duration = clock.measure { compiled = IngressCompiler(inventory).compile() }
    #expect(compiled.first?.routes.count == 10_008)
    #expect(duration < .seconds(20), "without optimization; quadratic work takes minutes")
    #expect(
      compiled.first?.answer("/x", host: "h9999.example", scheme: .https) == "shop/web:80")
  }
}
