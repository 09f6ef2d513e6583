import ClusterObjects
import NetworkModel
import RequestRouting
import TestSupport
import Testing

@testable import GatewayMigration

/// Each rule fires, is silent on the near miss, and says what it cannot say.
@Suite struct MigrationReviewTests {
  private typealias Step = MovingShop.Step

  private func review(
    _ steps: [MovingShop.Step], _ options: MigrationOptions = MigrationOptions()
  ) throws -> MigrationReview {
    let history = try MovingShop.history(steps)
    let moment = try history.moment("latest")
    let timeline = try MigrationTimeline(history, upTo: moment, options)
    return timeline.review(of: timeline.cells, at: moment)
  }

  /// `rule severity` of everything that was found.
  private func found(
    _ steps: [MovingShop.Step], _ options: MigrationOptions = MigrationOptions()
  ) throws -> [String] {
    try review(steps, options).findings.map { "\($0.rule) \($0.severity.rawValue)" }
  }

  private func unassessed(_ steps: [MovingShop.Step]) throws -> Set<String> {
    Set(try review(steps).notAssessed.map(\.rule))
  }

  /// Ready on both sides, at one address.
  private var ready: MovingShop.Step { Step(route: true, gatewayAddress: "192.0.2.1") }

  /// Ready on both sides, with TLS.
  private var secured: MovingShop.Step {
    var step = ready
    step.ingressSecret = "web-tls"
    step.gatewaySecret = "web-tls"
    step.section = "https"
    return step
  }

  private func changed(
    _ step: MovingShop.Step, _ change: (inout MovingShop.Step) -> Void
  ) -> MovingShop.Step {
    var step = step
    change(&step)
    return step
  }

  @Test func nothingIsFoundWhereBothSidesDoTheSame() throws {
    #expect(try found([Step()]) == [])
    #expect(try found([Step(), ready]) == [])
    #expect(try found([Step(), secured, changed(secured) { $0.ingress = false }]) == [])
    #expect(try unassessed([Step(), ready]) == [])
  }

  @Test func goingBackIsFoundWithItsCause() throws {
    let after = Step(ingress: false, route: true)
    let review = try review([Step(), after, Step()])
    let finding = try #require(review.findings.first { $0.rule == "migration.regressed" })
    #expect(finding.severity == .high)
    #expect(finding.observed.contains { $0.name == "event" && $0.value.contains("CUT_OVER -> ") })
    #expect(finding.since.after?.id == 2 && finding.since.by.id == 3)
    #expect(!finding.nextActions.isEmpty && !finding.rollback.isEmpty)
    #expect(try found([Step(), after, after]) == [])
    #expect(try found([Step(), after, Step(), Step(), after]) == [])
  }

  @Test func theSameTroubleHasTheSameFingerprintLater() throws {
    let orphan = Step(ingress: false)
    let soon = try #require(try review([Step(), orphan]).findings.first)
    let later = try #require(try review([Step(), orphan, orphan, orphan]).findings.first)
    #expect(soon.fingerprint == later.fingerprint)
    #expect(soon.since.by.id == 2 && later.since.by.id == 2)
  }

  @Test func anIngressThatWentTooEarlyIsFound() throws {
    let early = "migration.ingress-removed-early high"
    #expect(try found([Step(), Step(ingress: false)]).contains(early))
    let refused = Step(ingress: false, route: true, accepted: "False")
    #expect(try found([Step(), refused]).contains(early))
    #expect(try found([Step(), Step(ingress: false, service: false)]) == [])
  }

