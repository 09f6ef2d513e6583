import ClusterObjects
import Testing

@testable import EvidenceSources

/// A survey says what may be read, what not, and what nobody can tell.
@Suite struct AccessSurveyTests {
  private static func findings(
    _ cluster: SurveyedCluster, isReviewed: Bool = false
  ) async throws -> [ResourceName: AccessFinding] {
    var options = LiveOptions()
    options.clock = FakeClock().clock
    let findings = try await AccessSurvey(
      cluster, reviewer: isReviewed ? cluster : nil, options: options
    ).findings()
    #expect(
      findings.map(\.resource)
        == ResourceCatalogue.current.resources.filter { $0.origin == .api }.map(\.name))
    return Dictionary(uniqueKeysWithValues: findings.map { ($0.resource, $0) })
  }

  private static func isDiscovery(_ path: String) -> Bool {
    let segments = path.split(separator: "/")
    return segments.count < (segments.first == "api" ? 3 : 4)
  }

  // MARK: Trying

  @Test func whatIsAnsweredIsAllowedAndWhatNobodyServesMissesNoRight() async throws {
    let cluster = SurveyedCluster()
    let findings = try await Self.findings(cluster)
    for name in ["nodes", "configmaps", "deployments.apps", "ingresses.networking.k8s.io"] {
      #expect(findings[ResourceName(name)] == AccessFinding(ResourceName(name), .allowed))
    }
    #expect(findings["ciliumnodes.cilium.io"]?.outcome == .notServed)
    #expect(findings.values.allSatisfy { $0.missing.isEmpty && $0.unseen.isEmpty })
    let requests = await cluster.requests
    #expect(!requests.contains { $0.path.contains("cilium.io") || $0.path.contains("secrets") })
    #expect(requests.contains { $0.path == "/api/v1/namespaces/kube-system/configmaps/coredns" })
    let evidence = requests.filter { !Self.isDiscovery($0.path) }
    #expect(Set(evidence).count == evidence.count, "something is asked for twice")
  }

  @Test func listsAreOfOneObject() async throws {
    let cluster = SurveyedCluster()
    _ = try await Self.findings(cluster)
    let lists = await cluster.requests.filter { $0.path == "/api/v1/pods" }
    #expect(lists.map(\.query) == [[APIRequest.QueryItem("limit", "1")]])
  }

  @Test func aRefusalIsToldInTheServersWords() async throws {
    let words = "nodes is forbidden: User 'reader' cannot list resource 'nodes'"
    let findings = try await Self.findings(
      SurveyedCluster(answers: [SurveyedCluster.forbidden("/api/v1/nodes", words)]))
    #expect(
      findings["nodes"]
        == AccessFinding(
          "nodes", .forbidden, unseen: [Scope("nodes")],
          missing: [ResourceAction("list", group: "", resource: "nodes")],
          words: words + " (HTTP 403)"))
    #expect(findings["services"]?.outcome == .allowed)
  }

  @Test func ofConfigMapsOnlyTheRefusedOnesAreMissing() async throws {
    let place = "/api/v1/namespaces/kube-system/configmaps/"
    let findings = try await Self.findings(
      SurveyedCluster(answers: [
        SurveyedCluster.forbidden(place + "kube-proxy", "no"),
        SurveyedCluster.absent(place, "configmaps", "coredns"),
      ]))
    let finding = try #require(findings["configmaps"])
    #expect(finding.outcome == .forbidden)
    #expect(finding.missing.allSatisfy { $0.verb == "get" && $0.resource == "configmaps" })
    // The path of kube-proxy-config begins with that of kube-proxy.
    #expect(finding.missing.map(\.name) == ["kube-proxy", "kube-proxy-config"])
    #expect(finding.hides(Scope("configmaps", namespace: "kube-system", name: "kube-proxy")))
    #expect(finding.hides(Scope("configmaps")))
    #expect(!finding.hides(Scope("configmaps", namespace: "kube-system", name: "coredns")))
    #expect(!finding.hides(Scope("nodes")))
  }

  @Test func theRightInSomeNamespacesIsFound() async throws {
    let findings = try await Self.findings(
      SurveyedCluster(answers: [
        SurveyedCluster.forbidden("/apis/apps/v1/deployments", "not everywhere"),
        SurveyedCluster.forbidden("/apis/apps/v1/namespaces/traefik/deployments", "not there"),
      ]))
    #expect(
      findings["deployments.apps"]
        == AccessFinding(
          "deployments.apps", .forbidden,
          unseen: [Scope("deployments.apps", namespace: "traefik")],
          missing: [
            ResourceAction("list", group: "apps", resource: "deployments", namespace: "traefik")
          ], words: "not there (HTTP 403)"))
    #expect(findings["daemonsets.apps"]?.outcome == .allowed)
  }

  @Test func aFaultIsNoMissingRight() async throws {
    let findings = try await Self.findings(
      SurveyedCluster(
        answers: [("/api/v1/pods", 500, "<html>")],
        errors: ["/api/v1/services": AccessError(.timedOut, "no answer in 30 s")]))
    #expect(findings["pods"]?.outcome == .failed)
    #expect(findings["pods"]?.words == "HTTP 500")
    #expect(findings["pods"]?.missing == [])
    #expect(findings["pods"]?.unseen == [Scope("pods")])
    #expect(findings["services"]?.words == "no answer in 30 s")
  }

  @Test func whatDiscoveryDoesNotTellIsNotCalledAbsent() async throws {
    var served = SurveyedCluster.small
    served["cilium.io/v2"] = ["ciliumnodes"]
    served["acn.azure.com/v9"] = ["nodenetworkconfigs"]
    let findings = try await Self.findings(
      SurveyedCluster(served: served, answers: [("/apis/cilium.io/v2", 503, "{}")]))
    #expect(findings["ciliumnodes.cilium.io"]?.outcome == .failed)
    let words = findings["ciliumnodes.cilium.io"]?.words
    #expect(words == "discovery of /apis/cilium.io/v2: HTTP 503")
    let unread = findings["nodenetworkconfigs.acn.azure.com"]
    #expect(unread?.outcome == .failed)
    #expect(unread?.words.contains("none of the versions that netlapse reads") ?? false)
    #expect(findings["gateways.gateway.networking.k8s.io"]?.outcome == .notServed)
  }

  @Test func anOlderGroupIsAskedWhereItServes() async throws {
    var served = SurveyedCluster.small
    served["networking.k8s.io/v1"] = ["networkpolicies"]
    served["extensions/v1beta1"] = ["ingresses"]
    let cluster = SurveyedCluster(
      served: served,
      answers: [SurveyedCluster.forbidden("/apis/extensions/v1beta1/ingresses", "no")])
    let finding = try await Self.findings(cluster)["ingresses.networking.k8s.io"]
    let list = ResourceAction("list", group: "extensions", resource: "ingresses")
    #expect(finding?.missing == [list])
  }

  @Test(arguments: ["/apis", "/api/v1/nodes"])
  func aClusterThatIsGoneEndsTheSurvey(_ path: String) async throws {
    let gone = AccessError(.unreachable, "connection refused")
    await #expect(throws: gone) {
      try await Self.findings(SurveyedCluster(errors: [path: gone]))
    }
  }

  @Test func whoIsNotKnownIsNotToldThatRightsAreMissing() async throws {
    let cluster = SurveyedCluster(answers: [
      ("/apis", 401, #"{"kind":"Status","message":"Unauthorized"}"#)
    ])
    let error = await #expect(throws: AccessError.self) { try await Self.findings(cluster) }
    #expect(error?.category == .unauthenticated)
    #expect(error?.message == "https://cluster.test:6443: Unauthorized (HTTP 401)")
  }

  // MARK: Asking

  @Test func aReviewIsAskedInsteadOfTrying() async throws {
    let cluster = SurveyedCluster { action in
      AccessVerdict(isAllowed: action.resource != "nodes", reason: "RBAC: none")
    }
    let findings = try await Self.findings(cluster, isReviewed: true)
    #expect(findings["nodes"]?.outcome == .forbidden)
    #expect(findings["nodes"]?.words == "RBAC: none")
    #expect(findings["pods"]?.outcome == .allowed)
    let asked = await cluster.reviews
    #expect(asked.contains(ResourceAction("list", group: "apps", resource: "daemonsets")))
    #expect(!asked.contains { $0.group == "cilium.io" }, "nobody serves it")
    #expect(Set(asked.map(\.verb)) == ["get", "list"])
    let requests = await cluster.requests
    #expect(requests.allSatisfy { Self.isDiscovery($0.path) }, "something is tried as well")
  }

  @Test func aReviewThatFailsTellsNothing() async throws {
    let findings = try await Self.findings(SurveyedCluster(), isReviewed: true)
    #expect(findings["nodes"]?.outcome == .failed)
    #expect(findings["nodes"]?.words == "reviews are refused")
    #expect(findings["nodes"]?.missing == [])
  }

  // MARK: What is missing

  @Test func theMissingRulesAllowWhatWasRefused() async throws {
    let cluster = SurveyedCluster { _ in AccessVerdict(isAllowed: false, reason: "") }
    let findings = try await Self.findings(cluster, isReviewed: true)
    let missing = findings.values.flatMap(\.missing)
    let rules = AccessRules(allowing: missing)
    let collector = AccessRules.collector()
    #expect(missing.count > 40)
    for action in missing {
      #expect(rules.allows(action) && collector.allows(action), "\(action)")
    }
    #expect(!rules.rules.contains { $0.groups.contains("cilium.io") })
  }
}
