import ClusterObjects
import Testing

@testable import EvidenceSources

struct MergeTests {
  private static func evidence(_ mtu: Int = 1500) throws -> OptionalEvidence {
    var evidence = OptionalEvidence()
    let resource = try #require(ResourceCatalogue.current["node-links"])
    for node in ["b", "a"] {
      try evidence.add(
        .object(["links": [.object(["name": "eth0", "mtu": JSONValue(mtu), "mac": "x"])]]),
        to: resource, name: node)
    }
    evidence.note(.complete, for: resource)
    evidence.note(.failed, "no Pod", for: resource, name: "c")
    return evidence
  }

  @Test func objectsAndCoverageAreAdded() throws {
    var snapshot = OptionalCluster(nodes: ["a", "z"]).snapshot
    let end = snapshot.endedAt.adding(seconds: 5)
    snapshot.merge(try Self.evidence(), endedAt: end)
    #expect(snapshot.endedAt == end)
    #expect(
      snapshot.objects.map(\.key.description) == [
        "node-links a", "node-links b", "nodes a", "nodes z",
      ])
    for object in snapshot.objects {
      let bytes = Array(snapshot.contents[object.content])
      #expect(ContentDigest(of: bytes) == object.digest)
    }
    let links = try #require(snapshot.objects.first)
    #expect(
      String(decoding: snapshot.contents[links.content], as: UTF8.self)
        == #"{"apiVersion":"netlapse/v1","kind":"NodeLinks","links":[{"mtu":1500,"name":"eth0"}]}"#)
    #expect(snapshot.coverage.outcome(of: Scope("node-links", name: "c")) == .failed)
    #expect(snapshot.coverage.outcome(of: Scope("node-links", name: "d")) == .complete)
    #expect(snapshot.coverage.outcome(of: Scope("nodes")) == .complete)
    let recipe = try #require(ResourceCatalogue.current["node-links"]).recipe
    #expect(snapshot.coverage[Scope("node-links")]?.recipe == recipe)
  }

  /// What is there stays, and nothing is there twice.
  @Test func mergingAgainChangesNothing() throws {
    var snapshot = OptionalCluster(nodes: ["a"]).snapshot
    let end = snapshot.endedAt
    snapshot.merge(try Self.evidence(1500), endedAt: end)
    let (digests, coverage) = (snapshot.objects.map(\.digest), snapshot.coverage)
    snapshot.merge(try Self.evidence(9000), endedAt: end.adding(seconds: -5))
    #expect(snapshot.objects.map(\.digest) == digests)
    #expect(snapshot.coverage == coverage && snapshot.endedAt == end)
  }

  @Test func theOrderOfCollectorsDoesNotMatter() throws {
    var mesh = OptionalEvidence()
    let resource = try #require(ResourceCatalogue.current["mesh-status"])
    try mesh.add(.object([:]), to: resource, name: "a")
    mesh.note(.partial, "x", for: resource)
    var (first, second) = (try Self.evidence(), mesh)
    first.merge(mesh)
    second.merge(try Self.evidence())
    #expect(first.texts == second.texts && first.coverage == second.coverage)
    #expect(first.objects.count == 3)
  }

  /// Credentials that hide in a text are masked as everywhere.
  @Test func credentialsAreMasked() throws {
    var evidence = OptionalEvidence()
    let resource = try #require(ResourceCatalogue.current["mesh-status"])
    let cluster = JSONValue.object(["name": "e", "status": "etcd: https://me:pw@host: failed"])
    try evidence.add(
      .object(["cluster-mesh": .object(["clusters": [cluster]])]), to: resource, name: "a")
    let text = try #require(evidence.texts.values.first)
    #expect(!text.contains("pw") && text.contains("https://<masked>@host"))
  }
}
