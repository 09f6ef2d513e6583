import ClusterObjects
import RequestRouting
import Testing

/// What controllers other than ingress-nginx do in their own ways.
@Suite struct IngressControllerTests {
  private typealias Cluster = IngressTestCluster

  private static func single(
    _ controller: String, _ path: String, _ type: String = "ImplementationSpecific",
    annotations: [String: String] = [:], spec: String = "", to service: String = "web",
    port: String = "80"
  ) throws -> CompiledIngresses {
    var cluster = try Cluster(classes: ["nginx": controller])
    try cluster.service("web")
    try cluster.service("next")
    try cluster.ingress(
      "a", annotations: annotations, spec: spec,
      rules: [Cluster.rule("shop.example", Cluster.path(path, type, to: service, port: port))])
    return try cluster.compiled()
  }

  private static let alb = "ingress.k8s.aws/alb"
  private static let kong = "ingress-controllers.konghq.com/kong"
  private static let traefik = "traefik.io/ingress-controller"
  private static let nginxInc = "nginx.org/ingress-controller"
  private static let haproxy = "haproxy-ingress.github.io/controller"
  private static let tls = #""tls": [{"hosts": ["shop.example"]}],"#

  // MARK: Paths of ImplementationSpecific

  @Test(arguments: [
    ("k8s.io/ingress-gce", "/x/*", ["/x/", "/x/y"], ["/x", "/xy", "/"]),
    ("k8s.io/ingress-gce", "/x", ["/x"], ["/x/", "/x/y", "/X"]),
    ("k8s.io/ingress-gce", "/*", ["/", "/x/y"], []),
    ("k8s.io/ingress-gce", "", ["/", "/x/y"], []),
    (kong, "/x", ["/x", "/xy", "/x/y"], ["/X", "/a/x"]),
    (kong, "/~/x/[0-9]+", ["/x/1", "/x/12/y"], ["/x/", "/a/x/1", "/~/x/1"]),
    (traefik, "/x", ["/x", "/xy", "/x/y"], ["/X", "/a/x"]),
    (alb, "/x", ["/x"], ["/x/", "/xy"]),
    (alb, "", ["/", "/x"], []),
  ])
  func itMeansWhatItsControllerSays(
    _ controller: String, _ path: String, _ inside: [String], _ outside: [String]
  ) throws {
    let compiled = try Self.single(controller, path)
    for request in inside { #expect(compiled.answer(request) == "shop/web:80", "\(request)") }
    for request in outside { #expect(compiled.answer(request) == "status 404", "\(request)") }
  }

  @Test(arguments: [
    ("example.com/x", "/x"), (nginxInc, "/x"), (haproxy, "/x"),
    ("projectcontour.io/contour", "/x"), ("istio.io/ingress-controller", "/x"),
    (alb, "/x*"), (alb, "/x?y"), ("example.com/x", ""),
  ])
  func whatIsNotKnownIsNotDecided(_ controller: String, _ path: String) throws {
    let compiled = try Self.single(controller, path)
    #expect(compiled.answer(path.isEmpty ? "/" : "/xzy").hasPrefix("unproven"))
    if !path.isEmpty { #expect(compiled.answer("/y") == "status 404") }
    guard case .unproven = compiled.routes.first?.answer else {
      Issue.record("the route of \(controller) says what is not known")
      return
    }
  }

  @Test func traefikMatchesAsItIsTold() throws {
    let name = "traefik.ingress.kubernetes.io/router.pathmatcher"
    func answer(_ matcher: String, _ path: String, _ request: String) throws -> String {
      try Self.single(Self.traefik, path, annotations: [name: matcher]).answer(request)
    }
    #expect(try answer("Path", "/x", "/x") == "shop/web:80")
    #expect(try answer("Path", "/x", "/x/y") == "status 404")
    #expect(try answer("PathRegexp", "^/x[0-9]", "/x1/y") == "shop/web:80")
    #expect(try answer("PathRegexp", "/x[0-9]", "/a/x1") == "shop/web:80")
    #expect(try answer("PathRegexp", "^/x[0-9]", "/a/x1") == "status 404")
    #expect(try answer("Riddle", "/x", "/x").hasPrefix("unproven"))
    #expect(
      try Self.single(Self.traefik, "/x", "Prefix", annotations: [name: "Path"]).answer("/x/y")
        == "shop/web:80")
  }

  @Test func haproxyMatchesAsItIsTold() throws {
    let name = "haproxy-ingress.github.io/path-type"
    func answer(_ type: String, _ request: String) throws -> String {
      try Self.single(Self.haproxy, "/x", annotations: [name: type]).answer(request)
    }
    #expect(try answer("begin", "/xy") == "shop/web:80")
    #expect(try answer("prefix", "/xy") == "status 404")
    #expect(try answer("prefix", "/x/y") == "shop/web:80")
    #expect(try answer("exact", "/x/y") == "status 404")
  }

  // MARK: AWS

  private static func action(_ json: String) throws -> String {
    try single(
      alb, "/x", "Exact", annotations: ["alb.ingress.kubernetes.io/actions.act": json],
      to: "act", port: "use-annotation"
    ).answer("/x", scheme: .https)
  }

  private static func redirect(_ members: String) -> String {
    ##"{"type": "redirect", "redirectConfig": {\##(members)}}"##
  }

  private static func forward(_ groups: String...) -> String {
    let list = groups.joined(separator: ",")
    return #"{"type": "forward", "forwardConfig": {"targetGroups": [\#(list)]}}"#
  }

  @Test(arguments: [
    (
      #"{"type": "fixed-response", "fixedResponseConfig": {"statusCode": "503"}}"#, "status 503"
    ),
    (
      #"{"Type": "redirect", "RedirectConfig": {"Protocol": "HTTPS", "Port": "443"}}"#,
      "301 to https"
    ),
    (
      redirect(#""host": "new.example", "path": "/y", "statusCode": "HTTP_302""#),
      "302 to host new.example, path /y"
    ),
    (
      redirect(##""host": "#{host}", "path": "/#{path}", "port": "8443""##), "301 to port 8443"
    ),
    (
      forward(
        #"{"serviceName": "web", "servicePort": "80", "weight": 90}"#,
        #"{"serviceName": "next", "servicePort": "http", "weight": 10}"#),
      "shop/next:80 10%, shop/web:80 90%"
    ),
    (#"{"type": "forward", "targetGroupARN": "arn:x"}"#, "target group arn:x"),
  ])
  func actionsOfAWSAreRead(_ json: String, _ answer: String) throws {
    #expect(try Self.action(json) == answer)
  }

  @Test(arguments: [
    "", "no JSON", "[]", "{}", #"{"type": "dance"}"#, #"{"type": "redirect"}"#,
    redirect(##""path": "/a/#{path}""##), redirect(#""statusCode": "HTTP_999""#),
    #"{"type": "forward"}"#, forward(), forward("1", "null"), #"{"type": "fixed-response"}"#,
    String(repeating: "[", count: 100_000), String(repeating: "[", count: 5000),
  ])
  func otherActionsOfAWSAreNotDecided(_ json: String) throws {
    #expect(try Self.action(json).hasPrefix("unproven"))
  }

  @Test func anActionThatIsNotThereIsNotDecided() throws {
    let answer = try Self.single(Self.alb, "/x", to: "act", port: "use-annotation").answer("/x")
    #expect(answer.contains("actions.act is not there"))
  }

  @Test func conditionsOfAWSNarrow() throws {
    let name = "alb.ingress.kubernetes.io/conditions"
    let narrowed = try Self.single(Self.alb, "/x", annotations: ["\(name).web": "[]"])
    #expect(narrowed.answer("/x").contains("narrows"))
    #expect(narrowed.reservations.contains { $0.contains("\(name).web") })
    let other = try Self.single(Self.alb, "/x", annotations: ["\(name).other": "[]"])
    #expect(other.answer("/x") == "shop/web:80")
    #expect(other.reservations.isEmpty)
  }

  @Test func aGroupOfAWSIsSentToHTTPSTogether() throws {
    var cluster = try Cluster(classes: ["nginx": Self.alb])
    let prefix = "alb.ingress.kubernetes.io"
    try cluster.ingress(
      "a", annotations: ["\(prefix)/group.name": "one", "\(prefix)/ssl-redirect": "443"],
      rules: [Cluster.rule("a.example", Cluster.path("/"))])
    try cluster.ingress(
      "b", annotations: ["\(prefix)/group.name": "one"],
      rules: [Cluster.rule("b.example", Cluster.path("/"))])
    try cluster.ingress(
      "c", annotations: ["\(prefix)/group.name": "two"],
      rules: [Cluster.rule("c.example", Cluster.path("/"))])
    try cluster.ingress(
      "d", annotations: ["\(prefix)/ssl-redirect": "8443"],
      rules: [Cluster.rule("d.example", Cluster.path("/"))])
    let compiled = try cluster.compiled()
    #expect(compiled.answer("/", host: "a.example") == "301 to https")
    #expect(compiled.answer("/", host: "b.example") == "301 to https")
    #expect(compiled.answer("/", host: "c.example") == "shop/web:80")
    #expect(compiled.answer("/", host: "d.example") == "301 to https, port 8443")
  }

  // MARK: Kong

  @Test func kongStripsPathsAndNarrowsRequests() throws {
    let strip = ["konghq.com/strip-path": "true"]
    #expect(
      try Self.single(Self.kong, "/x", annotations: strip).answer("/x/y")
        == "shop/web:80 with prefix /x as /")
    #expect(try Self.single(Self.kong, "/", annotations: strip).answer("/y") == "shop/web:80")
    for name in ["konghq.com/methods", "konghq.com/headers.x-one"] {
      let narrowed = try Self.single(Self.kong, "/x", annotations: [name: "A"])
      #expect(narrowed.answer("/x").contains("\(name) narrows"))
      #expect(!narrowed.reservations.isEmpty)
    }
  }

  @Test func kongRedirectsOnlyWithAStatus() throws {
    let only = ["konghq.com/protocols": "https"]
    let silent = try Self.single(Self.kong, "/x", annotations: only)
    #expect(silent.routes.first?.httpsRedirect == nil)
    #expect(silent.routes.first?.notes.contains { $0.contains("not served") } == true)
    let code = only.merging(["konghq.com/https-redirect-status-code": "302"]) { old, _ in old }
    #expect(try Self.single(Self.kong, "/x", annotations: code).answer("/x") == "302 to https")
    let both = [
      "konghq.com/protocols": "http,https", "konghq.com/https-redirect-status-code": "302",
    ]
    #expect(try Self.single(Self.kong, "/x", annotations: both).answer("/x") == "shop/web:80")
  }

  // MARK: NGINX Ingress Controller

  @Test func minionsHaveTheHostAndCertificateOfTheirMaster() throws {
    let name = "nginx.org/mergeable-ingress-type"
    var cluster = try Cluster(classes: ["nginx": Self.nginxInc])
    try cluster.ingress(
      "master", annotations: [name: "master", "nginx.org/http-redirect-code": "308"],
      spec: Self.tls, rules: [#"{"host": "shop.example"}"#])
    try cluster.ingress(
      "tea", annotations: [name: "minion"],
      rules: [Cluster.rule("shop.example", Cluster.path("/tea", to: "tea"))])
    try cluster.ingress(
      "lost", annotations: [name: "minion"],
      rules: [Cluster.rule("lost.example", Cluster.path("/"))])
    let compiled = try cluster.compiled()
    let route = try #require(compiled.route("/tea"))
    #expect(route.hasTLS)
    #expect(route.owners.map(\.name) == ["tea"])
    #expect(route.notes.contains("a minion of Ingress shop/master"))
    #expect(compiled.answer("/tea") == "308 to https")
    #expect(compiled.answer("/tea", scheme: .https) == "shop/tea:80")
    #expect(compiled.routes.count == 2)
    let lost = try #require(compiled.route("/", host: "lost.example"))
    #expect(lost.notes.contains("a minion without a master"))
    #expect(!lost.hasTLS)
  }

  @Test func expressionsOfNginxIncAreForTheirOwnPaths() throws {
    func compiled(_ mode: String) throws -> CompiledIngresses {
      var cluster = try Cluster(classes: ["nginx": Self.nginxInc])
      try cluster.ingress(
        "regex", annotations: ["nginx.org/path-regex": mode],
        rules: [Cluster.rule("shop.example", Cluster.path("/v[0-9]"))])
      try cluster.ingress(
        "plain", rules: [Cluster.rule("shop.example", Cluster.path("/w", to: "plain"))])
      return try cluster.compiled()
    }
    #expect(try compiled("case_sensitive").answer("/v1x") == "shop/web:80")
    #expect(try compiled("case_sensitive").answer("/V1") == "status 404")
    #expect(try compiled("case_insensitive").answer("/V1") == "shop/web:80")
    #expect(try compiled("case_insensitive").answer("/wx") == "status 404")
    #expect(try compiled("case_insensitive").answer("/W") == "status 404")
    #expect(try compiled("exact").answer("/v[0-9]") == "shop/web:80")
    #expect(try compiled("exact").answer("/v1") == "status 404")
    #expect(try compiled("fuzzy").answer("/v[0-9]").hasPrefix("unproven"))
  }

  @Test func rewritesOfNginxIncAreForTheirService() throws {
    let value = "serviceName=other rewrite=/z; serviceName=web rewrite=/y/"
    let compiled = try Self.single(
      Self.nginxInc, "/x", "Prefix", annotations: ["nginx.org/rewrites": value])
    #expect(compiled.answer("/x/a") == "shop/web:80 with prefix /x as /y/")
    let none = try Self.single(
      Self.nginxInc, "/x", "Prefix",
      annotations: ["nginx.org/rewrites": "serviceName=other rewrite=/z"])
    #expect(none.answer("/x/a") == "shop/web:80")
    let broken = try Self.single(
      Self.nginxInc, "/x", "Prefix", annotations: ["nginx.org/rewrites": ";;=;serviceName=web"])
    #expect(broken.answer("/x/a") == "shop/web:80")
  }

  // MARK: HTTPS

  @Test(arguments: [
    (nginxInc, [:], "301 to https"), (nginxInc, ["nginx.org/ssl-redirect": "false"], "shop/web:80"),
    (nginxInc, ["ingress.kubernetes.io/ssl-redirect": "false"], "shop/web:80"),
    (traefik, [:], "shop/web:80"), (kong, [:], "shop/web:80"), (alb, [:], "shop/web:80"),
    (haproxy, [:], "shop/web:80"),
    (haproxy, ["haproxy-ingress.github.io/ssl-redirect-code": "301"], "301 to https"),
    ("example.com/x", [:], "shop/web:80"),
    ("example.com/x", ["nginx.ingress.kubernetes.io/force-ssl-redirect": "true"], "shop/web:80"),
  ])
  func hostsWithTLSAreRedirectedAsTheControllerDoes(
    _ controller: String, _ annotations: [String: String], _ answer: String
  ) throws {
    let compiled = try Self.single(
      controller, "/", "Prefix", annotations: annotations, spec: Self.tls)
    #expect(compiled.answer("/") == answer)
    #expect(compiled.answer("/", scheme: .https) == "shop/web:80")
    #expect(compiled.routes.first?.hasTLS == true)
  }

  @Test(arguments: [
    (#"[{"hosts": ["*.example"]}]"#, true), (#"[{"hosts": ["SHOP.example."]}]"#, true),
    (#"[{"secretName": "x"}]"#, true), (#"[{"hosts": []}]"#, true),
    (#"[{"hosts": ["example"]}]"#, false), (#"[{"hosts": ["*.shop.example"]}]"#, false),
    (#"[{"hosts": ["other.example"]}]"#, false), ("[]", false),
  ])
  func certificatesCoverTheHostsTheyName(_ tls: String, _ isCovered: Bool) throws {
    let compiled = try Self.single(Self.traefik, "/", "Prefix", spec: #""tls": \#(tls),"#)
    #expect(compiled.routes.first?.hasTLS == isCovered, "\(tls)")
  }

  @Test func annotationsOfAnotherControllerDoNotCount() throws {
    let annotations = [
      "nginx.ingress.kubernetes.io/permanent-redirect": "https://x.example",
      "nginx.ingress.kubernetes.io/use-regex": "true", "nginx.ingress.kubernetes.io/canary": "true",
      "nginx.ingress.kubernetes.io/server-alias": "alias.example",
    ]
    let compiled = try Self.single(Self.kong, "/x", "Prefix", annotations: annotations)
    #expect(compiled.answer("/x") == "shop/web:80")
    #expect(compiled.answer("/X") == "status 404")
    #expect(compiled.routes.count == 1)
  }
}
