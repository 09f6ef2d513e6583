import ClusterObjects
import EvidenceSources
import NetworkModel
import ReportFormats
import Testing

@testable import NetlapseCommands

/// What a missing right means: which facts go blind, and what would give it.
@Suite struct AccessReportSurveyTests {
  private static func report(_ findings: AccessFinding...) -> AccessReport {
    AccessReport(server: "c", isReviewed: false, findings: findings)
  }

  @Test func factsGoBlindByTheirDeclaredInputs() throws {
    let corefile = Scope("configmaps", namespace: "kube-system", name: "coredns")
    let entry = try #require(
      Self.report(
        AccessFinding("configmaps", .forbidden, unseen: [corefile], words: "no")
      ).entries.first)
    #expect(entry.facts.contains("dns.corefile"))
    #expect(!entry.facts.contains("service.traffic"), "it needs Services alone")
    #expect(entry.words == "no" && entry.outcome == "forbidden")
    #expect(entry.facts == entry.facts.sorted())
  }

  @Test func anotherObjectBlindsNothing() {
    let other = Scope("configmaps", namespace: "shop", name: "settings")
    let report = Self.report(AccessFinding("configmaps", .forbidden, unseen: [other]))
    #expect(!report.blindFacts.contains("dns.corefile"))
  }

  @Test func whatIsAllowedOrNotServedBlindsNothing() {
    let report = Self.report(
      AccessFinding("services", .allowed), AccessFinding("ciliumnodes.cilium.io", .notServed))
    #expect(report.blindFacts == [] && report.isComplete && report.missingRole == nil)
  }

  @Test func everyFactIsBlindWhereNothingMayBeRead() {
    let findings = ResourceCatalogue.current.resources.map { resource in
      AccessFinding(resource.name, .forbidden, unseen: [Scope(resource.name)])
    }
    let report = AccessReport(server: "c", isReviewed: false, findings: findings)
    #expect(report.blindFacts == FactCatalogue.current.definitions.map(\.name))
  }

  @Test func theMissingRoleHoldsTheMissingRights() {
    let list = ResourceAction("list", group: "", resource: "nodes")
    let report = Self.report(
      AccessFinding("nodes", .forbidden, unseen: [Scope("nodes")], missing: [list]))
    #expect(report.missingRole?["kind"] == "ClusterRole")
    #expect(report.missingRole?["rules"] == AccessRules(allowing: [list]).manifest)
  }
}
