import ClusterObjects
import NetworkModel
import TestSupport
import Testing

@testable import RequestRouting

/// Requests that get another answer at a second moment.
@Suite struct RequestChangeReaderTests {
  private func changes(
    _ before: GatewayScene, _ after: GatewayScene, assumesReady: Bool = true
  ) throws -> RequestChanges {
    let history = TestHistory()
    before.record(in: history)
    // Later than what is carried from one snapshot to the next.
    after.record(in: history, at: 7200)
    func evidence(_ moment: String) throws -> NetworkEvidence {
      NetworkEvidence(history: history, moment: try history.moment(moment))
    }
    return try RequestChangeReader(
      before: try evidence("id:1"), after: try evidence("id:2"), assumesReady: assumesReady
    ).changes()
  }

  /// Each as `GET http://shop.test/: shop/web:80 -> shop/cart:80`.
  private func texts(_ changes: RequestChanges) -> [String] {
    changes.proxies.flatMap { entry in
      entry.differences.differences.map {
        "\(entry.proxy.description): \($0.request.description): \($0.before.answer.description)"
          + " -> \($0.after.answer.description)"
      }
    }
  }

  private func ingress(_ path: String, to service: String, class name: String = "nginx") -> String {
    """
    "spec":{"ingressClassName":"\(name)","rules":[{"host":"shop.test","http":{"paths":[
      {"path":"\(path)","pathType":"\(name == "alb" ? "ImplementationSpecific" : "Prefix")",
       "backend":{"service":{"name":"\(service)","port":{"number":80}}}}]}}]}
    """
  }

  private func shop() throws -> GatewayScene {
    var scene = try GatewayScene()
    try scene.add("IngressClass", "nginx", #""spec":{"controller":"k8s.io/ingress-nginx"}"#)
    try scene.add("Ingress", "shop/web", ingress("/", to: "web"))
    try scene.route("web", hosts: ["shop.test"], rules: GatewayScene.rule(to: "web"))
    return scene
  }

  @Test func anotherBackendIsToldByProxy() throws {
    var after = try shop()
    try after.route("web", hosts: ["shop.test"], rules: GatewayScene.rule(to: "cart"))
    let changes = try changes(try shop(), after)
    #expect(
      texts(changes) == ["Gateway infra/edge: GET http://shop.test/: shop/web:80 -> shop/cart:80"])
    #expect(changes.isComplete && changes.count == 1)
  }

  @Test func aWayThatMovedIsLostAtOneProxyAndGainedAtAnother() throws {
    var before = try shop()
    before.remove("HTTPRoute", "shop/web")
    var after = try shop()
    after.remove("Ingress", "shop/web")
    let texts = texts(try changes(before, after))
    #expect(
      texts == [
        "Ingresses of k8s.io/ingress-nginx: GET https://shop.test/: shop/web:80 -> nothing listens",
        "Gateway infra/edge: GET http://shop.test/: status 404 -> shop/web:80",
      ])
  }

  @Test func whatSaysTheSameInOtherWordsIsNoDifference() throws {
    var after = try shop()
    try after.route(
      "web", hosts: ["shop.test", "SHOP.test."],
      rules: """
        [{"matches":[{"path":{"type":"PathPrefix","value":"/a"}},
          {"path":{"type":"PathPrefix","value":"/"}}],
          "backendRefs":[{"name":"web","port":80,"weight":7}]}]
        """)
    let changes = try changes(try shop(), after)
    #expect(texts(changes) == [])
    #expect(changes.isComplete)
  }

  @Test func aListenerThatMovesToAnotherPortAnswersOtherRequests() throws {
    var after = try shop()
    try after.gateway("edge", listeners: #"[{"name":"http","port":8080,"protocol":"HTTP"}]"#)
    #expect(
      texts(try changes(try shop(), after)) == [
        "Gateway infra/edge: GET http://shop.test/: shop/web:80 -> nothing listens",
        "Gateway infra/edge: GET http://shop.test:8080/: nothing listens -> shop/web:80",
      ])
  }

  @Test func whatOneMomentDidNotSeeIsNeitherGoneNorThere() throws {
    for resource in ["HTTPRoute", "Gateway", "ReferenceGrant", "GRPCRoute"] {
      var after = try shop()
      after.unseen = [GatewayScene.resource(resource)]
      for changes in [try changes(try shop(), after), try changes(after, try shop())] {
        #expect(texts(changes) == [], "\(resource)")
        #expect(changes.notCompared.count == 1 && !changes.isComplete, "\(resource)")
        #expect(changes.notCompared.first?.hasPrefix("requests to Gateways: ") == true)
      }
    }
    var after = try shop()
    after.unseen = [GatewayScene.resource("Service")]
    #expect(try changes(try shop(), after).notCompared.count == 2)
    after.unseen = [GatewayScene.resource("EndpointSlice")]
    #expect(try changes(try shop(), after).isComplete)
  }

  @Test func whatNeitherMomentSawIsNoGapBetweenThem() throws {
    var (before, after) = (try shop(), try shop())
    before.unseen = [GatewayScene.resource("GRPCRoute")]
    after.unseen = before.unseen
    try after.route("web", hosts: ["shop.test"], rules: GatewayScene.rule(to: "cart"))
    let changes = try changes(before, after)
    #expect(changes.count == 1 && changes.isComplete)
  }

  @Test func aConstructThatIsNotComputedIsUnprovenOnlyWhereItsObjectChanged() throws {
    func scene(_ path: String, to service: String) throws -> GatewayScene {
      var scene = try shop()
      try scene.add("IngressClass", "alb", #""spec":{"controller":"ingress.k8s.aws/alb"}"#)
      try scene.add("Ingress", "shop/alb", ingress("/x*", to: "web", class: "alb"))
      try scene.add("Ingress", "shop/plain", ingress(path, to: service, class: "alb"))
      return scene
    }
    let settled = try changes(try scene("/y", to: "web"), try scene("/y", to: "cart"))
    #expect(settled.isComplete)
    #expect(
      texts(settled) == [
        "Ingresses of ingress.k8s.aws/alb: GET https://shop.test/y: shop/web:80 -> shop/cart:80"
      ])
    var after = try scene("/y", to: "web")
    try after.add("Ingress", "shop/alb", ingress("/x*", to: "cart", class: "alb"))
    #expect(try !changes(try scene("/y", to: "web"), after).isComplete)
  }

  @Test func aRouteThatIsNotTakenIsNamedOnce() throws {
    var after = try shop()
    try after.route(
      "lost", hosts: ["lost.test"], parents: #"[{"name":"nowhere","namespace":"infra"}]"#,
      rules: GatewayScene.rule(to: "web"))
    let changes = try changes(try shop(), after)
    #expect(changes.notInForce.count == 1)
    #expect(changes.notInForce.first?.contains("HTTPRoute shop/lost") == true)
    #expect(changes.isComplete && changes.count == 0)
    #expect(try self.changes(after, after).notInForce == [])
  }

  @Test func withoutAStatusNothingIsInForceUnlessAssumed() throws {
    var after = try shop()
    try after.route("web", hosts: ["shop.test"], rules: GatewayScene.rule(to: "cart"))
    #expect(try changes(try shop(), after, assumesReady: false).count == 0)
    #expect(try changes(try shop(), after, assumesReady: true).count == 1)
  }
}
