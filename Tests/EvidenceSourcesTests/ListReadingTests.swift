import ClusterObjects
import EvidenceSources
import Testing

/// The shapes in which lists and objects come.
struct ListReadingTests {
  private static let items = [
    EvidenceText.object(nil, "web", in: "shop", apiVersion: nil),
    EvidenceText.object(nil, "api", in: "bank", apiVersion: nil),
  ]

  @Test(arguments: [
    EvidenceText.list(items, kind: "ServiceList"),
    EvidenceText.sortedList(items, kind: "ServiceList"),
    "{\"items\":[\(items.joined(separator: ","))],\"kind\":\"ServiceList\",\"apiVersion\":\"v1\"}",
    " \n{ \"kind\" : \"ServiceList\" ,\r\n\t\"items\" : [ \(items.joined(separator: " , ")) ] ,"
      + " \"apiVersion\":\"v1\" }\n ",
  ])
  func aTypedListGivesItsItemsTheirKind(_ text: String) throws {
    let evidence = try EvidenceFolder.read(["services.json": text])
    #expect(evidence.names == ["services bank/api", "services shop/web"])
    #expect(evidence.outcome("services") == .complete)
    #expect(
      evidence.text(of: "services shop/web")
        == #"{"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"shop"}}"#)
  }

  @Test func anUntypedListTakesTheKindsOfItsItems() throws {
    let items = [EvidenceText.service("web", in: "shop"), EvidenceText.ingress("web", in: "bank")]
    for text in [EvidenceText.list(items), EvidenceText.sortedList(items)] {
      let evidence = try EvidenceFolder.read(["mixed.json": text])
      #expect(evidence.names == ["ingresses.networking.k8s.io bank/web", "services shop/web"])
    }
  }

  @Test func aMixedListCoversEachOfItsResources() throws {
    let evidence = try EvidenceFolder.read([
      "all.json": EvidenceText.list([
        EvidenceText.service("web", in: "shop"), EvidenceText.service("web", in: "bank"),
        EvidenceText.ingress("web", in: "shop"), EvidenceText.object("Node", "worker-1"),
      ])
    ])
    #expect(
      evidence.coverageLines == [
        "ingresses.networking.k8s.io: complete", "nodes: complete", "services: complete",
      ])
  }

  @Test func aSingleObjectSpeaksForItsNameOnly() throws {
    let evidence = try EvidenceFolder.read(["web.json": EvidenceText.service("web", in: "shop")])
    #expect(evidence.names == ["services shop/web"])
    #expect(evidence.coverageLines == ["services shop/web: complete"])
  }

  @Test func anItemsOwnKindWinsOverTheLists() throws {
    let evidence = try EvidenceFolder.read([
      "x.json": EvidenceText.list([EvidenceText.object("Node", "n")], kind: "ServiceList")
    ])
    #expect(evidence.names == ["nodes n"])
  }

  @Test func aContinuedPageIsPartial() throws {
    let items = [EvidenceText.service("web", in: "shop"), EvidenceText.service("a", in: "bank")]
    for text in [
      EvidenceText.list(items, metadata: #"{"continue":"abc"}"#),
      EvidenceText.sortedList(items, metadata: #"{"continue":"abc","resourceVersion":"1"}"#),
    ] {
      let evidence = try EvidenceFolder.read(["services.json": text])
      #expect(evidence.coverageLines == ["services: partial"])
      #expect(evidence.hints("services.json", "a page of services"))
    }
    let whole = try EvidenceFolder.read([
      "services.json": EvidenceText.list(items, metadata: #"{"continue":""}"#)
    ])
    #expect(whole.coverageLines == ["services: complete"])
  }

  @Test func theRestOfAPageIsNotCompletedByAnotherFile() throws {
    let evidence = try EvidenceFolder.read([
      "a.json": EvidenceText.list(
        [EvidenceText.service("a", in: "x"), EvidenceText.service("b", in: "y")],
        metadata: #"{"continue":"abc"}"#),
      "b.json": EvidenceText.list([EvidenceText.object("Node", "n")]),
    ])
    #expect(evidence.coverageLines == ["nodes: complete", "services: partial"])
  }

  @Test func bothFormsOfTheServersVersionAreRead() throws {
    let server = #"{"gitVersion":"v1.34.1","major":"1","minor":"34","goVersion":"go1.24"}"#
    for text in [server, #"{"clientVersion":{"gitVersion":"v1.30.0"},"serverVersion":\#(server)}"#]
    {
      let evidence = try EvidenceFolder.read(["version.json": text])
      #expect(evidence.names == ["version kubernetes"])
      #expect(
        evidence.text(of: "version kubernetes")
          == #"{"apiVersion":"netlapse/v1","gitVersion":"v1.34.1","kind":"Version","#
          + #""major":"1","minor":"34"}"#)
      #expect(evidence.outcome("version", "", "kubernetes") == .complete)
    }
  }

  @Test func aClientsVersionAloneSaysNothing() throws {
    let evidence = try EvidenceFolder.read([
      "version.json": #"{"clientVersion":{"gitVersion":"v1.30.0"}}"#,
      "web.json": EvidenceText.service("web", in: "shop"),
    ])
    #expect(evidence.names == ["services shop/web"])
  }

  /// The last page has no token: it looks like a whole list, and a page between may be missing.
  @Test func pagesAreNeverComplete() throws {
    let first = #"{"kind":"ServiceList","apiVersion":"v1","metadata":{"continue":"x"},"items":["#
    let evidence = try EvidenceFolder.read([
      "1.json": first + EvidenceText.service("a", in: "shop") + "]}",
      "3.json": EvidenceText.list([EvidenceText.service("z", in: "edge")]),
    ])
    #expect(evidence.names == ["services edge/z", "services shop/a"])
    #expect(evidence.snapshot.coverage.entries.values.allSatisfy { $0.outcome == .partial })
    #expect(!evidence.snapshot.coverage.entries.isEmpty)
  }

  /// What came in a version that cannot be read was there: nothing may call it absent.
  @Test func aListWithUnreadableVersionsIsNotComplete() throws {
    let evidence = try EvidenceFolder.read([
      "ingresses.json": EvidenceText.list(
        [("new", "v1"), ("old", "v1alpha1")].map { name, version in
          EvidenceText.object(
            "Ingress", name, in: "shop", apiVersion: "networking.k8s.io/\(version)")
        }),
      "nodes.json": EvidenceText.list([EvidenceText.object("Node", "n")]),
    ])
    #expect(evidence.names.contains("ingresses.networking.k8s.io shop/new"))
    #expect(
      evidence.coverageLines
        == ["ingresses.networking.k8s.io in shop: partial", "nodes: complete"])
  }

  @Test func aDumpOfEtcdIsCounted() throws {
    let evidence = try EvidenceFolder.read([
      "kvstore.json": #"{"header":{"revision":7},"kvs":[{"key":"Y2lsaXVt","value":"eA=="}]}"#,
      "web.json": EvidenceText.service("web", in: "shop"),
    ])
    #expect(evidence.names == ["services shop/web"])
    #expect(evidence.refused.unknownKinds == ["etcd dump": 1])
  }

  @Test func theRevisionIsNoContent() throws {
    let item = #"{"metadata":{"name":"web","namespace":"shop","resourceVersion":"77"}}"#
    let evidence = try EvidenceFolder.read([
      "x.json": EvidenceText.list([item], kind: "ServiceList")
    ])
    #expect(evidence.names == ["services shop/web"])
    #expect(!evidence.everything.contains("77"))
  }
}
