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
    let rule = index.first(for: request, isOpen: false)
    guard hasOpenRules, let open = index.first(for: request, isOpen: true) else {
      return rule.map { RoutingOutcome($0) }
    }
    guard let rule else { return RoutingOutcome(open) }
    // An exact path comes before everything else, and so does what says the same.
    if case .exact = rule.path { return RoutingOutcome(rule) }
    if AnswerComparison(rule.answer, open.answer, for: request) == .same {
      return RoutingOutcome(rule)
    }
    return RoutingOutcome(
      answer: .unproven(
        "\(open.description) and \(rule.description) both match; which of them wins depends on "
          + "the implementation"), rule: open)
  }
}
