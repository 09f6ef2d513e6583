import ClusterObjects

/// The Ingress went before the Gateway was known to serve the cell.
struct RemovedEarlyRule: MigrationRule {
  static let id = "migration.ingress-removed-early"

  func verdict(on cell: MigrationCell, _ context: ReviewContext) -> RuleVerdict {
    let why: String
    switch cell.state {
    case .orphaned:
      why =
        "no route holds all of it, and its backend is still there: its requests find no way to it"
    case .cutOverAtRisk:
      why = "routes hold it, and are not known to be in force: its requests may fail"
    default: return .silent
    }
    let since = context.sinceState(of: cell)
    let shows = cell.owners.map { owner in
      "netlapse show ingress \(ShellWord.text(owner.qualifiedName))"
        + (since.after.map { " --at id:\($0.id)" } ?? "")
    }
    return .found(
      MigrationFinding(
        rule: Self.id, severity: .high,
        title: "\(cell.key) lost its Ingress before a Gateway was known to serve it",
        cell: cell.key, owners: cell.owners,
        observed: observed(cell, cell.reasons.map { FindingObservation($0.code, $0.text) }),
        evidence: .inference, since: since, why: why,
        nextActions: [
          "send a request: \(explain(cell)) names what should answer",
          "where it fails, apply the Ingress again as it was: "
            + shows.joined(separator: ", "),
          "then finish the route, and take the Ingress away once the cell is OVERLAP",
        ],
        rollback: "applying the Ingress again leads back to the state before",
        delegate: ingressOwners(cell),
        assumptions: ["no other proxy or load balancer, unseen by netlapse, serves the host"]))
  }
}