  @Test func whatWasNotSeenIsNotAssessed() throws {
    let blind = Step(ingress: false, unseen: ["httproutes.gateway.networking.k8s.io"])
    let review = try review([Step(), blind])
    #expect(review.findings.isEmpty)
    #expect(
      Set(review.notAssessed.map(\.rule))
        == Set(MigrationReview.rules.map { type(of: $0).id }))
    #expect(review.notAssessed.allSatisfy { $0.because.contains("httproutes") })
    #expect(review.notAssessed.allSatisfy { $0.cells.count == 1 })
  }

  @Test func anotherBackendIsFoundUntilItIsAccepted() throws {
    var step = ready
    step.port = 81
    #expect(try found([Step(), step]).contains("migration.backend-drift high"))
    step.accepted = nil
    #expect(try found([Step(), step]).contains("migration.backend-drift medium"))
    var options = MigrationOptions()
    options.acceptedDrift = ["shop.test/"]
    #expect(try found([Step(), step], options) == [])
    options.acceptedDrift = ["shop.test"]
    #expect(try found([Step(), step], options) == [])
    options.acceptedDrift = ["shop.test/other"]
    #expect(try found([Step(), step], options).count == 1)
  }

  @Test func acceptedDriftDoesNotBlockDone() throws {
    let after = Step(ingress: false, route: true, port: 81)
    let history = try MovingShop.history([Step(), after, after, after])
    var options = MigrationOptions()
    options.doneAfterHours = 1
    let moment = try history.moment("latest")
    #expect(try MigrationTimeline(history, upTo: moment, options).cells.first?.isDone == false)
    options.acceptedDrift = ["shop.test"]
    #expect(try MigrationTimeline(history, upTo: moment, options).cells.first?.isDone == true)
  }

  @Test func anotherPathAtTheBackendIsFound() throws {
    let rewrite =
      #"{"type":"URLRewrite","urlRewrite":{"path":{"type":"ReplacePrefixMatch","#
      + #""replacePrefixMatch":"/v2"}}}"#
    let step = changed(ready) { $0.filters = rewrite }
    #expect(try found([Step(), step]) == ["migration.rewrite-drift high"])
    let same =
      #"{"type":"URLRewrite","urlRewrite":{"path":{"type":"ReplacePrefixMatch","#
      + #""replacePrefixMatch":"/"}}}"#
    #expect(try found([Step(), changed(ready) { $0.filters = same }]) == [])
  }

  @Test func driftThatCannotBeComparedIsNotAssessed() throws {
    let name = "nginx.ingress.kubernetes.io/rewrite-target"
    var step = changed(ready) { $0.annotations = "\"\(name)\":\"/$request_id\"" }
    let open = try unassessed([Step(), step])
    #expect(
      open.isSuperset(of: [
        "migration.backend-drift", "migration.rewrite-drift", "migration.redirect-shadowed",
        "migration.match-narrowed",
      ]))
    step.annotations = ""
    #expect(try unassessed([Step(), step]) == [])
  }

  @Test func aRedirectInTheShadowIsFound() throws {
    let shadowed = changed(secured) { $0.section = "" }
    #expect(try found([Step(), shadowed]).contains("migration.redirect-shadowed medium"))
    #expect(try found([Step(), secured]) == [])
  }

  @Test func whatProtectsACellIsFoundOnceRequestsMayPassIt() throws {
    let name = "nginx.ingress.kubernetes.io/whitelist-source-range"
    let first = Step(annotations: "\"\(name)\":\"10.0.0.0/8\"")
    let both = changed(ready) { $0.annotations = first.annotations }
    let after = changed(both) { $0.ingress = false }
    #expect(try found([first]) == [])
    #expect(try found([first, both]) == ["migration.protection-lost medium"])
    #expect(try found([first, both, after]) == ["migration.protection-lost high"])
    let part = changed(both) { $0.routePath = "/shop" }
    let partly = try found([first, part])
    #expect(partly == ["migration.protection-lost medium"])
    #expect(try found([first, changed(both) { $0.accepted = nil }]) == [])
    var options = MigrationOptions()
    options.waivedAnnotations = [name]
    #expect(try found([first, both, after], options) == [])
  }

  /// Steps are copied into a shell, and a path may be anything.
  @Test func whatAClusterSaysIsOneWordOfACommand() throws {
    var step = Step()
    step.path = "/a'; reboot '$(x)"
    let orphan = changed(step) { $0.ingress = false }
    let finding = try #require(try review([step, orphan]).findings.first)
    let command = try #require(finding.nextActions.first)
    #expect(command.contains(#"explain shop.test '/a'\''; reboot '\''$(x)' names"#), "\(command)")
  }

  @Test func aNameThatStaysWithTheIngressIsFound() throws {
    let dns = #""external-dns.alpha.kubernetes.io/hostname":"shop.test""#
    let told = Step(route: true, annotations: dns)
    #expect(try found([Step(), told]) == ["migration.name-with-ingress medium"])
    #expect(try found([Step(), changed(told) { $0.gatewayAddress = "192.0.2.1" }]) == [])
    #expect(try found([Step(), told, changed(told) { $0.ingress = false }]) == [])
    #expect(try unassessed([Step(), Step(route: true)]) == ["migration.name-with-ingress"])
  }

  @Test func aTargetThatTheGatewayDoesNotNameIsFound() throws {
    let dns = #""external-dns.kubernetes.io/target":"cdn.example""#
    let told = changed(ready) { $0.annotations = dns }
    #expect(try found([Step(), told]) == ["migration.dns-target-lost medium"])
    let gone = changed(told) { $0.ingress = false }
    #expect(try found([told, gone]) == ["migration.dns-target-lost high"])
    #expect(try found([Step(), changed(told) { $0.gatewayAnnotations = dns }]) == [])
  }

  @Test func aCertificateThatNobodyRenewsIsFound() throws {
    let issuer = #""cert-manager.io/cluster-issuer":"public""#
    let asked = changed(secured) { $0.annotations = issuer }
    let gone = changed(asked) { $0.ingress = false }
    #expect(try found([Step(), asked]) == ["migration.certificate-not-renewed medium"])
    #expect(try found([asked, gone]) == ["migration.certificate-not-renewed high"])
    #expect(try found([Step(), changed(asked) { $0.gatewayAnnotations = issuer }]) == [])
    // Whether another Secret holds the host's name is in the Secret.
    let other = changed(secured) { $0.gatewaySecret = "edge-tls" }
    #expect(try unassessed([Step(), other]) == ["migration.certificate-not-renewed"])
  }

  @Test func looserPathsOfTheIngressAreFound() throws {
    let regex = #""nginx.ingress.kubernetes.io/use-regex":"true""#
    let loose = changed(ready) { $0.annotations = regex }
    #expect(
      try found([Step(), loose]).contains { $0.hasPrefix("migration.match-narrowed") } == false)
    let cased = changed(loose) {
      $0.path = "/shop"
      $0.routePath = "/shop"
    }
    #expect(try found([Step(), cased]).contains("migration.match-narrowed medium"))
  }
}
