import ClusterObjects
import EvidenceSources
import Testing

/// What a request for one object proves: about that object, and about nothing else.
@Suite struct ObjectRequestTests {
  private static let path = "/api/v1/namespaces/kube-system/configmaps/coredns"
  private static let notFound =
    #"Error from server (NotFound): configmaps \"coredns\" not found\n"#
  private static let namespacesRequest = EvidenceText.request(
    "namespaces", "/api/v1/namespaces", file: "namespaces.json")

  private static func read(
    _ requests: [String], _ files: [(String, String)] = []
  ) throws -> FileEvidence {
    let folder = try EvidenceFolder()
    try folder.write("coverage.json", EvidenceText.collection(requests))
    for (name, text) in files { try folder.write(name, text) }
    return try folder.read()
  }

  private static func refused(_ words: String, _ path: String = path) throws -> FileEvidence {
    try read([EvidenceText.request("configmaps", path, status: 1, error: words)])
  }

  // MARK: The object

  @Test func whatWasFoundIsThere() throws {
    let evidence = try Self.read(
      [EvidenceText.request("configmaps", Self.path, file: "c.json")],
      [("c.json", EvidenceText.configMap("coredns", in: "kube-system"))])
    #expect(evidence.coverageLines == ["configmaps kube-system/coredns: complete"])
    #expect(evidence.names == ["configmaps kube-system/coredns"])
  }

  @Test(arguments: [
    notFound, #"Warning: configmaps v1 is old\n"# + notFound, "\\n" + notFound + "\\n",
  ])
  func whatTheServerDeniesIsAbsent(_ words: String) throws {
    let evidence = try Self.refused(words)
    #expect(evidence.coverageLines == ["configmaps kube-system/coredns: complete"])
    #expect(evidence.snapshot.objects.isEmpty)
  }

  @Test(arguments: [
    "Error from server (NotFound): the server could not find the requested resource",
    #"Error from server (NotFound): configmaps \"coredns-custom\" not found"#,
    #"Error from server (NotFound): namespaces \"coredns\" not found"#,
    #"Error from server (NotFound): configmaps.example.com \"coredns\" not found"#,
    #"Error from server (ServiceUnavailable): x\n"# + notFound,
    notFound + #"error: context canceled"#,
    #"error: configmaps \"coredns\" not found"#,
    "NotFound", "",
  ])
  func noOtherWordsProveAbsence(_ words: String) throws {
    let evidence = try Self.refused(words)
    #expect(evidence.coverageLines == ["configmaps kube-system/coredns: failed"])
  }

  @Test func aRefusalConcernsTheOneObject() throws {
    let evidence = try Self.refused(
      #"Error from server (Forbidden): configmaps \"coredns\" is forbidden: no"#)
    #expect(evidence.coverageLines == ["configmaps kube-system/coredns: forbidden"])
  }

  /// An object that is not recorded says nothing, whatever became of the request.
  @Test func othersAreLeftOut() throws {
    let path = "/api/v1/namespaces/shop/configmaps/coredns"
    let evidence = try Self.read(
      [
        EvidenceText.request("configmaps", path, status: 1, error: Self.notFound),
        EvidenceText.request("nodes", "/api/v1/nodes", status: 1, error: "Forbidden"),
      ])
    #expect(evidence.coverageLines == ["nodes: forbidden"])
  }

  @Test func anAnswerAboutSomethingElseIsNone() throws {
    let evidence = try Self.read(
      [EvidenceText.request("configmaps", Self.path, file: "c.json")],
      [("c.json", EvidenceText.configMap("kube-proxy", in: "kube-system"))])
    #expect(evidence.outcome("configmaps", "kube-system", "coredns") == .notCollected)
    #expect(evidence.hints("configmaps", "c.json is missing"))
  }

  @Test func anObjectOutsideOfNamespaces() throws {
    let words = #"Error from server (NotFound): namespaces \"shop\" not found"#
    let evidence = try Self.read(
      [
        EvidenceText.request("namespaces", "/api/v1/namespaces/shop", status: 1, error: words),
        EvidenceText.request("namespaces", "/api/v1/namespaces/kube-system", file: "n.json"),
      ], [("n.json", EvidenceText.systemNamespace(uid: "1"))])
    #expect(
      evidence.coverageLines == ["namespaces kube-system: complete", "namespaces shop: complete"])
  }

