import ClusterObjects
import FoundationEssentials
import Testing

@testable import EvidenceSources

struct KvstoreReaderTests {
  private static let nodes = "cilium/state/nodes/v1/"

  private static func json(_ entries: KeyValuePairs<String, [UInt8]>) -> String {
    let members = entries.map { key, value in
      #""\#(key)":{"Data":"\#(Data(value).base64EncodedString())","#
        + #""ModRevision":18446744073709551615,"LeaseID":7}"#
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  private static func read(_ answer: PodAttempt, prefix: String = nodes) -> OptionalEvidence {
    var evidence = OptionalEvidence()
    var reader = KvstoreReader()
    reader.read(answer, prefix: prefix, into: &evidence)
    reader.noteCoverage(wasAsked: true, &evidence)
    return evidence
  }

  private static func read(_ text: String, prefix: String = nodes) -> OptionalEvidence {
    read(.answered(Array(text.utf8)), prefix: prefix)
  }

  /// Labels and annotations of a node are not kept.
  @Test func aNode() {
    let value = """
      {"Name":"n1","Cluster":"east","IPAddresses":[{"Type":"InternalIP","IP":"10.0.0.1"}],
       "IPv4AllocCIDR":{"IP":"10.1.0.0","Mask":"//8AAA=="},"ClusterID":2,"Source":"local",
       "Labels":{"team":"x"},"Annotations":{"a":"b"}}
      """
    let evidence = Self.read(Self.json(["cilium/state/nodes/v1/east/n1": Array(value.utf8)]))
    #expect(
      evidence.texts == [
        "kvstore:cilium/state cilium/state/nodes/v1/east/n1":
          #"{"apiVersion":"netlapse/v1","kind":"KVStoreEntry","modRevision":18446744073709551615,"#
          + #""value":{"Cluster":"east","ClusterID":2,"IPAddresses":[{"IP":"10.0.0.1","#
          + #""Type":"InternalIP"}],"IPv4AllocCIDR":{"IP":"10.1.0.0","Mask":"//8AAA=="},"#
          + #""Name":"n1","Source":"local"}}"#
      ])
  }

  @Test func aServiceThatIsCopied() {
    let prefix = "cilium/cache/services/v1/"
    let value =
      #"{"cluster":"east","namespace":"shop","name":"web","frontends":{},"backends":"#
      + #"{"10.1.0.9":{"http":{"Protocol":"TCP","Port":80}}},"labels":{"a":"b"},"#
      + #""selector":{"a":"b"},"shared":true,"clusterID":2}"#
    let evidence = Self.read(
      Self.json(["cilium/cache/services/v1/east/shop/web": Array(value.utf8)]), prefix: prefix)
    #expect(
      evidence.texts["kvstore:cilium/cache cilium/cache/services/v1/east/shop/web"]?
        .hasSuffix(
          #""value":{"backends":{"10.1.0.9":{"http":{"Port":80,"Protocol":"TCP"}}},"#
            + #""cluster":"east","clusterID":2,"frontends":{},"name":"web","namespace":"shop","#
            + #""shared":true}}"#) == true)
  }

  /// Slices are Protocol Buffers in a frame of zstd: their digest tells copies from others.
  @Test func whatIsNoJSON() throws {
    let prefix = "cilium/state/endpointslices/v1/"
    let bytes: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0, 1, 2]
    let evidence = Self.read(
      Self.json(["cilium/state/endpointslices/v1/east/shop/web": bytes]), prefix: prefix)
    let text = try #require(evidence.texts.values.first)
    #expect(text.contains(#""binary":{"bytes":7,"sha256":"\#(ContentDigest(of: bytes))"}"#))
  }

  @Test func timesAreTexts() {
    let prefix = "cilium/synced/"
    let key = "cilium/synced/east/cilium/state/nodes/v1"
    let evidence = Self.read(
      Self.json([key: Array("2026-11-22T18:22:00Z".utf8)] as KeyValuePairs), prefix: prefix)
    #expect(
      evidence.texts == [
        "kvstore:cilium/synced \(key)":
          #"{"apiVersion":"netlapse/v1","kind":"KVStoreEntry","modRevision":18446744073709551615,"#
          + #""text":"2026-11-22T18:22:00Z"}"#
      ])
  }

  @Test(arguments: ["{}", "null"])
  func noKeys(_ text: String) {
    let evidence = Self.read(text)
    #expect(evidence.objects.isEmpty)
    #expect(evidence.coverage.outcome(of: Scope("kvstore:cilium/state")) == .complete)
  }

  /// What was not asked for is not kept, whoever answers.
  @Test(arguments: [
    #"{"cilium/state/identities/v1/id/1":{"Data":"eA=="}}"#,
    #"{"cilium/state/nodes/v1/a\nb":{"Data":"eA=="}}"#,
    #"{"cilium/state/nodes/v1/a":{"Data":"%%"}}"#, #"{"cilium/state/nodes/v1/a":{}}"#,
    #"{"cilium/state/nodes/v1/a":"eA=="}"#, "[]", "7", "", "cilium/state/nodes/v1/a => {}",
    #"{"cilium/state/nodes/v1/a":{"Data":"eA=="},"cilium/state/nodes/v1/a":{"Data":"eA=="}}x"#,
  ])
  func whatIsRefusedAsAWhole(_ text: String) {
    let evidence = Self.read(text)
    #expect(evidence.objects.isEmpty)
    #expect(evidence.coverage.outcome(of: Scope("kvstore:cilium/state")) == .failed)
  }

  /// One prefix of several that is not known leaves what is not there unknown.
  @Test func partOfTheKvstore() {
    var evidence = OptionalEvidence()
    var reader = KvstoreReader()
    reader.read(.answered(Array("{}".utf8)), prefix: Self.nodes, into: &evidence)
    reader.read(.failed("no"), prefix: "cilium/state/services/v1/", into: &evidence)
    reader.read(.forbidden("never"), prefix: "cilium/cache/nodes/v1/", into: &evidence)
    reader.noteCoverage(wasAsked: true, &evidence)
    #expect(
      evidence.coverageLines == [
        "kvstore:cilium/cache: forbidden: never", "kvstore:cilium/cluster-config: complete",
        "kvstore:cilium/state: partial: no", "kvstore:cilium/synced: complete",
      ])
  }
}
