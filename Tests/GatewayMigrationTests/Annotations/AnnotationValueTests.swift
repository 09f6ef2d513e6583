import Testing

@testable import GatewayMigration

/// What the value of an annotation changes.
@Suite struct AnnotationValueTests {
  private static let nginx = "nginx.ingress.kubernetes.io/"
  private let judge = AnnotationJudge(
    served: ServedGatewayAPI(bundleVersion: "v1.4.1", channel: "standard"))

  private func one(_ name: String, _ value: String) -> AnnotationJudgement {
    judge.judge([name: value], controllerName: nil)[0]
  }

  @Test(arguments: [
    "nginx.ingress.kubernetes.io/enable-cors", "nginx.ingress.kubernetes.io/use-regex",
    "nginx.ingress.kubernetes.io/ssl-passthrough",
    "nginx.ingress.kubernetes.io/force-ssl-redirect", "nginx.ingress.kubernetes.io/canary",
    "nginx.ingress.kubernetes.io/enable-modsecurity", "haproxy.org/cors-enable",
    "konghq.com/strip-path", "traefik.ingress.kubernetes.io/router.tls",
  ])
  func falseSwitchesOffAndTrueDoesNot(_ name: String) {
    for value in ["false", " False ", "0", "off"] { #expect(!one(name, value).hasEffect) }
    for value in ["true", "1", "falsey", "", "10"] { #expect(one(name, value).hasEffect) }
    #expect(one(name, "false").note?.contains("switches it off") == true)
  }

  @Test(arguments: [
    "nginx.ingress.kubernetes.io/ssl-redirect", "nginx.org/ssl-redirect",
    "haproxy.org/ssl-redirect", "haproxy-ingress.github.io/ssl-redirect",
  ])
  func noRedirectToHTTPSIsAMeaningOfItsOwn(_ name: String) {
    let judged = one(name, "false")
    #expect(judged.hasEffect && judged.about == "no redirect to HTTPS")
    #expect(one(name, "true").about == "redirect to HTTPS")
  }

  @Test func falseIsNotAlwaysOff() {
    for name in ["enable-access-log", "proxy-ssl-verify", "enable-global-auth", "auth-url"] {
      #expect(one(Self.nginx + name, "false").hasEffect, "\(name)")
    }
    #expect(!one(Self.nginx + "enable-global-auth", "true").hasEffect)
    #expect(one(Self.nginx + "auth-tls-verify-client", "false").hasEffect)
    #expect(!one(Self.nginx + "auth-tls-verify-client", "off").hasEffect)
    #expect(one("traefik.ingress.kubernetes.io/service.passhostheader", "false").hasEffect)
    #expect(!one("traefik.ingress.kubernetes.io/service.passhostheader", "true").hasEffect)
    #expect(one("kubernetes.io/ingress.allow-http", "false").hasEffect)
    #expect(!one("kubernetes.io/ingress.allow-http", "true").hasEffect)
  }

  @Test func whatFollowsASwitchIsOffWithIt() {
    let origin = Self.nginx + "cors-allow-origin"
    let enable = Self.nginx + "enable-cors"
    func effect(_ annotations: [String: String]) -> Bool? {
      judge.judge(annotations, controllerName: nil).first { $0.name == origin }?.hasEffect
    }
    #expect(effect([origin: "*", enable: "false"]) == false)
    #expect(effect([origin: "*", enable: "true"]) == true)
    // The controller's ConfigMap may switch it on.
    #expect(effect([origin: "*"]) == true)
    #expect(effect([origin: "*", "haproxy.org/cors-enable": "false"]) == true)
  }

  @Test(
    arguments: [
      ("GRPC", .extended, true, true),
      ("grpcs", .extended, true, true), ("HTTPS", .extended, true, true),
      ("FCGI", .none, nil, true), ("HTTP", .extended, true, false),
    ] as [(String, AnnotationPortability, Bool?, Bool)])
  func theProtocolOfTheBackendDecides(
    _ value: String, _ portability: AnnotationPortability, _ isServed: Bool?, _ hasEffect: Bool
  ) {
    let judged = one(Self.nginx + "backend-protocol", value)
    #expect(judged.portability == portability && judged.hasEffect == hasEffect)
    #expect(judged.isServedHere == isServed)
  }

  @Test func theProtocolOfTheBackendNeedsItsOwnRelease() {
    let judge = AnnotationJudge(
      served: ServedGatewayAPI(bundleVersion: "v1.2.1", channel: "standard"))
    let name = Self.nginx + "backend-protocol"
    #expect(judge.judge([name: "GRPC"], controllerName: nil)[0].isServedHere == true)
    #expect(judge.judge([name: "GRPCS"], controllerName: nil)[0].isServedHere == false)
    #expect(judge.judge([name: "HTTPS"], controllerName: nil)[0].isServedHere == false)
  }

  @Test func aRewriteDependsOnItsTarget() {
    let name = Self.nginx + "rewrite-target"
    #expect(one(name, "/api").portability == .extended)
    #expect(one(name, "/$2").portability == .policy)
    #expect(one(name, "/price$").portability == .extended)
    #expect(one(name, "https://example.com/x").about == "redirect")
    #expect(one(name, "/https://x").about == "path rewriting")
    let huge = String(repeating: "$", count: 1_000_000) + "1"
    #expect(one(name, huge).portability == .extended)
  }

  @Test func aRedirectsStatusNeedsItsOwnRelease() {
    for name in [Self.nginx + "permanent-redirect-code", "konghq.com/https-redirect-status-code"] {
      #expect(one(name, "301").isServedHere == true)
      #expect(one(name, "308").isServedHere == false)
    }
  }

  @Test func aBackendThatIsNotVerifiedNeedsAPolicy() {
    #expect(one(Self.nginx + "proxy-ssl-verify", "off").portability == .policy)
    #expect(one(Self.nginx + "proxy-ssl-verify", "on").portability == .extended)
    #expect(!one(Self.nginx + "satisfy", "all").hasEffect)
    #expect(one(Self.nginx + "satisfy", "any").hasEffect)
  }
}
