import ClusterObjects
import RequestRouting
import Testing

@Suite struct NginxCanaryTests {
  private typealias Cluster = IngressTestCluster

  private static func nginx(_ values: [String: String]) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: values.map { ("nginx.ingress.kubernetes.io/\($0.key)", $0.value) })
  }

  /// A main Ingress and a canary with a Service `next`.
  private static func canary(
    _ annotations: [String: String], path: String = "/", type: String = "Prefix"
  ) throws -> CompiledIngresses {
    var cluster = try Cluster()
    try cluster.ingress("main", rules: [Cluster.rule("shop.example", Cluster.path("/"))])
    try cluster.ingress(
      "canary", annotations: nginx(annotations.merging(["canary": "true"]) { old, _ in old }),
      rules: [Cluster.rule("shop.example", Cluster.path(path, type, to: "next"))])
    return try cluster.compiled()
  }

  @Test(arguments: [
    (["canary-weight": "20"], "shop/next:80 20%, shop/web:80 80%"),
    (
      ["canary-weight": "1", "canary-weight-total": "1000"],
      "shop/next:80 0.1%, shop/web:80 99.9%"
    ),
    (["canary-weight": "100"], "shop/next:80"), (["canary-weight": "500"], "shop/next:80"),
    (["canary-weight": "0"], "shop/web:80"), ([:], "shop/web:80"),
    (["canary-weight": "-5"], "shop/web:80"), (["canary-weight": "many"], "shop/web:80"),
    (
      ["canary-weight": "50", "canary-weight-total": "0"],
      "shop/next:80 50%, shop/web:80 50%"
    ),
  ])
  func canariesTakeTheirShare(_ annotations: [String: String], _ answer: String) throws {
    #expect(try Self.canary(annotations).answer("/x") == answer)
  }

  @Test func canariesAreChosenByHeader() throws {
    let flag = try Self.canary(["canary-by-header": "X-Canary", "canary-weight": "10"])
    #expect(flag.answer("/", headers: ["x-canary": "always"]) == "shop/next:80")
    #expect(flag.answer("/", headers: ["X-CANARY": "never"]) == "shop/web:80")
    let shares = "shop/next:80 10%, shop/web:80 90%"
    #expect(flag.answer("/", headers: ["x-canary": "perhaps"]) == shares)
    #expect(flag.answer("/") == shares)
    let value = try Self.canary(["canary-by-header": "X-Canary", "canary-by-header-value": "eu"])
    #expect(value.answer("/", headers: ["x-canary": "eu"]) == "shop/next:80")
    #expect(value.answer("/", headers: ["x-canary": "always"]) == "shop/web:80")
    #expect(value.routes.count == 1)
    #expect(value.route("/")?.owners.map(\.name) == ["main", "canary"])
    #expect(
      value.route("/")?.annotations["nginx.ingress.kubernetes.io/canary-by-header-value"] == "eu")
  }

  @Test func canariesAreChosenByPatternOfAHeader() throws {
    let anchored = try Self.canary(
      ["canary-by-header": "X-Canary", "canary-by-header-pattern": "^eu-[0-9]$"])
    #expect(anchored.answer("/", headers: ["x-canary": "eu-1"]) == "shop/next:80")
    #expect(anchored.answer("/", headers: ["x-canary": "eu-12"]) == "shop/web:80")
    #expect(anchored.answer("/", headers: ["x-canary": "x-eu-1"]) == "shop/web:80")
    let free = try Self.canary(
      ["canary-by-header": "X-Canary", "canary-by-header-pattern": "eu|us"])
    #expect(free.answer("/", headers: ["x-canary": "is-us-1"]) == "shop/next:80")
    #expect(free.answer("/", headers: ["x-canary": "asia"]) == "shop/web:80")
    let broken = try Self.canary(
      ["canary-by-header": "X-Canary", "canary-by-header-pattern": "eu("])
    #expect(broken.answer("/", headers: ["x-canary": "eu"]).hasPrefix("unproven"))
    #expect(broken.answer("/") == "shop/web:80")
  }

  @Test func aCookieIsTold() throws {
    let compiled = try Self.canary(["canary-by-cookie": "trial", "canary-weight": "10"])
    #expect(compiled.answer("/") == "shop/next:80 10%, shop/web:80 90%")
    #expect(compiled.route("/")?.notes.contains { $0.contains("cookie trial") } == true)
  }

  @Test(arguments: [("/other", "Prefix"), ("/", "Exact"), ("/", "ImplementationSpecific")])
  func aCanaryWithoutPartnerIsIgnored(_ path: String, _ type: String) throws {
    let compiled = try Self.canary(["canary-weight": "50"], path: path, type: type)
    #expect(compiled.routes.count == 1)
    #expect(compiled.answer("/other") == "shop/web:80")
    #expect(
      compiled.reservations == [
        "Ingress shop/canary rule 1 path 1: a canary without a main rule is ignored"
      ])
  }

  @Test func onlyTheOldestCanaryCounts() throws {
    var cluster = try Cluster()
    try cluster.ingress("main", rules: [Cluster.rule("shop.example", Cluster.path("/"))])
    for (name, year) in [("second", "2025"), ("first", "2024")] {
      try cluster.ingress(
        name, annotations: Self.nginx(["canary": "true", "canary-weight": "50"]),
        created: "\(year)-01-01T00:00:00Z",
        rules: [Cluster.rule("shop.example", Cluster.path("/", to: name))])
    }
    let compiled = try cluster.compiled()
    #expect(compiled.answer("/") == "shop/first:80 50%, shop/web:80 50%")
    #expect(compiled.route("/")?.notes.contains { $0.contains("only one canary") } == true)
  }

  @Test func otherAnnotationsOfACanaryDoNotCount() throws {
    let compiled = try Self.canary(
      ["canary-weight": "50", "use-regex": "true", "permanent-redirect": "https://x.example"])
    #expect(compiled.answer("/X") == "shop/next:80 50%, shop/web:80 50%")
    #expect(compiled.route("/")?.pattern == .prefix(""))
    #expect(
      compiled.route("/")?.annotations.keys.contains {
        $0.hasSuffix("permanent-redirect")
      } == false)
  }
}
