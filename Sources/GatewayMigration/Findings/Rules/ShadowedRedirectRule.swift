import ClusterObjects

/// The Ingress sends plain HTTP to HTTPS; the Gateway serves it in the clear.
struct ShadowedRedirectRule: MigrationRule {
  static let id = "migration.redirect-shadowed"

  func verdict(on cell: MigrationCell, _ context: ReviewContext) -> RuleVerdict {
    guard cell.flags.contains(.shadowedRedirect) else {
      return CellComparison.without(cell)
    }
    return .found(
      MigrationFinding(
        rule: Self.id, severity: .medium,
        title: "\(cell.key) is served in the clear by the Gateway; the Ingress sends it to HTTPS",
        cell: cell.key, owners: cell.owners, observed: observed(cell, witnesses(cell)),
        evidence: .inference, since: context.since(.shadowedRedirect, of: cell),
        why: "a route without sectionName is also at the listener for plain HTTP, where its host "
          + "goes before a redirect that names none: cookies and tokens travel unencrypted",
        nextActions: [
          "give the route's parentRefs the sectionName of the listener for HTTPS",
          "or give the redirecting route the same hostnames, and this one only the HTTPS listener",
        ],
        rollback: "taking the sectionName away again leads back to the state before",
        delegate: gatewayOwners(cell),
        assumptions: ["nothing before the Gateway sends plain HTTP to HTTPS"]))
  }
}
