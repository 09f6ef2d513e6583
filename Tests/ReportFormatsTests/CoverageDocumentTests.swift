import ClusterObjects
import ReportFormats
import Testing

/// Coverage as documents show it.
struct CoverageDocumentTests {
  private static func coverage(
    _ entries: [(Scope, CoverageOutcome, String?)]
  ) -> Coverage {
    Coverage(
      Dictionary(uniqueKeysWithValues: entries.map { ($0.0, CoverageEntry($0.1, note: $0.2)) }))
  }

  @Test func scopesThatEndedAlikeShareAnEntry() {
    let coverage = Self.coverage([
      (Scope("services"), .complete, nil),
      (Scope("services", namespace: "a"), .forbidden, "no"),
      (Scope("services", namespace: "b"), .forbidden, "no"),
      (Scope("services", namespace: "c"), .forbidden, "not you"),
      (Scope("nodes", name: "n"), .complete, nil),
      (Scope("configmaps", namespace: "kube-system", name: "coredns"), .complete, nil),
      (Scope("configmaps", namespace: "kube-system", name: "kube-proxy"), .complete, nil),
    ])
    let document = CoverageDocument.entries(coverage, objects: ["services": 7])
    #expect(
      document.elements?.map(\.compactText) == [
        #"{"outcome":"complete","resource":"configmaps","#
          + #""scope":{"names":["kube-system/coredns","kube-system/kube-proxy"]}}"#,
        #"{"outcome":"complete","resource":"nodes","scope":{"names":["n"]}}"#,
        #"{"objects":7,"outcome":"complete","resource":"services","scope":"all"}"#,
        #"{"detail":"no","objects":7,"outcome":"forbidden","resource":"services","#
          + #""scope":{"namespaces":["a","b"]}}"#,
        #"{"detail":"not you","objects":7,"outcome":"forbidden","resource":"services","#
          + #""scope":{"namespaces":["c"]}}"#,
      ])
  }

  @Test func answersAreToldScopeByScope() {
    func entry(_ seconds: Int64, _ version: String?) -> CoverageEntry {
      CoverageEntry(
        .complete, answeredAt: Instant(millisecondsSinceEpoch: seconds * 1000),
        resourceVersion: version)
    }
    let document = CoverageDocument.entries(
      Coverage([
        Scope("nodes"): entry(1, nil), Scope("services", namespace: "a"): entry(2, "77"),
        Scope("services", namespace: "b"): entry(2, "77"),
        Scope("services", namespace: "c"): entry(2, "78"),
      ]))
    #expect(
      document.elements?.map(\.compactText) == [
        #"{"answeredAt":"1970-01-01T00:00:01Z","outcome":"complete","resource":"nodes","#
          + #""scope":"all"}"#,
        #"{"answeredAt":"1970-01-01T00:00:02Z","outcome":"complete","resource":"services","#
          + #""resourceVersion":"77","scope":{"namespaces":["a","b"]}}"#,
        #"{"answeredAt":"1970-01-01T00:00:02Z","outcome":"complete","resource":"services","#
          + #""resourceVersion":"78","scope":{"namespaces":["c"]}}"#,
      ])
  }

  @Test func aResourceSeenInPartReadsAsPartial() {
    func summary(_ entries: [(Scope, CoverageOutcome, String?)]) -> [CoverageOutcome: Int] {
      CoverageDocument.summary(Self.coverage(entries))
    }
    #expect(summary([(Scope("services"), .complete, nil)]) == [.complete: 1])
    #expect(summary([(Scope("services", namespace: "a"), .complete, nil)]) == [.partial: 1])
    #expect(
      summary([
        (Scope("services"), .complete, nil), (Scope("services", namespace: "a"), .forbidden, nil),
      ]) == [.partial: 1])
    #expect(summary([(Scope("services", namespace: "a"), .forbidden, nil)]) == [.forbidden: 1])
    #expect(
      summary([(Scope("daemonsets.apps", namespace: "kube-system"), .complete, nil)])
        == [.complete: 1])
    #expect(
      summary([
        (Scope("nodes"), .complete, nil), (Scope("pods"), .failed, nil),
        (Scope("endpoints"), .failed, nil),
        (Scope("gateways.gateway.networking.k8s.io"), .notServed, nil),
      ]) == [.complete: 1, .failed: 2, .notServed: 1])
    #expect(summary([]) == [:])
  }
}
