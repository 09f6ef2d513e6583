import ClusterObjects
import Testing

@testable import EvidenceSources

/// What the server says it serves proves what does not exist; half of an answer proves nothing.
@Suite struct DiscoveryDocumentTests {
  private static let routes: ResourceName = "httproutes.gateway.networking.k8s.io"
  private static let classes: ResourceName = "gatewayclasses.gateway.networking.k8s.io"
  private static let nodes = EvidenceText.list([EvidenceText.object("Node", "n")])
  private static let groups = """
    {"kind":"APIGroupList","apiVersion":"v1","groups":[{"name":"gateway.networking.k8s.io",
    "versions":[{"groupVersion":"gateway.networking.k8s.io/v1","version":"v1"},
    {"groupVersion":"gateway.networking.k8s.io/v1beta1","version":"v1beta1"}]}]}
    """

  private static func resources(_ version: String, _ plurals: String...) -> String {
    let list = plurals.map { #"{"name":"\#($0)","namespaced":true}"# }.joined(separator: ",")
    return """
      {"kind":"APIResourceList","apiVersion":"v1",
      "groupVersion":"gateway.networking.k8s.io/\(version)","resources":[\(list)]}
      """
  }

  @Test func aMissingGroupIsNotServed() throws {
    let evidence = try EvidenceFolder.read(["apis.json": Self.groups, "nodes.json": Self.nodes])
    #expect(evidence.outcome("ciliumnodes.cilium.io") == .notServed)
    #expect(evidence.outcome("ingresses.networking.k8s.io") == .notServed)
    // The group is there, and nobody said what is in it; core is in another document.
    #expect(evidence.outcome(Self.routes) == nil)
    #expect(evidence.outcome("services") == nil)
    #expect(evidence.outcome("nodes") == .complete)
  }

  @Test func aResourceInNoVersionIsNotServed() throws {
    let v1 = Self.resources("v1", "gatewayclasses", "httproutes/status")
    let half = try EvidenceFolder.read([
      "apis.json": Self.groups, "nodes.json": Self.nodes, "v1.json": v1,
    ])
    #expect(half.outcome(Self.routes) == nil)
    let whole = try EvidenceFolder.read([
      "apis.json": Self.groups, "nodes.json": Self.nodes, "v1.json": v1,
      "v1beta1.json": Self.resources("v1beta1", "gatewayclasses"),
    ])
    #expect(whole.outcome(Self.routes) == .notServed)
    #expect(whole.outcome(Self.classes) == nil)
  }

  @Test(arguments: [("Current", CoverageOutcome.notServed), ("Stale", nil)])
  func aggregatedDiscovery(freshness: String, expected: CoverageOutcome?) throws {
    let document = """
      {"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","metadata":{},
      "items":[{"metadata":{"name":"gateway.networking.k8s.io"},"versions":[{"version":"v1",
      "freshness":"\(freshness)","resources":[{"resource":"gatewayclasses"}]}]}]}
      """
    let evidence = try EvidenceFolder.read(["apis.json": document, "nodes.json": Self.nodes])
    #expect(evidence.outcome(Self.routes) == expected)
    #expect(evidence.outcome("ciliumnodes.cilium.io") == .notServed)
    #expect(evidence.outcome("services") == nil)
  }

  @Test func whatIsListedIsServedWhateverDiscoverySays() throws {
    let evidence = try EvidenceFolder.read([
      "apis.json": #"{"kind":"APIGroupList","apiVersion":"v1","groups":[]}"#,
      "nodes.json": Self.nodes,
      "classes.json": EvidenceText.list([
        EvidenceText.object("IngressClass", "nginx", apiVersion: "networking.k8s.io/v1")
      ]),
    ])
    #expect(evidence.outcome("ingressclasses.networking.k8s.io") == .complete)
  }
}
