import ClusterObjects

/// Annotations that kept requests out have no counterpart, and nobody has accepted that.
struct LostProtectionRule: MigrationRule {
  static let id = "migration.protection-lost"

  func verdict(on cell: MigrationCell, _ context: ReviewContext) -> RuleVerdict {
    let severity: FindingSeverity
    switch cell.state {
    case .cutOver, .cutOverAtRisk: severity = .high
    case .overlap, .readyOnly, .attached, .partial: severity = .medium
    // No request goes past it; the cell's flag tells of what is ahead.
    default: return .silent
    }
    let gaps = cell.securityGaps(context.options)
    guard let first = gaps.first else { return .silent }
    let more = gaps.count > 1 ? " and \(gaps.count - 1) more" : ""
    let isSure = gaps.contains(where: \.isSecurity)
    let may = isSure ? (gaps.count > 1 ? "protect" : "protects") : "may protect"
    return .found(
      MigrationFinding(
        rule: Self.id, severity: severity,
        title: "\(cell.key): \(first.name)\(more) \(may) it on the Ingress; that the Gateway does "
          + "so is not seen",
        cell: cell.key, owners: cell.owners,
        observed: observed(cell, gaps.map { FindingObservation($0.name, Self.text($0)) }),
        evidence: .inference, since: context.sinceState(of: cell),
        why: "unless a policy does the same there, requests by the Gateway pass what kept them out",
        nextActions: gaps.map { gap in
          gap.equivalent.map { "\(gap.name): see to \($0)" }
            ?? "\(gap.name): find the policy of the Gateway's implementation that does it"
        } + ["once that is done, or the loss accepted: --waive \(ShellWord.text(first.name))"],
        rollback: severity == .high
          ? "applying the Ingress again, and leading the name to it, brings the protection back"
          : "keep names and clients with the Ingress until it is settled",
        delegate: "whoever owns access policy of the Gateway's implementation, with "
          + ingressOwners(cell),
        assumptions: [
          "no policy of the Gateway's implementation does it: such policies are not read"
        ]))
  }

  private static func text(_ gap: AnnotationJudgement) -> String {
    [gap.about, gap.value.map { "= \($0)" }].compactMap(\.self).joined(separator: " ")
  }
}
