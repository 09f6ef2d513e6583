import ClusterObjects

/// A cell was further than it is.
struct RegressedRule: MigrationRule {
  static let id = "migration.regressed"

  func verdict(on cell: MigrationCell, _ context: ReviewContext) -> RuleVerdict {
    guard cell.flags.contains(.regressed) else { return .silent }
    let event = context.events.last { $0.cell == cell.key && $0.isRegression }
    var seen: [FindingObservation] = []
    if let event {
      let from = event.from.map { "\($0.rawValue) -> " } ?? ""
      seen.append(FindingObservation("event", "\(from)\(event.to.rawValue): \(event.cause)"))
    }
    let since = context.since(.regressed, of: cell)
    let diff = since.after.map { "netlapse diff id:\($0.id) id:\(since.by.id)" }
    return .found(
      MigrationFinding(
        rule: Self.id, severity: .high,
        title: "\(cell.key) went back and is \(cell.state.rawValue)", cell: cell.key,
        owners: cell.owners, observed: observed(cell, seen), evidence: .inference,
        since: since,
        why: "requests that the Gateway served are no longer known to be served by it",
        nextActions: [
          "find out whether it was meant: \(explain(cell)) tells the cause and the interval",
          "\(diff ?? "netlapse diff") shows what else changed in between",
          "where it was not meant, restore what went; the Ingress stays until the cell is OVERLAP",
        ],
        rollback: "nothing has been changed; what went is on record in the snapshot before",
        delegate: gatewayOwners(cell), assumptions: []))
  }
}
