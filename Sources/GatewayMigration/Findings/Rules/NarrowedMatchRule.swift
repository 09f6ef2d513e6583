import ClusterObjects

/// Requests that the Ingress's controller serves are not held by the route.
struct NarrowedMatchRule: MigrationRule {
  static let id = "migration.match-narrowed"

  func verdict(on cell: MigrationCell, _ context: ReviewContext) -> RuleVerdict {
    let flags = cell.flags.intersection([.narrowedStringPrefix, .narrowedCase]).sorted()
    guard let first = flags.first else { return CellComparison.without(cell) }
    let isOpen = CellComparison.severity(cell) == .high
    let what =
      first == .narrowedCase
      ? "paths in another case" : "paths that only begin with \(cell.key.path)"
    return .found(
      MigrationFinding(
        rule: Self.id, severity: isOpen ? .medium : .low,
        title: "\(cell.key): \(what) are served by the Ingress, and by no route", cell: cell.key,
        owners: cell.owners, observed: observed(cell, witnesses(cell)), evidence: .inference,
        since: context.since(first, of: cell),
        why: "the Ingress's controller compares paths more loosely than the Gateway API does",
        nextActions: [
          "look into the access log for such paths",
          "where clients use them, give the route a rule for each",
        ],
        rollback: "taking the rules away again leads back to the state before",
        delegate: ingressOwners(cell),
        assumptions: ["clients ask for such paths"]))
  }
}
