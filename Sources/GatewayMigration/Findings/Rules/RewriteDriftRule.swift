import ClusterObjects

/// The backend sees another path or host by the Gateway than by the Ingress.
struct RewriteDriftRule: MigrationRule {
  static let id = "migration.rewrite-drift"

  func verdict(on cell: MigrationCell, _ context: ReviewContext) -> RuleVerdict {
    guard cell.flags.contains(.rewriteDrift) else {
      return CellComparison.without(cell)
    }
    if context.options.acceptsDrift(of: cell.key) { return .silent }
    return .found(
      MigrationFinding(
        rule: Self.id, severity: CellComparison.severity(cell),
        title: "\(cell.key): its backend sees another path or host by the Gateway",
        cell: cell.key, owners: cell.owners, observed: observed(cell, witnesses(cell)),
        evidence: .inference, since: context.since(.rewriteDrift, of: cell),
        why: "a backend that is asked for another path answers 404, or something else",
        nextActions: [
          "compare both: \(explain(cell))",
          "make the route's URLRewrite filter say what the Ingress's rewrite says",
          "where it was meant: --accept-drift "
            + ShellWord.text(cell.key.host + cell.key.path),
        ],
        rollback: CellComparison.rollback(cell), delegate: ingressOwners(cell), assumptions: []))
  }
}
