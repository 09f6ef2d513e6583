import ClusterObjects

/// The Gateway is ready, and the name still leads to the Ingress.
struct NameStaysRule: MigrationRule {
  static let id = "migration.name-with-ingress"

  func verdict(on cell: MigrationCell, _ context: ReviewContext) -> RuleVerdict {
    guard cell.state == .overlap || cell.state == .readyOnly else { return .silent }
    if let unseen = cell.handOver.first(where: { $0.code == .recordUnseen }) {
      return .notAssessed(needs: ["where \(cell.key.host) leads"], because: unseen.text)
    }
    guard let note = cell.handOver.first(where: { $0.code == .recordStays }) else {
      return .silent
    }
    return .found(
      MigrationFinding(
        rule: Self.id, severity: .medium,
        title: "\(cell.key): the Gateway is ready, and external-dns leaves its name with the "
          + "Ingress",
        cell: cell.key, owners: cell.owners,
        observed: observed(cell, [FindingObservation(note.code.rawValue, note.text)]),
        evidence: .inference, since: context.sinceState(of: cell),
        why: "the Gateway gets none of its requests: that it is ready has not been tried",
        nextActions: [
          "try the Gateway first, past the name: curl --resolve with the Gateway's address",
          "move the name: take the annotation, or the host, from the Ingress once the route has it",
          "wait for the record's time to live before the Ingress goes",
        ],
        rollback: "the annotation back on the Ingress, while that is still served",
        delegate: "whoever runs external-dns, with \(ingressOwners(cell))",
        assumptions: [
          "the record is the one that external-dns made for the Ingress",
          "external-dns reads routes: its flags are not read",
        ]))
  }
}
