import ClusterObjects
import RequestRouting
import Testing

@Suite struct IngressClassTests {
  private typealias Cluster = IngressTestCluster
  private static let annotation = "kubernetes.io/ingress.class"

  private static func rules() -> [String] {
    [Cluster.rule("shop.example", Cluster.path("/"))]
  }

  @Test func controllersAreKnownByTheirNames() {
    let names: [(String, IngressController)] = [
      ("k8s.io/ingress-nginx", .nginxCommunity), ("k8s.io/internal-ingress-nginx", .nginxCommunity),
      ("nginx", .nginxCommunity), ("nginx.org/ingress-controller", .nginxInc),
      ("traefik.io/ingress-controller", .traefik), ("traefik", .traefik),
      ("haproxy-ingress.github.io/controller", .haproxy),
      ("haproxy.org/ingress-controller/haproxy", .haproxy), ("haproxy", .haproxy),
      ("ingress.k8s.aws/alb", .awsLoadBalancer), ("alb", .awsLoadBalancer),
      ("k8s.io/ingress-gce", .gce), ("gce", .gce), ("kong", .kong),
      ("ingress-controllers.konghq.com/kong", .kong), ("contour", .contour),
      ("projectcontour.io/projectcontour/contour", .contour), ("istio", .istio),
      ("istio.io/ingress-controller", .istio), ("nginx-internal", .other), ("(none)", .other),
      ("example.com/k8s.io/ingress-nginx", .other), ("", .other),
    ]
    for (name, controller) in names {
      #expect(IngressController(controllerName: name) == controller, "\(name)")
    }
  }

  @Test func twoClassesOfOneControllerAreOneGroup() throws {
    var cluster = try Cluster(classes: ["a": "example.com/one", "b": "example.com/one"])
    try cluster.ingress("first", class: "a", rules: Self.rules())
    try cluster.ingress("second", class: "b", rules: Self.rules())
    let compiled = try cluster.compiled()
    #expect(compiled.controller == "example.com/one")
    #expect(compiled.routes.first?.owners.map(\.name) == ["first", "second"])
    #expect(compiled.routes.first?.service == .serving)
  }

  @Test func theOldAnnotationCountsWhereTheFieldIsAbsent() throws {
    var cluster = try Cluster(classes: ["traefik": "traefik.io/ingress-controller"])
    try cluster.ingress(
      "known", class: nil, annotations: [Self.annotation: "traefik"], rules: Self.rules())
    try cluster.ingress(
      "plain", class: nil, annotations: [Self.annotation: "kong"], rules: Self.rules())
    try cluster.ingress(
      "idle", class: nil, annotations: [Self.annotation: "istio"], hasAddress: false,
      rules: Self.rules())
    let all = try cluster.compile()
    #expect(all.map(\.controller) == ["istio", "kong", "traefik.io/ingress-controller"])
    #expect(
      all.map { $0.routes.first?.service } == [
        .unclaimed("its status has no address"), .serving, .serving,
      ])
  }

  @Test func theFieldWinsButNotForContourAndGoogle() throws {
    var cluster = try Cluster(
      classes: ["nginx": "k8s.io/ingress-nginx", "edge": "projectcontour.io/contour"])
    for (name, value) in [("a", "traefik"), ("b", "edge"), ("c", "gce")] {
      try cluster.ingress(name, annotations: [Self.annotation: value], rules: Self.rules())
    }
    let all = try cluster.compile()
    #expect(
      all.map { "\($0.controller) \($0.routes.first?.owners.first?.name ?? "")" } == [
        "gce c", "k8s.io/ingress-nginx a", "projectcontour.io/contour b",
      ])
    #expect(all[2].routes.first?.notes.contains { $0.contains("the annotation counts") } == true)
    #expect(all[1].routes.first?.notes.contains { $0.contains("the field counts") } == true)
  }

  @Test func aDefaultClassDoesNotClaimOlderIngresses() throws {
    var cluster = try Cluster()
    try cluster.add(
      "ingressclasses.networking.k8s.io", "usual", in: "",
      #"""
      {"metadata": {"annotations": {"ingressclass.kubernetes.io/is-default-class": "true"}},
       "spec": {"controller": "example.com/usual"}}
      """#)
    try cluster.ingress("bare", class: nil, rules: Self.rules())
    let compiled = try cluster.compiled()
    #expect(compiled.controller == "(none)")
    guard case .unclaimed = compiled.routes.first?.service else {
      Issue.record("an Ingress without a class is said to be served")
      return
    }
    #expect(compiled.reservations.contains { $0.contains("without a class") })
  }

  @Test func aClassThatWasNotSeenIsNotSaidToBeAbsent() throws {
    var cluster = try Cluster(classes: [:])
    cluster.unseen = ["ingressclasses.networking.k8s.io"]
    try cluster.ingress("a", rules: Self.rules())
    let compiled = try cluster.compiled()
    #expect(compiled.controller == "nginx")
    guard case .unclaimed(let why) = compiled.routes.first?.service else {
      Issue.record("a class that was not seen is said to be served")
      return
    }
    #expect(why.contains("was not seen"))
    #expect(compiled.routes.first?.notes.contains { $0.contains("was not seen") } == true)
    #expect(compiled.reservations.contains { $0.contains("IngressClasses") })
  }

  @Test func aClassWithoutAControllerServesNothing() throws {
    var cluster = try Cluster(classes: ["empty": ""])
    try cluster.ingress("a", class: "empty", rules: Self.rules())
    #expect(
      try cluster.compiled().routes.first?.service
        == .unclaimed("IngressClass empty names no controller"))
  }

  @Test func anAddressOfOneOwnerIsEnough() throws {
    var cluster = try Cluster()
    try cluster.ingress(
      "old", created: "2024-01-01T00:00:00Z", hasAddress: false, rules: Self.rules())
    #expect(
      try cluster.compiled().routes.first?.service == .unclaimed("its status has no address"))
    try cluster.ingress("new", created: "2025-01-01T00:00:00Z", rules: Self.rules())
    #expect(try cluster.compiled().routes.first?.service == .serving)
  }

  @Test func anUnknownControllerIsNamed() throws {
    var cluster = try Cluster(classes: ["x": "example.com/x"])
    try cluster.ingress("a", class: "x", rules: Self.rules())
    let compiled = try cluster.compiled()
    #expect(compiled.reservations.contains { $0.contains("example.com/x is not known") })
    var known = try Cluster()
    try known.ingress("a", rules: Self.rules())
    #expect(try known.compiled().reservations.isEmpty)
  }
}
