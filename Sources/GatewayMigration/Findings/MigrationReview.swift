/// What the rules make of the cells of a migration.
package struct MigrationReview: Sendable {
  /// The rules.
  package static let rules: [any MigrationRule] = [
    RegressedRule(), RemovedEarlyRule(), LostProtectionRule(), BackendDriftRule(),
    RewriteDriftRule(), ShadowedRedirectRule(), CertificateRenewalRule(), NameStaysRule(),
    RecordTargetRule(), NarrowedMatchRule(),
  ]

  /// What was found: the gravest first, then by rule and cell.
  package private(set) var findings: [MigrationFinding] = []
  /// What could not be said, by rule.
  package private(set) var notAssessed: [UnassessedRule] = []

  /// Applies every rule to every cell.
  package init(_ cells: [MigrationCell], _ context: ReviewContext) {
    for rule in Self.rules { apply(rule, to: cells, context) }
    // Sorting is not stable everywhere: the place decides what nothing else does.
    findings = findings.enumerated().sorted { first, second in
      first.element.severity != second.element.severity
        ? first.element.severity < second.element.severity : first.offset < second.offset
    }.map(\.element)
  }

  private mutating func apply(
    _ rule: any MigrationRule, to cells: [MigrationCell], _ context: ReviewContext
  ) {
    struct Gap: Hashable {
      let needs: [String]
      let because: String
    }
    let id = type(of: rule).id
    var places: [Gap: Int] = [:]
    for cell in cells where cell.state.isInScope {
      switch Self.verdict(of: rule, on: cell, context) {
      case .silent: break
      case .found(let finding): findings.append(finding)
      case .notAssessed(let needs, let because):
        let gap = Gap(needs: needs, because: because)
        if let place = places[gap] {
          notAssessed[place].cells.append(cell.key)
        } else {
          places[gap] = notAssessed.count
          notAssessed.append(
            UnassessedRule(rule: id, needs: needs, because: because, cells: [cell.key]))
        }
      }
    }
  }

  private static func verdict(
    of rule: any MigrationRule, on cell: MigrationCell, _ context: ReviewContext
  ) -> RuleVerdict {
    guard cell.state == .unknown else { return rule.verdict(on: cell, context) }
    let because = cell.reasons.first?.text ?? "its state is unknown"
    return .notAssessed(needs: ["the cell's state"], because: because)
  }
}
