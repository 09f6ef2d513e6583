import ClusterObjects
import EvidenceSources
import Testing

/// kubectl prints the same empty List for "none" and for "refused".
struct EmptyListTests {
  private static let empty = EvidenceText.list([])
  private static let spanning = EvidenceText.list([
    EvidenceText.ingress("a", in: "x"), EvidenceText.ingress("b", in: "y"),
  ])

  @Test func withoutTrustItCoversNothing() throws {
    for text in [Self.empty, EvidenceText.sortedList([])] {
      let evidence = try EvidenceFolder.read(["services.json": text, "i.json": Self.spanning])
      #expect(evidence.coverageLines == ["ingresses.networking.k8s.io: complete"])
      #expect(evidence.hints("services.json", "--trust-empty=services"))
    }
  }

  @Test func aTypedOneWithoutARevisionCoversNothingEither() throws {
    let evidence = try EvidenceFolder.read([
      "x.json": EvidenceText.list([], kind: "ServiceList"), "i.json": Self.spanning,
    ])
    #expect(evidence.outcome("services") == nil)
    #expect(evidence.hints("x.json", "--trust-empty=services"))
  }

  @Test func oneWithARevisionIsTheServersOwnAnswer() throws {
    let evidence = try EvidenceFolder.read([
      "x.json": EvidenceText.list(
        [], kind: "ServiceList", metadata: #"{"resourceVersion":"5"}"#),
      "y.json": EvidenceText.sortedList(
        [], kind: "NodeList", metadata: #"{"resourceVersion":"5"}"#),
      "i.json": Self.spanning,
    ])
    #expect(
      evidence.coverageLines == [
        "ingresses.networking.k8s.io: complete", "nodes: complete", "services: complete",
      ])
  }

  @Test func anUntypedOneWithARevisionIsNot() throws {
    let evidence = try EvidenceFolder.read([
      "services.json": EvidenceText.list([], metadata: #"{"resourceVersion":"5"}"#),
      "i.json": Self.spanning,
    ])
    #expect(evidence.outcome("services") == nil)
  }

  @Test func trustInAllMakesThemComplete() throws {
    let evidence = try EvidenceFolder.read([
      "services.json": Self.empty, "nodes.json": Self.empty, "i.json": Self.spanning,
    ]) { $0.emptyLists = .always }
    #expect(
      evidence.coverageLines == [
        "ingresses.networking.k8s.io: complete", "nodes: complete", "services: complete",
      ])
  }

  @Test(arguments: [
    "ciliumpodippools.cilium.io", "ciliumpodippools", "CiliumPodIPPool", "cpip", "CPIP",
  ])
  func trustInOneResourceGoesByAnyName(_ name: String) throws {
    let evidence = try EvidenceFolder.read([
      "ciliumpodippools.json": Self.empty, "nodes.json": Self.empty, "i.json": Self.spanning,
    ]) { $0.emptyLists = .resources([name]) }
    #expect(evidence.outcome("ciliumpodippools.cilium.io") == .complete)
    #expect(evidence.outcome("nodes") == nil)
  }

  @Test func trustedButOfUnknownReachItCoversNothing() throws {
    let files: KeyValuePairs = [
      "services.json": Self.empty, "n.json": EvidenceText.object("Node", "n"),
    ]
    let unknown = try EvidenceFolder.read(files) { $0.emptyLists = .always }
    #expect(unknown.outcome("services") == nil)
    #expect(unknown.hints("services.json", "-A or -n"))
    let stated = try EvidenceFolder.read(files) {
      $0.emptyLists = .always
      $0.namespaceScope = .namespace("shop")
    }
    #expect(stated.coverageLines == ["nodes n: complete", "services in shop: complete"])
  }

  /// `gateways.submariner.io.json` says nothing about the Gateway API's Gateways.
  @Test(arguments: [
    ("gateways.submariner.io.json", "gateways.submariner.io"),
    ("gateways.gateway.networking.k8s.io.json", "gateways.gateway.networking.k8s.io"),
    ("Gateways.json", "gateways.gateway.networking.k8s.io"),
    ("gateways.2026.json", nil),
  ])
  func theWholeFileNameTellsTheResource(_ name: String, _ resource: String?) throws {
    let folder = try EvidenceFolder()
    try folder.write(name, Self.empty)
    try folder.write("nodes.json", EvidenceText.list([EvidenceText.object("Node", "n")]))
    let evidence = try folder.read {
      $0.emptyLists = .always
      $0.namespaceScope = .allNamespaces
    }
    let covered = evidence.snapshot.coverage.attemptedResources.map(\.text)
    #expect(covered == (resource.map { [$0, "nodes"] } ?? ["nodes"]).sorted())
  }

  @Test func aNamelessOneIsHinted() throws {
    let evidence = try EvidenceFolder.read(["stuff.json": Self.empty, "i.json": Self.spanning]) {
      $0.emptyLists = .always
    }
    #expect(evidence.hints("stuff.json", "name the file after the resource"))
    #expect(evidence.coverageLines == ["ingresses.networking.k8s.io: complete"])
  }

  @Test func aloneItIsNothing() throws {
    let error = try EvidenceFolder.refusal(["services.json": Self.empty])
    #expect(error?.category == .malformed)
    #expect(error?.message == "nothing in it that netlapse records")
    #expect(error?.hint?.contains("--trust-empty=services") == true)
  }
}
