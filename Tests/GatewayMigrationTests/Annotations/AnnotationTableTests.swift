import Testing

@testable import GatewayMigration

@Suite struct AnnotationTableTests {
  private let table = AnnotationTable.current

  // MARK: Form

  @Test func aProductNamesAnAnnotationOnce() {
    let names = table.entries.map { "\($0.product.rawValue) \($0.name)" }
    let repeated = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    #expect(repeated == [])
  }

  @Test func theTableHoldsEveryController() {
    #expect(Set(table.entries.map(\.product)) == Set(AnnotationProduct.allCases))
    #expect(table.entries.count == 656)
  }

  @Test func whatCanBeSaidHasAnEquivalentAndWhatCannotHasNone() {
    for entry in table.entries {
      let meaning = entry.meaning
      switch meaning.portability {
      case .core, .extended:
        #expect(meaning.equivalent?.text.isEmpty == false, "\(entry.name)")
        #expect(
          (meaning.equivalent?.firstStandard ?? meaning.equivalent?.firstExperimental) != nil,
          "\(entry.name)")
      case .policy: #expect(meaning.equivalent?.text.isEmpty == false, "\(entry.name)")
      case .none: #expect(meaning.equivalent == nil, "\(entry.name)")
      case .notRouting: #expect(!meaning.isSecurity, "\(entry.name)")
      case .unknown: Issue.record("\(entry.name) is in the table")
      }
    }
  }

  @Test func textsAreShortAndNotesAreSentences() {
    for meaning in Set(table.entries.map(\.meaning)) {
      #expect(!meaning.about.isEmpty && meaning.about.count <= 60, "\(meaning.about)")
      #expect(meaning.equivalent.map { $0.text.count <= 160 } ?? true, "\(meaning.about)")
      guard let note = meaning.note else { continue }
      #expect(note.hasSuffix(".") && !note.contains("  ") && note.count <= 300, "\(note)")
    }
  }

  @Test func aLeaderIsInTheTableAndCanSwitchOff() throws {
    for entry in table.entries {
      guard let leader = entry.leader else { continue }
      let name = "\(AnnotationTable.parts(of: entry.name).prefix)/\(leader)"
      let found = try #require(table.entry(for: name), "\(entry.name) follows \(name)")
      #expect(found.product == entry.product)
      #expect(found.cases.contains { $0.meaning == nil }, "\(name) is never off")
    }
  }

  @Test func releasesAreVersionsAndStandardIsNotBeforeExperimental() {
    for equivalent in Set(table.entries.compactMap(\.meaning.equivalent)) {
      let standard = equivalent.firstStandard.map(BundleVersion.init)
      let experimental = equivalent.firstExperimental.map(BundleVersion.init)
      if let standard { #expect(standard != nil, "\(equivalent.text)") }
      if let experimental { #expect(experimental != nil, "\(equivalent.text)") }
      if let standard = standard ?? nil, let experimental = experimental ?? nil {
        #expect(standard.isAtLeast(experimental) == true, "\(equivalent.text)")
        #expect(experimental.isAtLeast(standard) == false, "\(equivalent.text)")
      }
    }
  }

  // MARK: Looking up

  @Test func everyNameIsFound() {
    for entry in table.entries {
      let found = table.entries(for: Self.instance(of: entry.name))
      #expect(found.contains { $0.product == entry.product && $0.name == entry.name })
    }
  }

  @Test func aNameWithoutItsLastLetterOrWithOneMoreIsNotThatAnnotation() {
    for entry in table.entries where AnnotationNamePattern(entry.name) == nil {
      for miss in [String(entry.name.dropLast()), entry.name + "x", "x" + entry.name] {
        #expect(
          !table.entries(for: miss).contains { $0.name == entry.name }, "\(miss)")
      }
    }
    #expect(table.entry(for: "nginx.ingress.kubernetes.io/rewrite-targe") == nil)
    #expect(table.entry(for: "nginx.ingress.kubernetes.io/Rewrite-Target") == nil)
    #expect(table.entry(for: "rewrite-target") == nil)
    #expect(table.entry(for: "") == nil)
    #expect(table.entry(for: "/") == nil)
  }

  @Test(arguments: [
    ("alb.ingress.kubernetes.io/actions.ssl-redirect", "actions.${action-name}"),
    ("alb.ingress.kubernetes.io/actions.a.b", "actions.${action-name}"),
    ("alb.ingress.kubernetes.io/conditions.x", "conditions.${conditions-name}"),
    (
      "alb.ingress.kubernetes.io/listener-attributes.HTTPS-443",
      "listener-attributes.${Protocol}-${Port}"
    ),
    (
      "alb.ingress.kubernetes.io/target-control-port.shop.8080",
      "target-control-port.${serviceName}.${servicePort}"
    ),
    ("konghq.com/headers.x-tenant", "headers.*"),
    (
      "traefik.ingress.kubernetes.io/router.tls.domains.12.main", "router.tls.domains.n.main"
    ),
  ])
  func aPlaceholderTakesAName(_ name: String, _ pattern: String) {
    #expect(table.entry(for: name)?.name.hasSuffix("/" + pattern) == true)
  }

  @Test(arguments: [
    "alb.ingress.kubernetes.io/actions.", "alb.ingress.kubernetes.io/actions",
    "alb.ingress.kubernetes.io/listener-attributes.HTTPS443",
    "alb.ingress.kubernetes.io/listener-attributes.-443",
    "alb.ingress.kubernetes.io/target-control-port.shop",
    "alb.ingress.kubernetes.io/actions.a/b", "konghq.com/headers.", "konghq.com/headers",
    "traefik.ingress.kubernetes.io/router.tls.domains.x.main",
    "traefik.ingress.kubernetes.io/router.tls.domains..main",
    "traefik.ingress.kubernetes.io/router.tls.domains.1.mains",
  ])
  func aPlaceholderIsNeverEmptyAndANumberIsOne(_ name: String) {
    #expect(table.entry(for: name) == nil)
  }

  @Test func aNameTooLongForKubernetesIsNotLookedAt() {
    let name = "alb.ingress.kubernetes.io/actions." + String(repeating: ".-", count: 200_000)
    #expect(table.entry(for: name) == nil)
  }

  @Test func traefikReadsItsAnnotationsInAnyCase() {
    let name = "traefik.ingress.kubernetes.io/router.observability.traceverbosity"
    #expect(table.entry(for: name)?.meaning.about == "telemetry")
  }

  @Test func anotherPrefixOfIngressNginxIsReadInsteadOfItsOwn() {
    let prefix = "nginx.example.com"
    let found = table.entry(for: "nginx.example.com/ssl-redirect", nginxPrefix: prefix)
    #expect(found?.meaning.about == "redirect to HTTPS")
    #expect(table.entry(for: "nginx.example.com/ssl-redirect") == nil)
    #expect(
      table.entry(for: "nginx.ingress.kubernetes.io/ssl-redirect", nginxPrefix: prefix) == nil)
  }

  @Test func theOldPrefixOfHAProxyIsReadToo() {
    let found = table.entries(for: "ingress.kubernetes.io/oauth")
    #expect(found.map(\.product) == [.haproxyCommunity])
    #expect(found.first?.meaning.isSecurity == true)
  }

  @Test func aNameOfTwoProductsIsKubernetesOwnFirst() {
    #expect(table.entry(for: "kubernetes.io/ingress.class")?.product == .kubernetes)
    #expect(
      Set(table.entries(for: "kubernetes.io/ingress.allow-http").map(\.product))
        == [.gce, .contour])
  }

  @Test func aSharedPrefixBelongsToNobody() {
    #expect(table.product(ofPrefixIn: "konghq.com/new") == .kong)
    #expect(table.product(ofPrefixIn: "kubernetes.io/new") == nil)
    #expect(table.product(ofPrefixIn: "ingress.kubernetes.io/new") == nil)
    #expect(table.product(ofPrefixIn: "example.com/new") == nil)
  }

  // MARK: Security

  @Test(arguments: [
    "nginx.ingress.kubernetes.io/auth-url", "nginx.ingress.kubernetes.io/auth-secret",
    "nginx.ingress.kubernetes.io/auth-tls-secret",
    "nginx.ingress.kubernetes.io/whitelist-source-range",
    "nginx.ingress.kubernetes.io/denylist-source-range",
    "nginx.ingress.kubernetes.io/enable-modsecurity", "nginx.ingress.kubernetes.io/satisfy",
    "nginx.org/basic-auth-secret", "nginx.com/jwt-key", "appprotect.f5.com/app-protect-policy",
    "haproxy.org/deny-list", "haproxy-ingress.github.io/oauth", "haproxy-ingress.github.io/waf",
    "alb.ingress.kubernetes.io/auth-idp-oidc", "alb.ingress.kubernetes.io/wafv2-acl-arn",
    "alb.ingress.kubernetes.io/inbound-cidrs",
  ])
  func whatKeepsOthersOutIsSecurity(_ name: String) {
    #expect(table.entry(for: name)?.meaning.isSecurity == true)
  }

  @Test(arguments: [
    "traefik.ingress.kubernetes.io/router.middlewares", "konghq.com/plugins",
    "nginx.org/policies", "nginx.ingress.kubernetes.io/server-snippet",
    "cloud.google.com/backend-config",
  ])
  func whatAnotherObjectSaysMayBeSecurity(_ name: String) throws {
    let meaning = try #require(table.entry(for: name)).meaning
    #expect(meaning.mayHideSecurity && !meaning.isSecurity)
  }

  @Test func routingAloneIsNotSecurity() {
    let names = ["rewrite-target", "enable-cors", "proxy-read-timeout", "limit-rps", "canary"]
    for name in names {
      let meaning = table.entry(for: "nginx.ingress.kubernetes.io/\(name)")?.meaning
      #expect(meaning?.isSecurity == false && meaning?.mayHideSecurity == false, "\(name)")
    }
    #expect(table.entries.count { $0.meaning.isSecurity } == 75)
  }

  private static func instance(of name: String) -> String {
    var text = name.replacing(".n.", with: ".0.")
    while let start = text.firstRange(of: "${"), let end = text.firstIndex(of: "}") {
      text.replaceSubrange(start.lowerBound...end, with: "a-1")
    }
    return text.hasSuffix("*") ? text.dropLast() + "x-version" : text
  }
}
