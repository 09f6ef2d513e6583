import ClusterObjects
import EvidenceSources
import NetworkModel
import ReportFormats

extension AccessReport {
  /// Surveys a live cluster and says which facts go blind.
  ///
  /// - Parameters:
  ///   - reviewer: asks the server what it allows; nil: each right is tried.
  ///   - requestTimeoutSeconds: the longest that one request may take.
  /// - Throws: ``AccessError`` when the cluster cannot be asked.
  init(
    surveying api: any ClusterAPI, reviewer: (any AccessReviewer)?, requestTimeoutSeconds: Double
  ) async throws {
    var options = LiveOptions()
    options.allow(requestSeconds: requestTimeoutSeconds, collectionSeconds: 3600)
    let findings = try await AccessSurvey(api, reviewer: reviewer, options: options).findings()
    self.init(server: api.name, isReviewed: reviewer != nil, findings: findings)
  }

  /// What the findings of a survey mean for the facts.
  init(
    server: String, isReviewed: Bool, findings: [AccessFinding],
    facts: FactCatalogue = .current
  ) {
    let missing = findings.flatMap(\.missing)
    self.init(
      server: server, isReviewed: isReviewed,
      entries: findings.map { Self.entry($0, facts) },
      missingRole: missing.isEmpty
        ? nil
        : RoleManifest.clusterRole("netlapse-missing", AccessRules(allowing: missing)))
  }

  private static func entry(_ finding: AccessFinding, _ facts: FactCatalogue) -> Entry {
    let blind = facts.sources.filter { $0.inputs.contains(where: finding.hides) }
    return Entry(
      resource: finding.resource, outcome: finding.outcome.rawValue, unseen: finding.unseen,
      words: finding.words, facts: blind.flatMap { $0.definitions.map(\.name) }.sorted())
  }
}
