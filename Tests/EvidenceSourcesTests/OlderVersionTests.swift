import ClusterObjects
import EvidenceSources
import Testing

/// Evidence in older versions is evidence of today's resource.
struct OlderVersionTests {
  private static let old = #""spec":{"backend":{"serviceName":"web","servicePort":80}}"#
  private static let today =
    #""spec":{"defaultBackend":{"service":{"name":"web","port":{"number":80}}}}"#

  private static func ingress(
    _ name: String, _ apiVersion: String? = "extensions/v1beta1", kind: String? = "Ingress",
    in namespace: String = "x", more: String = old
  ) -> String {
    EvidenceText.object(kind, name, in: namespace, apiVersion: apiVersion, more: more)
  }

  @Test(arguments: ["extensions/v1beta1", "networking.k8s.io/v1beta1"])
  func aListCoversTodaysResource(_ apiVersion: String) throws {
    // What kubectl prints, and what the server answers.
    let printed = EvidenceText.list([Self.ingress("a", apiVersion), Self.ingress("b", apiVersion)])
    let answered = EvidenceText.sortedList(
      [Self.ingress("a", nil, kind: nil), Self.ingress("b", nil, kind: nil)], kind: "IngressList",
      apiVersion: apiVersion)
    let today = EvidenceText.list(
      ["a", "b"].map { Self.ingress($0, "networking.k8s.io/v1", more: Self.today) })
    let expected = try EvidenceFolder.read(["x.json": today])
    for list in [printed, answered] {
      let evidence = try EvidenceFolder.read(["x.json": list])
      #expect(evidence.texts == expected.texts)
      #expect(evidence.coverageLines == ["ingresses.networking.k8s.io in x: complete"])
      #expect(evidence.refused.unknownKinds.isEmpty)
    }
  }

  @Test func theSameIngressInTwoVersionsIsOne() throws {
    let evidence = try EvidenceFolder.read([
      "ingresses.extensions.json": EvidenceText.list([Self.ingress("a")]),
      "ingresses.json": EvidenceText.list([
        Self.ingress("a", "networking.k8s.io/v1", more: Self.today)
      ]),
    ])
    #expect(evidence.names == ["ingresses.networking.k8s.io x/a"])
    let error = try EvidenceFolder.refusal([
      "a.json": Self.ingress("a"),
      "b.json": Self.ingress("a", "networking.k8s.io/v1", more: "\"spec\":{}"),
    ])
    #expect(error?.message.contains("with another content") == true)
  }

  @Test func anEmptyListOfAnOldVersionCoversTodaysResource() throws {
    for apiVersion in ["extensions/v1beta1", "networking.k8s.io/v1beta1"] {
      let evidence = try EvidenceFolder.read([
        "x.json": EvidenceText.list(
          [], kind: "IngressList", apiVersion: apiVersion, metadata: #"{"resourceVersion":"7"}"#),
        "y.json": EvidenceText.service("s", in: "x"),
      ]) { $0.namespaceScope = .allNamespaces }
      #expect(evidence.outcome("ingresses.networking.k8s.io") == .complete)
    }
  }

  @Test func aRequestForAnOldVersionIsOneForTodaysResource() throws {
    let evidence = try EvidenceFolder.read([
      "coverage.json": EvidenceText.collection([
        EvidenceText.request(
          "ingresses.extensions", "/apis/extensions/v1beta1/ingresses", file: "i.json")
      ]), "i.json": EvidenceText.list([Self.ingress("a")]),
    ])
    #expect(evidence.outcome("ingresses.networking.k8s.io") == .complete)
  }

  /// A server of before 1.14 serves no Ingress but that of `extensions`.
  @Test func aResourceIsAbsentOnlyWhenNoGroupServesIt() throws {
    func groups(_ names: String...) -> String {
      let groups = names.map { #"{"name":"\#($0)","versions":[{"version":"v1beta1"}]}"# }
      return
        #"{"kind":"APIGroupList","apiVersion":"v1","groups":[\#(groups.joined(separator: ","))]}"#
    }
    let service = EvidenceText.service("s", in: "x")
    let without = try EvidenceFolder.read(["apis.json": groups("apps"), "s.json": service])
    #expect(without.outcome("ingresses.networking.k8s.io") == .notServed)
    let with = try EvidenceFolder.read([
      "apis.json": groups("apps", "extensions"), "s.json": service,
    ])
    #expect(with.outcome("ingresses.networking.k8s.io") == nil)
    #expect(with.outcome("endpointslices.discovery.k8s.io") == .notServed)
  }

  @Test func endpointsStayAResourceOfTheirOwn() throws {
    let endpoints = EvidenceText.object(
      "Endpoints", "web", in: "x", more: #""subsets":[{"addresses":[{"ip":"10.0.0.1"}]}]"#)
    let slice = EvidenceText.object(
      "EndpointSlice", "web", in: "x", apiVersion: "discovery.k8s.io/v1beta1",
      more: #""endpoints":[{"topology":{"kubernetes.io/hostname":"n"}}]"#)
    let evidence = try EvidenceFolder.read(["x.json": EvidenceText.list([endpoints, slice])])
    #expect(
      evidence.names.sorted() == ["endpoints x/web", "endpointslices.discovery.k8s.io x/web"])
    #expect(evidence.text(of: "endpoints x/web")?.contains(#""ip":"10.0.0.1""#) == true)
    #expect(
      evidence.text(of: "endpointslices.discovery.k8s.io x/web")?
        .contains(#""endpoints":[{"nodeName":"n"}]"#) == true)
  }

  @Test func aVersionThatNobodyKnowsIsStillRefused() throws {
    let evidence = try EvidenceFolder.read([
      "x.json": EvidenceText.list([
        Self.ingress("a", "extensions/v1"), Self.ingress("b", "networking.k8s.io/v2"),
        EvidenceText.service("s", in: "x"),
      ])
    ])
    #expect(evidence.names == ["services x/s"])
    #expect(
      evidence.refused.unknownKinds == [
        "Ingress (extensions/v1)": 1, "Ingress (networking.k8s.io/v2)": 1,
      ])
  }
}
