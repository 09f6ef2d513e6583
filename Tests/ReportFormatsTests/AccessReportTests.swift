import ClusterObjects
import NetworkModel
import ReportFormats
import Testing

/// The report about the rights on a live cluster.
@Suite struct AccessReportTests {
  private static let role = JSONValue.object([
    "kind": "ClusterRole", "rules": .array([.object(["verbs": .array(["list"])])]),
  ])

  private static let report = AccessReport(
    server: "https://c:6443", isReviewed: false,
    entries: [
      AccessReport.Entry(
        resource: "configmaps", outcome: "forbidden",
        unseen: ["coredns", "kube-dns", "kube-proxy"].map {
          Scope("configmaps", namespace: "kube-system", name: $0)
        }, words: "no\u{1B}[2J", facts: ["dns.corefile", "kubeProxy.mode"]),
      AccessReport.Entry(
        resource: "deployments.apps", outcome: "failed",
        unseen: [Scope("deployments.apps", namespace: "traefik")], words: "HTTP status 500"),
      AccessReport.Entry(resource: "gateways.x", outcome: "notServed"),
      AccessReport.Entry(
        resource: "nodes", outcome: "forbidden", unseen: [Scope("nodes")], facts: ["podCIDRs"]),
      AccessReport.Entry(resource: "pods", outcome: "allowed"),
    ], missingRole: role)

  @Test func theTableShowsWhatWouldNotBeSeen() {
    #expect(
      Self.report.rendered(as: .table, .test) == #"""
        https://c:6443: 1 allowed, 2 forbidden, 1 failed, 1 notServed, as tried

        RESOURCE           OUTCOME     UNSEEN                             THE SERVER SAYS
        configmaps         forbidden   kube-system/coredns and 2 others   no\u{1b}[2J
        deployments.apps   failed      in traefik                         HTTP status 500
        nodes              forbidden   all                                -

        facts that go blind, wholly or in part:
          dns.corefile, kubeProxy.mode, podCIDRs

        what is missing:
          kind: ClusterRole
          rules:
          - verbs:
            - list

        """#)
  }

  @Test func wideShowsEveryResourceAndEveryObject() {
    let text = Self.report.rendered(as: .wide, .test)
    #expect(text.contains("kube-system/coredns, kube-system/kube-dns, kube-system/kube-proxy"))
    #expect(text.contains("pods               allowed"))
    #expect(text.contains("gateways.x         notServed"))
  }

  @Test func theDocumentHoldsEverything() throws {
    let json = Self.report.rendered(as: .json, .test)
    let document = try JSONValue(parsing: Array(json.utf8))
    #expect(document["kind"] == "AccessReport")
    #expect(document["askedBy"] == "trying")
    #expect(document["missingRole"] == Self.role)
    #expect(document["blindFacts"] == ["dns.corefile", "kubeProxy.mode", "podCIDRs"])
    let resources = document["resources"]?.elements ?? []
    #expect(resources.count == 5)
    #expect(resources.last == .object(["resource": "pods", "outcome": "allowed"]))
    #expect(resources.first?["unseen"]?.elements?.first == "configmaps kube-system/coredns")
    #expect(resources.first?["detail"] == "no\u{1B}[2J")
  }

  @Test func whatMayAllBeReadSaysNoMore() {
    let report = AccessReport(
      server: "c", isReviewed: true,
      entries: [AccessReport.Entry(resource: "pods", outcome: "allowed")], missingRole: nil)
    #expect(report.isComplete && !Self.report.isComplete)
    #expect(
      report.rendered(as: .table, .test) == "c: 1 allowed, as the server says when asked\n")
    #expect(report.members["missingRole"] == nil)
  }

  @Test func aLongListOfFactsIsFolded() {
    let facts = (100..<130).map { FactName("fact.number\($0)") }
    let report = AccessReport(
      server: "c", isReviewed: true,
      entries: [
        AccessReport.Entry(
          resource: "pods", outcome: "forbidden", unseen: [Scope("pods")], facts: facts)
      ], missingRole: nil)
    let lines = report.rendered(as: .table, .test).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    let words = lines.drop { !$0.hasPrefix("facts that") }.dropFirst().joined()
    #expect(words.split(whereSeparator: { $0 == " " || $0 == "," }).count == facts.count)
  }

  @Test func markdownHasTheRole() {
    let text = Self.report.rendered(as: .markdown, .test)
    #expect(text.contains("```yaml\nkind: ClusterRole\n"))
    #expect(text.contains("| nodes"))
  }
}
