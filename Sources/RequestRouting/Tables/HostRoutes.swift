/// The rules for one host pattern at one entry point, in the order in which they decide.
package struct HostRoutes: Sendable {
  /// The hosts.
  package let host: HostPattern
  private let index: RuleIndex
  private let hasOpenRules: Bool

  /// - Parameter rules: the first that holds a request decides.
  package init(host: HostPattern, rules: [RoutingRule]) {
    self.host = host
    index = RuleIndex(rules)
    hasOpenRules = rules.contains(where: \.hasOpenPrecedence)
  }

  /// The rules in order.
  package var rules: [RoutingRule] { index.rules }

  /// What they make of a request; nil: none holds it.
  func outcome(for request: RoutedRequest) -> RoutingOutcome? {
    let rule = index.first(for: request)
    let open = hasOpenRules ? index.open(for: request) : []
    // An exact path comes before everything else.
    if let rule, case .exact = rule.path { return RoutingOutcome(rule) }
    guard let first = open.first else { return rule.map { RoutingOutcome($0) } }
    let others = open.dropFirst() + (rule.map { [$0] } ?? [])
    let rival = others.first {
      AnswerComparison(first.answer, $0.answer, for: request) != .same
    }
    guard let rival else { return RoutingOutcome(first) }
    return RoutingOutcome(
      answer: .unproven(
        "\(first.description) and \(rival.description) both match; which of them wins depends on "
          + "the implementation"), rule: first)
  }
}
