import ClusterObjects
import EvidenceSources
import Testing

/// What a `coverage.json` beside the evidence makes of it.
struct CoverageManifestTests {
  private static let routes: ResourceName = "httproutes.gateway.networking.k8s.io"
  private static let routesPath = "/apis/gateway.networking.k8s.io/v1/httproutes"
  private static let oldRoutesPath = "/apis/gateway.networking.k8s.io/v1beta1/httproutes"

  private static func read(
    _ requests: [String], _ files: [(String, String)] = [], more: String = ""
  ) throws -> FileEvidence {
    let folder = try EvidenceFolder()
    try folder.write("coverage.json", EvidenceText.collection(requests, more: more))
    for (name, text) in files { try folder.write(name, text) }
    return try folder.read()
  }

  @Test func successCoversWhatThePathAskedFor() throws {
    let evidence = try Self.read(
      [
        EvidenceText.request("services", "/api/v1/services?limit=500", file: "s.json"),
        EvidenceText.request(
          "ingresses.networking.k8s.io", "/apis/networking.k8s.io/v1/namespaces/shop/ingresses",
          file: "i.json"),
      ],
      [
        ("s.json", EvidenceText.list([EvidenceText.service("web", in: "shop")])),
        ("i.json", EvidenceText.list([EvidenceText.ingress("web", in: "shop")])),
      ])
    #expect(
      evidence.coverageLines == [
        "ingresses.networking.k8s.io in shop: complete", "services: complete",
      ])
  }

  @Test func anEmptyListThatSucceededIsComplete() throws {
    let evidence = try Self.read(
      [EvidenceText.request("services", "/api/v1/services", file: "s.json")],
      [("s.json", EvidenceText.list([], kind: "ServiceList"))])
    #expect(evidence.coverageLines == ["services: complete"])
    #expect(evidence.snapshot.objects.isEmpty)
  }

  @Test(arguments: [
    "Error from server (Forbidden): services is forbidden: User cannot list",
    "error: You must be logged in to the server (Unauthorized)",
  ])
  func aRefusalIsForbiddenInTheServersWords(_ words: String) throws {
    let evidence = try Self.read([
      EvidenceText.request("services", "/api/v1/services", status: 1, error: words)
    ])
    #expect(evidence.coverageLines == ["services: forbidden"])
    #expect(evidence.entry("services")?.note == words)
  }

  @Test func notFoundForOneOfSeveralVersionsIsAFailure() throws {
    let words = "Error from server (NotFound): the server could not find the requested resource"
    let evidence = try Self.read([
      EvidenceText.request(Self.routes.text, Self.routesPath, status: 1, error: words)
    ])
    #expect(evidence.outcome(Self.routes) == .failed)
  }

  /// A version that netlapse cannot read may be served: only discovery can tell.
  @Test func notFoundForAllKnownVersionsIsNoProof() throws {
    let words = "Error from server (NotFound): the server could not find the requested resource"
    let requests = [
      EvidenceText.request(Self.routes.text, Self.routesPath, status: 1, error: words),
      EvidenceText.request(Self.routes.text, Self.oldRoutesPath, status: 1, error: words),
    ]
    #expect(try Self.read(requests).outcome(Self.routes) == .failed)
    let groups = #"{"kind":"APIGroupList","apiVersion":"v1","groups":[]}"#
    #expect(try Self.read(requests, [("apis.json", groups)]).outcome(Self.routes) == .notServed)
  }

  @Test func oneVersionThatAnsweredOutweighsTheOther() throws {
    let evidence = try Self.read(
      [
        EvidenceText.request(Self.routes.text, Self.routesPath, status: 1, error: "NotFound"),
        EvidenceText.request(Self.routes.text, Self.oldRoutesPath, file: "r.json"),
      ],
      [
        (
          "r.json",
          EvidenceText.list(
            [], kind: "HTTPRouteList", apiVersion: "gateway.networking.k8s.io/v1beta1")
        )
      ])
    #expect(evidence.outcome(Self.routes) == .complete)
  }

  @Test func kubectlsOwnWordsForAMissingTypeMeanNotServed() throws {
    let evidence = try Self.read([
      EvidenceText.request(
        Self.routes.text, Self.routesPath, status: 1,
        error: "error: the server doesn't have a resource type 'httproutes'")
    ])
    #expect(evidence.outcome(Self.routes) == .notServed)
  }

  @Test func everyOtherErrorIsAFailure() throws {
    let evidence = try Self.read([
      EvidenceText.request("services", "/api/v1/services", status: 1, error: "i/o timeout"),
      EvidenceText.request("nodes", "/api/v1/nodes", status: 137),
    ])
    #expect(evidence.coverageLines == ["nodes: failed", "services: failed"])
    #expect(evidence.entry("nodes")?.note == "exit status 137")
  }

  @Test func anAnswerThatIsMissingWasNotCollected() throws {
    let evidence = try Self.read(
      [
        EvidenceText.request("services", "/api/v1/services", file: "s.json"),
        EvidenceText.request("nodes", "/api/v1/nodes"),
        EvidenceText.request("endpoints", "/api/v1/endpoints", file: "e.json"),
      ], [("e.json", EvidenceText.list([EvidenceText.object("Namespace", "a")]))])
    #expect(evidence.outcome("services") == .notCollected)
    #expect(evidence.outcome("nodes") == .notCollected)
    #expect(evidence.outcome("endpoints") == .notCollected)
    #expect(evidence.hints("services", "s.json is missing"))
  }

  @Test func whatArrivedBeforeAFailureIsPartial() throws {
    let evidence = try Self.read(
      [
        EvidenceText.request(
          "services", "/api/v1/services", status: 1, error: "forbidden in b", file: "s.json")
      ],
      [("s.json", EvidenceText.list([EvidenceText.service("web", in: "shop")]))])
    #expect(evidence.coverageLines == ["services: partial"])
    #expect(evidence.names == ["services shop/web"])
  }

  @Test func aPageThatSucceededIsStillAPage() throws {
    let evidence = try Self.read(
      [EvidenceText.request("services", "/api/v1/services?limit=1", file: "s.json")],
      [
        (
          "s.json",
          EvidenceText.list(
            [EvidenceText.service("a", in: "x")], metadata: #"{"continue":"more"}"#)
        )
      ])
    #expect(evidence.coverageLines == ["services: partial"])
  }

  @Test(arguments: ["labelSelector=app%3Dweb", "limit=500&fieldSelector=metadata.name%3Dweb"])
  func whatASelectorLeavesOutIsUnknown(_ query: String) throws {
    let evidence = try Self.read(
      [EvidenceText.request("services", "/api/v1/services?\(query)", file: "s.json")],
      [("s.json", EvidenceText.list([EvidenceText.service("web", in: "shop")]))])
    #expect(evidence.coverageLines == ["services: partial"])
  }

  @Test func aForbiddenNamespaceStandsBesideTheRest() throws {
    let evidence = try Self.read(
      [
        EvidenceText.request("services", "/api/v1/namespaces/a/services", file: "a.json"),
        EvidenceText.request(
          "services", "/api/v1/namespaces/b/services", status: 1, error: "Forbidden"),
      ], [("a.json", EvidenceText.list([EvidenceText.service("web", in: "a")]))])
    #expect(evidence.coverageLines == ["services in a: complete", "services in b: forbidden"])
  }

  @Test func withoutAPathTheItemsTellTheScope() throws {
    let evidence = try Self.read(
      [EvidenceText.request("services", nil, file: "s.json")],
      [("s.json", EvidenceText.list([EvidenceText.service("web", in: "shop")]))])
    #expect(evidence.coverageLines == ["services in shop: complete"])
  }

  @Test func anUnknownResourceIsNamedAndSkipped() throws {
    let evidence = try Self.read([
      EvidenceText.request("widgets.example.com", "/apis/example.com/v1/widgets"),
      EvidenceText.request("nodes", "/api/v1/nodes", status: 1, error: "Forbidden"),
    ])
    #expect(evidence.coverageLines == ["nodes: forbidden"])
    #expect(evidence.hints("widgets.example.com", "does not record"))
  }

  @Test func theContextNamesTheCluster() throws {
    let folder = try EvidenceFolder()
    try folder.write(
      "coverage.json",
      EvidenceText.collection(
        [EvidenceText.request("nodes", "/api/v1/nodes", status: 1, error: "Forbidden")],
        more: #""context":"prod","#))
    let evidence = try folder.read { $0.clusterName = nil }
    #expect(evidence.snapshot.cluster == .name("prod"))
    #expect(evidence.snapshot.clusterName == "prod")
  }

  @Test(arguments: [
    (#"{"apiVersion":"netlapse/v9","kind":"Collection"}"#, "apiVersion"),
    (EvidenceText.collection([#"{"resource":"nodes"}"#]), "requests[0] lacks"),
    (EvidenceText.collection([#"{"exitStatus":0}"#]), "requests[0] lacks"),
    (EvidenceText.collection([], more: #""startedAt":"noon","#), "startedAt is no RFC 3339"),
    (EvidenceText.collection([], more: #""endedAt":5,"#), "endedAt is no RFC 3339"),
  ])
  func aMalformedManifestIsRefused(_ text: String, _ piece: String) throws {
    let error = try EvidenceFolder.refusal(["coverage.json": text])
    #expect(error?.category == .malformed)
    #expect(error?.path == "coverage.json")
    #expect(error?.message.contains(piece) == true, "\(String(describing: error))")
  }
}
