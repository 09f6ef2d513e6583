import ClusterObjects
import RequestRouting

/// One rule over the cells of a migration.
package protocol MigrationRule: Sendable {
  /// Its name, for people and baselines: `migration.regressed`.
  static var id: String { get }

  /// What it makes of a cell whose state is known.
  func verdict(on cell: MigrationCell, _ context: ReviewContext) -> RuleVerdict
}

extension MigrationRule {
  /// What speaks for every finding: where the cell stands, and what answers.
  func observed(_ cell: MigrationCell, _ more: [FindingObservation] = []) -> [FindingObservation] {
    var observed = [
      FindingObservation("state", cell.state.rawValue),
      FindingObservation("ingress", cell.ingressAnswer.description),
    ]
    if let gateway = cell.routes.gateway {
      let answers = cell.routes.answersText
      observed.append(
        FindingObservation(
          "gateway \(gateway)", answers.isEmpty ? "nothing of it" : answers))
    }
    return observed + more
  }

  /// The requests that are answered differently, as far as they are listed.
  func witnesses(_ cell: MigrationCell) -> [FindingObservation] {
    cell.routes.witnesses.map { witness in
      FindingObservation(
        witness.request.description,
        "Ingress \(witness.ingress.description), Gateway \(witness.gateway.description)")
    }
  }

  /// The command that tells the whole story of a cell.
  func explain(_ cell: MigrationCell) -> String {
    "netlapse migration explain \(ShellWord.text(cell.key.host)) \(ShellWord.text(cell.key.path))"
  }

  /// Those who wrote the Ingress.
  func ingressOwners(_ cell: MigrationCell) -> String {
    let namespaces = Set(cell.owners.map(\.namespace)).sorted().joined(separator: ", ")
    return "whoever owns the routes of namespace \(namespaces)"
  }

  /// Those who run the Gateway, and those who wrote the routes.
  func gatewayOwners(_ cell: MigrationCell) -> String {
    guard let gateway = cell.routes.gateway else { return ingressOwners(cell) }
    return "\(ingressOwners(cell)), with whoever runs Gateway \(gateway)"
  }
}
