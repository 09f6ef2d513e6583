import ClusterObjects
import Testing

@testable import RequestRouting

@Suite struct NginxIngressTests {
  private typealias Cluster = IngressTestCluster

  private static func nginx(_ values: [String: String]) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: values.map { ("nginx.ingress.kubernetes.io/\($0.key)", $0.value) })
  }

  /// One Ingress of `shop.example` with one path.
  private static func single(
    _ annotations: [String: String], path: String = "/", type: String = "Prefix",
    spec: String = ""
  ) throws -> CompiledIngresses {
    var cluster = try Cluster()
    try cluster.service("web")
    try cluster.ingress(
      "a", annotations: nginx(annotations), spec: spec,
      rules: [Cluster.rule("shop.example", Cluster.path(path, type))])
    return try cluster.compiled()
  }

  // MARK: Regular expressions

  @Test func aRegularExpressionIsForTheWholeHostInAllNamespaces() throws {
    var cluster = try Cluster()
    try cluster.ingress(
      "regex", in: "one", annotations: Self.nginx(["use-regex": "true"]),
      rules: [
        Cluster.rule("shop.example", Cluster.path("/item/[0-9]+", "ImplementationSpecific"))
      ])
    try cluster.ingress(
      "plain", in: "two",
      rules: [
        Cluster.rule(
          "shop.example", Cluster.path("/cart"), Cluster.path("/exact", "Exact", to: "exact")),
        Cluster.rule("other.example", Cluster.path("/cart")),
      ])
    let compiled = try cluster.compiled()
    #expect(compiled.answer("/cart") == "two/web:80")
    #expect(compiled.answer("/cartoon") == "two/web:80")
    #expect(compiled.answer("/CART") == "two/web:80")
    #expect(compiled.answer("/Exact/below") == "two/exact:80")
    #expect(compiled.answer("/item/7/more") == "one/web:80")
    #expect(compiled.answer("/item/x") == "status 404")
    #expect(compiled.answer("/in/cart") == "status 404")
    #expect(compiled.answer("/cartoon", host: "other.example") == "status 404")
    #expect(compiled.answer("/CART", host: "other.example") == "status 404")
    let note = "regular expressions of Ingress one/regex apply to the whole host, in any case"
    #expect(compiled.route("/cart")?.notes.contains(note) == true)
    #expect(compiled.route("/cart", host: "other.example")?.notes.isEmpty == true)
  }

  @Test func theLongestExpressionIsTriedFirst() throws {
    var cluster = try Cluster()
    try cluster.ingress(
      "a", annotations: Self.nginx(["use-regex": "true"]),
      rules: [
        Cluster.rule(
          "shop.example", Cluster.path("/a", to: "short"), Cluster.path("/a.*", to: "long"),
          Cluster.path("/ab", "Exact", to: "exact"))
      ])
    let compiled = try cluster.compiled()
    #expect(compiled.answer("/ab") == "shop/long:80")
    #expect(compiled.answer("/a") == "shop/long:80")
  }

  @Test(arguments: ["false", "no", ""]) func aRegexThatIsNotAskedForIsNone(_ value: String) throws {
    let compiled = try Self.single(["use-regex": value], path: "/x")
    #expect(compiled.answer("/X") == "status 404")
  }

  @Test func aTargetThatIsThePathItselfRewritesNothing() throws {
    let compiled = try Self.single(["rewrite-target": "/"])
    #expect(compiled.route("/")?.pattern == .prefix(""))
    #expect(compiled.answer("/x") == "shop/web:80")
    #expect(try Self.single(["rewrite-target": "/"], path: "/x").answer("/XY").hasPrefix("shop"))
  }

  @Test func aMalformedExpressionIsNotDecided() throws {
    let compiled = try Self.single(["use-regex": "true"], path: "/x(", type: "Prefix")
    #expect(compiled.answer("/x(").contains("malformed or not supported"))
    #expect(compiled.answer("/y") == "status 404")
    #expect(compiled.route("/x(")?.pattern == .text("/x"))
  }

  @Test func theBeginningOfAnExpressionIsWhatItBeginsWith() {
    let cases = [
      ("/a", "/a"), ("^/a/", "/a/"), ("/ab?", "/a"), ("/ab*c", "/a"), ("/a+", "/a"),
      ("/a(b|c)", ""), ("/a[bc]", "/a"), (#"/a\.b"#, "/a"), ("/a$", "/a"), ("/a{2}", "/"),
      ("", ""), ("?", ""),
    ]
    for (expression, literal) in cases {
      #expect(IngressPathReading.literalBeginning(of: expression) == literal, "\(expression)")
    }
  }

  // MARK: Paths

  @Test func anOwnPathTypeIsComparedAsText() throws {
    let compiled = try Self.single([:], path: "/foo", type: "ImplementationSpecific")
    #expect(compiled.answer("/foobar") == "shop/web:80")
    #expect(compiled.answer("/fo") == "status 404")
    #expect(compiled.answer("/FOO") == "status 404")
  }

  @Test func exactComesFirstThenTheLongest() throws {
    var cluster = try Cluster()
    try cluster.ingress(
      "a",
      rules: [
        Cluster.rule(
          "shop.example", Cluster.path("/a/b/c", to: "long"), Cluster.path("/a", to: "short"),
          Cluster.path("/a/b", "Exact", to: "exact"),
          Cluster.path("/a/b", "ImplementationSpecific", to: "text"))
      ])
    let compiled = try cluster.compiled()
    #expect(compiled.answer("/a/b/c/d") == "shop/long:80")
    #expect(compiled.answer("/a/b") == "shop/exact:80")
    #expect(compiled.answer("/a/bc") == "shop/text:80")
    #expect(compiled.answer("/a/x") == "shop/short:80")
    #expect(compiled.answer("/ab") == "status 404")
  }

  @Test func aFinalSlashMakesNoDifferenceButIsTold() throws {
    let compiled = try Self.single([:], path: "/foo/")
    #expect(compiled.answer("/foo") == "shop/web:80")
    #expect(compiled.answer("/foobar") == "status 404")
    #expect(compiled.route("/foo/")?.notes.contains { $0.contains("status 301") } == true)
  }

  // MARK: Rewrites and redirects

  @Test(arguments: [
    ("/foo(/|$)(.*)", "/$2", "/foo/x", "prefix /foo as /"),
    ("/foo(/|$)(.*)", "/bar/$2", "/foo/x", "prefix /foo as /bar"),
    ("/foo/(.*)", "/$1", "/foo/x", "prefix /foo as /"),
    ("/(.*)", "/$1", "/x", ""),
    ("/(.*)", "/v2/$1", "/x", "prefix / as /v2"),
    ("/foo", "/bar", "/foo/x", "path /bar"),
    ("/foo/(.*)/x", "/$1", "/foo/a/x", "path by /foo/(.*)/x ~ /$1"),
    ("/foo(/|$)(.*)", "/$1/$2", "/foo/x", "path by /foo(/|$)(.*) ~ /$1/$2"),
    ("/f.o/(.*)", "/$1", "/f.o/x", "path by /f.o/(.*) ~ /$1"),
    ("/foo(/|$)(.*)", "/$1", "/foo/x", "path by /foo(/|$)(.*) ~ /$1"),
    ("/foo/(.*)", "$1", "/foo/x", "path by /foo/(.*) ~ $1"),
  ])
  func rewritesWithCapturesAreRead(
    _ path: String, _ target: String, _ request: String, _ change: String
  ) throws {
    let compiled = try Self.single(
      ["rewrite-target": target], path: path, type: "ImplementationSpecific")
    #expect(
      compiled.answer(request) == "shop/web:80" + (change.isEmpty ? "" : " with \(change)"))
  }

  @Test func aTargetElsewhereIsARedirect() throws {
    #expect(
      try Self.single(["rewrite-target": "https://new.example/start"], path: "/x").answer("/x")
        == "302 to https, host new.example, path /start")
    #expect(
      try Self.single(["rewrite-target": "https://new.example/$1"], path: "/(.*)").answer("/x")
        == "302 to https, host new.example")
  }

  @Test(arguments: [
    (["permanent-redirect": "https://new.example"], "301 to https, host new.example, path /"),
    (
      ["permanent-redirect": "http://new.example:8080/x?y", "permanent-redirect-code": "308"],
      "308 to http, host new.example, port 8080, path /x?y"
    ),
    (["permanent-redirect": "https://new.example$request_uri"], "301 to https, host new.example"),
    (["permanent-redirect": "https://$host/x"], "301 to https, path /x"),
    (
      ["permanent-redirect": "https://new.example/a", "temporal-redirect": "https://t.example/b"],
      "302 to https, host t.example, path /b"
    ),
    (
      ["temporal-redirect": "https://t.example/b", "temporal-redirect-code": "999"],
      "302 to https, host t.example, path /b"
    ),
    (["permanent-redirect": "/elsewhere"], "shop/web:80"),
    (["permanent-redirect": ""], "shop/web:80"),
    (["upstream-vhost": "Inner.Example"], "shop/web:80 with host Inner.Example"),
    (["default-backend": "other", "custom-http-errors": "404,503"], "shop/web:80"),
  ])
  func annotationsChangeTheAnswer(_ annotations: [String: String], _ answer: String) throws {
    let compiled = try Self.single(annotations)
    #expect(compiled.answer("/") == answer)
    #expect(compiled.answer("/", scheme: .https) == answer)
  }

  @Test func anInvalidRedirectIsTold() throws {
    let code = try Self.single([
      "permanent-redirect": "https://a.example", "permanent-redirect-code": "x",
    ])
    #expect(code.routes.first?.notes.contains { $0.contains("301 is taken") } == true)
    let place = try Self.single(["permanent-redirect": "/elsewhere"])
    #expect(place.routes.first?.notes.contains { $0.contains("does not count") } == true)
    #expect(
      try Self.single(["permanent-redirect": "https://$x.example/"]).answer("/")
        .hasPrefix("unproven"))
  }

  @Test func theRootOfAnApplicationIsSentToIt() throws {
    let compiled = try Self.single(["app-root": "/app"])
    #expect(compiled.answer("/") == "302 to path /app")
    #expect(compiled.answer("/x") == "shop/web:80")
    #expect(try Self.single(["app-root": "app"]).answer("/") == "shop/web:80")
    #expect(try Self.single(["app-root": "/app"], path: "/x").answer("/x") == "shop/web:80")
  }

  // MARK: HTTPS

  private static let tls = #""tls": [{"hosts": ["shop.example"], "secretName": "x"}],"#

  @Test func hostsWithTLSAreSentToHTTPSUnlessToldOtherwise() throws {
    let redirected = try Self.single([:], spec: Self.tls)
    #expect(redirected.answer("/") == "308 to https")
    #expect(redirected.answer("/", scheme: .https) == "shop/web:80")
    #expect(redirected.route("/")?.hasTLS == true)
    #expect(redirected.route("/")?.answer.description == "shop/web:80")
    let open = try Self.single(["ssl-redirect": "false"], spec: Self.tls)
    #expect(open.answer("/") == "shop/web:80")
    #expect(open.route("/")?.httpsRedirect == nil)
    #expect(
      try Self.single(["ssl-redirect": "perhaps"], spec: Self.tls).answer("/") == "308 to https")
    #expect(try Self.single(["ssl-redirect": "true"]).answer("/") == "shop/web:80")
    let forced = try Self.single(["force-ssl-redirect": "true", "ssl-redirect": "false"])
    #expect(forced.answer("/") == "308 to https")
    #expect(forced.route("/")?.hasTLS == false)
  }

  @Test(arguments: [
    (#"[{"hosts": ["shop.example"]}]"#, true), (#"[{"secretName": "x"}]"#, true),
    (#"[{"hosts": ["other.example"]}]"#, true), ("[]", false),
  ])
  func anyTLSOfAnIngressIsForAllOfItsHosts(_ tls: String, _ isCovered: Bool) throws {
    let compiled = try Self.single([:], spec: #""tls": \#(tls),"#)
    #expect(compiled.route("/")?.hasTLS == isCovered, "\(tls)")
    #expect(compiled.answer("/") == (isCovered ? "308 to https" : "shop/web:80"), "\(tls)")
  }

  @Test func aWildcardsCertificateIsForOneLabel() throws {
    var cluster = try Cluster()
    try cluster.ingress("a", spec: Self.tls, rules: [Cluster.rule("*.example", Cluster.path("/"))])
    try cluster.ingress(
      "b",
      rules: [
        Cluster.rule("b.example", Cluster.path("/")),
        Cluster.rule("b.b.example", Cluster.path("/")),
      ])
    let compiled = try cluster.compiled()
    #expect(compiled.answer("/", host: "b.example") == "308 to https")
    #expect(compiled.answer("/", host: "b.b.example") == "shop/web:80")
  }

  @Test func rulesWithoutAHostHaveNoCertificate() throws {
    var cluster = try Cluster()
    try cluster.ingress(
      "a", spec: #""tls": [{"secretName": "x"}],"#, rules: [Cluster.rule(nil, Cluster.path("/"))])
    #expect(try cluster.compiled().answer("/", host: "any.example") == "shop/web:80")
  }

  @Test func whatNoRuleOfAHostHoldsIsSentToHTTPSFirst() throws {
    let compiled = try Self.single([:], path: "/app", spec: Self.tls)
    #expect(compiled.answer("/other") == "308 to https")
    #expect(compiled.answer("/other", scheme: .https) == "status 404")
    #expect(try Self.single([:], path: "/app").answer("/other") == "status 404")
    let open = try Self.single(["ssl-redirect": "false"], path: "/app", spec: Self.tls)
    #expect(open.answer("/other") == "status 404")
  }

  @Test func aCertificateOfOneIngressIsForTheHost() throws {
    var cluster = try Cluster()
    try cluster.ingress(
      "a", in: "one", spec: Self.tls, rules: [Cluster.rule("shop.example", Cluster.path("/a"))])
    try cluster.ingress(
      "b", in: "two", annotations: Self.nginx(["ssl-redirect": "false"]),
      rules: [Cluster.rule("shop.example", Cluster.path("/b"))])
    try cluster.ingress("c", in: "two", rules: [Cluster.rule("shop.example", Cluster.path("/c"))])
    let compiled = try cluster.compiled()
    #expect(compiled.answer("/a") == "308 to https")
    #expect(compiled.answer("/b") == "two/web:80")
    #expect(compiled.answer("/c") == "308 to https")
    #expect(compiled.routes.allSatisfy { $0.hasTLS })
  }

  @Test func passedThroughTLSIsServedByTLS() throws {
    let compiled = try Self.single(["ssl-passthrough": "true"], spec: Self.tls)
    #expect(compiled.route("/")?.hasTLS == true)
    #expect(compiled.answer("/", scheme: .https) == "shop/web:80")
    #expect(compiled.route("/")?.notes.contains { $0.contains("passed through") } == true)
  }

  // MARK: Added hosts

  @Test func anAliasHasTheRoutesOfItsHost() throws {
    var cluster = try Cluster()
    try cluster.ingress(
      "a", annotations: Self.nginx(["server-alias": "b.example, c.example,~^d,taken.example"]),
      created: "2024-01-01T00:00:00Z",
      rules: [Cluster.rule("shop.example", Cluster.path("/a"))])
    try cluster.ingress(
      "b", annotations: Self.nginx(["server-alias": "late.example"]),
      created: "2025-01-01T00:00:00Z",
      rules: [
        Cluster.rule("shop.example", Cluster.path("/b")),
        Cluster.rule("taken.example", Cluster.path("/t")),
      ])
    let compiled = try cluster.compiled()
    for path in ["/a", "/b"] {
      #expect(compiled.answer(path, host: "b.example") == "shop/web:80")
    }
    #expect(compiled.answer("/a", host: "taken.example") == "status 404")
    #expect(compiled.answer("/t", host: "late.example") == "shop/web:80")
    #expect(compiled.answer("/b", host: "late.example") == "status 404")
    #expect(compiled.route("/a", host: "b.example")?.notes.last == "an alias of shop.example")
    #expect(compiled.reservations.contains { $0.contains("~^d") })
  }

  @Test func theOtherFormOfAHostIsSentToIt() throws {
    let compiled = try Self.single(["from-to-www-redirect": "true"])
    #expect(compiled.answer("/x", host: "www.shop.example") == "308 to host shop.example")
    #expect(compiled.route("/", host: "www.shop.example")?.owners.map(\.name) == ["a"])
    var cluster = try Cluster()
    try cluster.ingress(
      "a", annotations: Self.nginx(["from-to-www-redirect": "true"]),
      rules: [
        Cluster.rule("www.one.example", Cluster.path("/")),
        Cluster.rule("two.example", Cluster.path("/")),
        Cluster.rule("www.two.example", Cluster.path("/", to: "own")),
        Cluster.rule("*.three.example", Cluster.path("/")),
      ])
    let several = try cluster.compiled()
    #expect(several.answer("/", host: "one.example") == "308 to host www.one.example")
    #expect(several.answer("/", host: "www.two.example") == "shop/own:80")
    #expect(several.routes.count == 5)
  }
}
