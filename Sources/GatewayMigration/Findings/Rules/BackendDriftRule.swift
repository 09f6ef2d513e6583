import ClusterObjects

/// The Gateway sends the cell's requests to another Service, port or share than the Ingress.
struct BackendDriftRule: MigrationRule {
  static let id = "migration.backend-drift"

  func verdict(on cell: MigrationCell, _ context: ReviewContext) -> RuleVerdict {
    guard cell.flags.contains(.backendDrift) else {
      return CellComparison.without(cell)
    }
    if context.options.acceptsDrift(of: cell.key) { return .silent }
    return .found(
      MigrationFinding(
        rule: Self.id, severity: CellComparison.severity(cell),
        title: "\(cell.key) has other backends at the Gateway than at the Ingress",
        cell: cell.key, owners: cell.owners, observed: observed(cell, witnesses(cell)),
        evidence: .inference, since: context.since(.backendDrift, of: cell),
        why: "who comes by the Gateway is served by something else than who comes by the Ingress",
        nextActions: [
          "compare both: \(explain(cell))",
          "where it was not meant, make the route's backendRefs those of the Ingress",
          "where it was meant: --accept-drift "
            + ShellWord.text(cell.key.host + cell.key.path),
        ],
        rollback: CellComparison.rollback(cell), delegate: ingressOwners(cell),
        assumptions: ["Services of other names lead to other Pods"]))
  }
}
