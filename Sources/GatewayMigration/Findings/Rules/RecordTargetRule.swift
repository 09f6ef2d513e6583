import ClusterObjects

/// The Ingress says by annotation where its name leads; the Gateway says nothing.
struct RecordTargetRule: MigrationRule {
  static let id = "migration.dns-target-lost"

  func verdict(on cell: MigrationCell, _ context: ReviewContext) -> RuleVerdict {
    guard let note = cell.handOver.first(where: { $0.code == .targetLost }) else {
      return .silent
    }
    let isGone = cell.state == .cutOver || cell.state == .cutOverAtRisk
    return .found(
      MigrationFinding(
        rule: Self.id, severity: isGone ? .high : .medium,
        title: "\(cell.key): its name will lead to the Gateway's address, not to the target that "
          + "the Ingress names",
        cell: cell.key, owners: cell.owners,
        observed: observed(cell, [FindingObservation(note.code.rawValue, note.text)]),
        evidence: .inference, since: context.sinceState(of: cell),
        why: "external-dns reads a target on the Gateway, not on its routes; what the target "
          + "stands for, such as a CDN or a firewall, is passed by",
        nextActions: [
          "put the target annotation on the Gateway, where all of its routes share it",
          "or give hosts with another target a Gateway of their own",
        ],
        rollback: "taking the annotation away again; the record follows within its time to live",
        delegate: "whoever runs external-dns, with \(gatewayOwners(cell))",
        assumptions: ["external-dns makes the record: its flags are not read"]))
  }
}
