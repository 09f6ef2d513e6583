import Testing

@testable import GatewayMigration

@Suite struct AnnotationJudgeTests {
  private static let nginx = "nginx.ingress.kubernetes.io/"
  private static let community = "k8s.io/ingress-nginx"
  private let judge = AnnotationJudge(
    served: ServedGatewayAPI(bundleVersion: "v1.4.1", channel: "standard"))

  private func one(
    _ name: String, _ value: String = "true", controller: String? = community,
    by judge: AnnotationJudge? = nil
  ) -> AnnotationJudgement {
    (judge ?? self.judge).judge([name: value], controllerName: controller)[0]
  }

  // MARK: Known

  @Test func anAnnotationIsJudgedForThisCluster() {
    let cors = one(Self.nginx + "enable-cors")
    #expect(cors.about == "CORS" && cors.portability == .extended)
    #expect(cors.equivalent == "HTTPRoute filter CORS")
    #expect(cors.isServedHere == false)
    #expect(cors.hasEffect && !cors.isSecurity && cors.value == "true")
    let timeout = one(Self.nginx + "proxy-read-timeout", "60")
    #expect(timeout.isServedHere == true)
    #expect(one(Self.nginx + "auth-secret", "users").isServedHere == nil)
  }

  @Test func judgementsAreSortedByName() {
    let names = ["z.io/z", "kubernetes.io/ingress.class", Self.nginx + "canary", "a"]
    let annotations = Dictionary(names.map { ($0, "x") }) { first, _ in first }
    #expect(judge.judge(annotations, controllerName: nil).map(\.name) == names.sorted())
    #expect(judge.judge([:], controllerName: nil) == [])
  }

  @Test func aLongValueIsCutAndBookkeepingIsNotShown() {
    let long = one(Self.nginx + "server-snippet", String(repeating: "é", count: 5000)).value
    #expect(long?.count == AnnotationJudge.shownValueLength + 1)
    let exact = String(repeating: "é", count: AnnotationJudge.shownValueLength)
    #expect(one(Self.nginx + "server-snippet", exact).value == exact)
    let kubectl = one("kubectl.kubernetes.io/last-applied-configuration", "{}")
    #expect(kubectl.value == nil && kubectl.portability == .notRouting)
  }

  // MARK: Unknown

  @Test func aMisspeltNameIsUnknownAndSaysSo() {
    let judged = one(Self.nginx + "rewrite-targe", "/")
    #expect(judged.portability == .unknown && judged.hasEffect && judged.about == nil)
    #expect(judged.note?.contains("is not known to netlapse") == true)
    #expect(judged.mayHideSecurity)
  }

  @Test func aStrangersNameIsUnknownButNotSuspected() {
    let judged = one("example.com/owner", "team-a")
    #expect(judged.portability == .unknown && judged.hasEffect)
    #expect(!judged.mayHideSecurity && judged.isServedHere == nil)
    #expect(judged.note == "example.com/owner is not known to netlapse.")
  }

  @Test func anUnknownNameOfAnotherProductHasNoEffect() {
    let judged = one("konghq.com/brand-new")
    #expect(judged.portability == .unknown && !judged.hasEffect && !judged.mayHideSecurity)
  }

  // MARK: Another product's

  @Test func anotherProductsAnnotationHasNoEffect() {
    let judged = one(
      Self.nginx + "auth-url", "http://auth", controller: "traefik.io/ingress-controller")
    #expect(!judged.hasEffect && judged.portability == .extended && judged.isSecurity)
    #expect(
      judged.note
        == "Traefik serves this Ingress and does not read an annotation of ingress-nginx.")
    #expect(!one("nginx.org/ssl-services", "a").hasEffect)
    #expect(!one(Self.nginx + "canary", controller: "nginx.org/ingress-controller").hasEffect)
  }

  @Test(arguments: [nil, "example.com/own-controller", "nginx", "haproxy", ""])
  func withAnUnknownControllerNothingIsRuledOut(_ controller: String?) {
    for name in [Self.nginx + "auth-url", "nginx.org/policies", "konghq.com/plugins"] {
      #expect(one(name, "x", controller: controller).hasEffect)
    }
  }

  @Test func certificatesDNSAndClassesCountForEveryController() {
    for controller in [Self.community, "ingress.k8s.aws/alb", "traefik.io/ingress-controller"] {
      for name in [
        "cert-manager.io/cluster-issuer", "external-dns.alpha.kubernetes.io/hostname",
        "kubernetes.io/ingress.class",
      ] {
        #expect(one(name, "x", controller: controller).hasEffect)
      }
    }
  }

  @Test func aSharedNameIsTheControllersOwn() {
    let name = "kubernetes.io/ingress.allow-http"
    #expect(one(name, "false", controller: "projectcontour.io/ingress/contour").hasEffect)
    #expect(one(name, "false", controller: "gce").hasEffect)
    #expect(!one(name, "false", controller: Self.community).hasEffect)
    let old = "ingress.kubernetes.io/whitelist-source-range"
    #expect(
      one(old, "10.0.0.0/8", controller: "haproxy.org/ingress-controller/edge").hasEffect == true)
    let oauth = one(
      "ingress.kubernetes.io/oauth", "oauth2_proxy",
      controller: "haproxy-ingress.github.io/controller")
    #expect(oauth.hasEffect && oauth.isSecurity)
  }

  @Test(arguments: [
    ("k8s.io/ingress-nginx", AnnotationProduct.nginxCommunity),
    ("nginx.org/ingress-controller", .nginxInc), ("traefik.io/ingress-controller", .traefik),
    ("haproxy.org/ingress-controller", .haproxyTechnologies),
    ("haproxy.org/ingress-controller/edge", .haproxyTechnologies),
    ("haproxy-ingress.github.io/controller", .haproxyCommunity),
    ("ingress.k8s.aws/alb", .awsLoadBalancer), ("gce-internal", .gce),
    ("ingress-controllers.konghq.com/kong", .kong),
    ("projectcontour.io/ingress-contour/contour", .contour),
    ("istio.io/ingress-controller", .istio), ("cilium.io/ingress-controller", .cilium),
    ("apisix.apache.org/apisix-ingress-controller", .apisix),
  ])
  func aControllerIsKnownByItsName(_ name: String, _ product: AnnotationProduct) {
    #expect(AnnotationProduct(controllerName: name) == product)
    #expect(product.isController && !product.displayName.isEmpty)
  }

  @Test(arguments: [
    "k8s.io/ingress-nginx2", "ingress-nginx", "nginx", "k8s.io", "ingress.k8s.aws/nlb", "",
  ])
  func aNameThatIsOnlySimilarIsNoController(_ name: String) {
    #expect(AnnotationProduct(controllerName: name) == nil)
  }

  @Test func anotherPrefixOfIngressNginxIsJudged() {
    let judge = AnnotationJudge(served: .unknown, nginxPrefix: "nginx.example.com")
    #expect(one("nginx.example.com/auth-url", "x", by: judge).isSecurity)
    let unread = one(Self.nginx + "auth-url", "x", by: judge)
    #expect(!unread.hasEffect && unread.note?.contains("nginx.example.com") == true)
  }
}
