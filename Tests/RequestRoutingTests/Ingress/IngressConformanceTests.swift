import RequestRouting
import Testing

/// What every Ingress controller has to do
/// (https://github.com/kubernetes-sigs/ingress-controller-conformance/tree/master/features).
@Suite struct IngressConformanceTests {
  private typealias Cluster = IngressTestCluster

  static let controllers = [
    "example.com/plain", "k8s.io/ingress-nginx", "nginx.org/ingress-controller",
    "traefik.io/ingress-controller", "haproxy-ingress.github.io/controller", "ingress.k8s.aws/alb",
    "k8s.io/ingress-gce", "ingress-controllers.konghq.com/kong", "projectcontour.io/contour",
    "istio.io/ingress-controller",
  ]

  private static func compiled(
    _ controller: String, _ build: (inout Cluster) throws -> Void
  ) throws -> CompiledIngresses {
    var cluster = try Cluster(classes: ["nginx": controller])
    try build(&cluster)
    let compiled = try cluster.compiled()
    #expect(compiled.controller == controller)
    return compiled
  }

  @Test(arguments: controllers) func aDefaultBackendTakesEverything(_ controller: String) throws {
    let compiled = try Self.compiled(controller) { cluster in
      try cluster.service("echo")
      try cluster.ingress(
        "all", spec: #""defaultBackend": {"service": {"name": "echo", "port": {"number": 80}}},"#)
    }
    for host in ["a-host", "another.example", ""] {
      for path in ["", "/", "/below", "/a/b"] {
        #expect(compiled.answer(path, host: host) == "shop/echo:80")
        #expect(compiled.answer(path, host: host, scheme: .https) == "shop/echo:80")
      }
    }
    #expect(compiled.routes.map(\.path) == ["/"])
    #expect(compiled.routes.map(\.host) == [.any])
  }

  @Test(arguments: controllers) func hostsAreMatchedAsAWholeOrByOneLabel(
    _ controller: String
  ) throws {
    let compiled = try Self.compiled(controller) { cluster in
      try cluster.service("wild")
      try cluster.service("one")
      try cluster.ingress(
        "hosts", annotations: ["nginx.ingress.kubernetes.io/ssl-redirect": "false"],
        rules: [
          Cluster.rule("*.wild.example", Cluster.path("/", to: "wild")),
          Cluster.rule("one.two.example", Cluster.path("/", to: "one", port: "http")),
        ])
    }
    #expect(compiled.answer("/", host: "one.two.example") == "shop/one:80")
    #expect(compiled.answer("/", host: "one.two.example", scheme: .https) == "shop/one:80")
    #expect(compiled.answer("/", host: "three.two.example") == "status 404")
    #expect(compiled.answer("/", host: "a.wild.example") == "shop/wild:80")
    #expect(compiled.answer("/", host: "b.a.wild.example") == "status 404")
    #expect(compiled.answer("/", host: "wild.example") == "status 404")
    #expect(compiled.answer("/", host: ".wild.example") == "status 404")
  }

  @Test(arguments: controllers) func aClassThatDoesNotExistIsServedByNobody(
    _ controller: String
  ) throws {
    var cluster = try Cluster(classes: ["nginx": controller])
    try cluster.ingress(
      "lost", class: "nobody", hasAddress: false,
      rules: [Cluster.rule("lost.example", Cluster.path("/"))])
    let compiled = try cluster.compiled()
    #expect(compiled.controller == "nobody")
    #expect(compiled.routes.first?.service == .unclaimed("no IngressClass named nobody"))
  }

  @Test(arguments: controllers) func pathsAreMatchedByElements(_ controller: String) throws {
    let compiled = try Self.compiled(controller) { cluster in
      for name in ["exact", "foo", "ab", "a", "slash"] { try cluster.service(name) }
      try cluster.ingress(
        "paths",
        rules: [
          Cluster.rule("exact.example", Cluster.path("/foo", "Exact", to: "exact")),
          Cluster.rule(
            "prefix.example", Cluster.path("/foo", to: "foo"), Cluster.path("/a/b", to: "ab"),
            Cluster.path("/a", to: "a")),
          Cluster.rule(
            "mixed.example", Cluster.path("/foo", to: "foo"),
            Cluster.path("/foo", "Exact", to: "exact")),
          Cluster.rule(
            "slash.example", Cluster.path("/a/b/", to: "slash"),
            Cluster.path("/foo/", "Exact", to: "exact")),
        ])
    }
    let expected: [(host: String, path: String, answer: String)] = [
      ("exact", "/foo", "shop/exact:80"), ("exact", "/foo/", "status 404"),
      ("exact", "/FOO", "status 404"), ("exact", "/bar", "status 404"),
      ("prefix", "/foo", "shop/foo:80"), ("prefix", "/foo/", "shop/foo:80"),
      ("prefix", "/FOO", "status 404"), ("prefix", "/a/b", "shop/ab:80"),
      ("prefix", "/a/b/c", "shop/ab:80"), ("prefix", "/a/c", "shop/a:80"),
      ("prefix", "/ac", "status 404"), ("prefix", "/a/bc", "shop/a:80"),
      ("mixed", "/foo", "shop/exact:80"), ("mixed", "/foo/x", "shop/foo:80"),
      ("slash", "/a/b", "shop/slash:80"), ("slash", "/a/b/", "shop/slash:80"),
      ("slash", "/foo", "status 404"), ("slash", "/foo/", "shop/exact:80"),
    ]
    for row in expected {
      let answer = compiled.answer(row.path, host: "\(row.host).example")
      #expect(answer == row.answer, "\(controller): \(row.host)\(row.path)")
    }
  }
}
