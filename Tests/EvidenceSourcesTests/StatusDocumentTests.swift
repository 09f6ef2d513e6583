import ClusterObjects
import EvidenceSources
import Testing

/// A `Status` in the place of a list: the server's refusal.
struct StatusDocumentTests {
  private static let routes: ResourceName = "httproutes.gateway.networking.k8s.io"

  @Test(arguments: [(401, CoverageOutcome.forbidden), (403, .forbidden), (500, .failed)])
  func aStatusIsNotedInTheServersWords(_ code: Int, _ outcome: CoverageOutcome) throws {
    let evidence = try EvidenceFolder.read([
      "services.json": EvidenceText.status(code, "so it is")
    ])
    #expect(evidence.outcome("services") == outcome)
    #expect(evidence.entry("services")?.note == "so it is")
  }

  @Test func theDetailsTellTheResource() throws {
    let details = #"{"group":"gateway.networking.k8s.io","kind":"httproutes"}"#
    let evidence = try EvidenceFolder.read([
      "whatever.json": EvidenceText.status(403, "no", details: details),
      "x.json": EvidenceText.status(403, "no", details: #"{"kind":"nodes"}"#),
    ])
    #expect(evidence.coverageLines == ["\(Self.routes): forbidden", "nodes: forbidden"])
  }

  @Test func aMissingPathProvesNoAbsence() throws {
    let words = "the server could not find the requested resource"
    let evidence = try EvidenceFolder.read([
      "httproutes.json": EvidenceText.status(404, words),
      "ingresses.json": EvidenceText.status(404, words),
    ])
    #expect(evidence.outcome(Self.routes) == .failed)
    #expect(evidence.outcome("ingresses.networking.k8s.io") == .failed)
    #expect(evidence.hints("ingresses.json", "/apis"))
  }

  @Test func aMissingObjectSaysNothingAboutTheOthers() throws {
    let details = #"{"name":"web","kind":"services"}"#
    let evidence = try EvidenceFolder.read([
      "services.json": EvidenceText.status(404, "services 'web' not found", details: details),
      "nodes.json": EvidenceText.list([EvidenceText.object("Node", "n")]),
    ])
    #expect(evidence.coverageLines == ["nodes: complete"])
    #expect(evidence.hints("services.json", "one object"))
  }

  @Test func aStatusThatTellsNothingIsHinted() throws {
    let evidence = try EvidenceFolder.read([
      "answer.json": EvidenceText.status(403, "no"),
      "nodes.json": EvidenceText.list([EvidenceText.object("Node", "n")]),
    ])
    #expect(evidence.coverageLines == ["nodes: complete"])
    #expect(evidence.hints("answer.json", "does not tell what was asked for"))
  }

  @Test func aStatusDoesNotOutweighAList() throws {
    let evidence = try EvidenceFolder.read([
      "a/nodes.json": EvidenceText.status(403, "no"),
      "b/nodes.json": EvidenceText.list([EvidenceText.object("Node", "n")]),
    ])
    #expect(evidence.coverageLines == ["nodes: complete"])
  }
}
