/// What rules that go by a comparison of both sides have in common.
enum CellComparison {
  /// Silent where both sides were compared to the end.
  static func without(_ cell: MigrationCell) -> RuleVerdict {
    guard cell.flags.contains(.unproven) else { return .silent }
    let reason = cell.reasons.first { ["UNPROVEN", "BOUND", "NOT_SEEN"].contains($0.code) }
    return .notAssessed(
      needs: ["a comparison of both sides"],
      because: reason?.text ?? "a part of the cell cannot be compared")
  }

  /// High where requests may come by the Gateway.
  static func severity(_ cell: MigrationCell) -> FindingSeverity {
    switch cell.state {
    case .overlap, .readyOnly, .cutOver, .cutOverAtRisk: .high
    default: .medium
    }
  }

  /// How to go back.
  static func rollback(_ cell: MigrationCell) -> String {
    switch cell.state {
    case .cutOver, .cutOverAtRisk: "applying the Ingress again, and leading the name to it"
    default: "the Ingress is there: requests that come by it are not touched by the route"
    }
  }
}