  @Test func theVersion() throws {
    let request = EvidenceText.request("version", "/version", file: "version.json")
    let evidence = try Self.read([request], [("version.json", #"{"gitVersion":"v1.36.2"}"#)])
    #expect(evidence.coverageLines == ["version kubernetes: complete"])
    #expect(evidence.hints.isEmpty)
    let failed = EvidenceText.request("version", "/version", status: 1, error: "timeout")
    #expect(try Self.read([failed]).coverageLines == ["version: failed"])
  }

  // MARK: Its namespace

  private static func inNamespaces(
    _ list: String, _ requests: [String] = [namespacesRequest]
  ) throws -> FileEvidence {
    let answered = [
      EvidenceText.request("configmaps", path, file: "namespaces.json"),
      EvidenceText.request(
        "daemonsets.apps", "/apis/apps/v1/namespaces/cilium/daemonsets", file: "namespaces.json"),
    ]
    return try read(requests + answered, [("namespaces.json", list)])
  }

  @Test func nothingIsInANamespaceThatIsNot() throws {
    let evidence = try Self.inNamespaces(
      EvidenceText.list([EvidenceText.object("Namespace", "default")]))
    #expect(evidence.outcome("configmaps", "kube-system", "coredns") == .complete)
    #expect(evidence.outcome("daemonsets.apps", "cilium") == .complete)
    #expect(evidence.hints.isEmpty)
  }

  @Test func aNamespaceThatIsThereProvesNothing() throws {
    let names = ["cilium", "kube-system"].map { EvidenceText.object("Namespace", $0) }
    let evidence = try Self.inNamespaces(EvidenceText.list(names))
    #expect(evidence.outcome("configmaps", "kube-system", "coredns") == .notCollected)
    #expect(evidence.outcome("daemonsets.apps", "cilium") == .notCollected)
  }

  /// A page, no item at all, and a list that nobody says succeeded may lack it by chance.
  @Test(arguments: [
    (
      EvidenceText.list(
        [EvidenceText.object("Namespace", "default")], metadata: #"{"continue":"more"}"#),
      [namespacesRequest]
    ),
    (EvidenceText.list([], kind: "NamespaceList"), [namespacesRequest]),
    (EvidenceText.list([EvidenceText.object("Namespace", "default")]), []),
    (
      EvidenceText.list([EvidenceText.object("Namespace", "default")]),
      [
        EvidenceText.request(
          "namespaces", "/api/v1/namespaces", status: 1, error: "timeout", file: "namespaces.json")
      ]
    ),
    (
      EvidenceText.list([EvidenceText.object("Namespace", "default")]),
      [
        EvidenceText.request(
          "namespaces", "/api/v1/namespaces?labelSelector=a", file: "namespaces.json")
      ]
    ),
    (EvidenceText.object("Namespace", "default"), [namespacesRequest]),
  ])
  func onlyTheWholeListProvesThatItIsNot(_ list: String, _ requests: [String]) throws {
    let evidence = try Self.inNamespaces(list, requests)
    #expect(evidence.outcome("configmaps", "kube-system", "coredns") == .notCollected)
    #expect(evidence.outcome("daemonsets.apps", "cilium") == .notCollected)
  }

  // MARK: Reach

  /// How far lists reach is told by their requests: nothing is to be judged, or said about it.
  @Test func pathsNeedNoJudging() throws {
    let evidence = try Self.read(
      [EvidenceText.request("services", "/api/v1/services", file: "s.json")],
      [("s.json", EvidenceText.list([EvidenceText.service("web", in: "shop")]))])
    #expect(evidence.coverageLines == ["services: complete"])
    #expect(evidence.hints.isEmpty)
  }
}
