/// What one side makes of one request, and why.
package struct RoutingOutcome: Sendable {
  /// What becomes of it.
  package let answer: RouteAnswer
  /// The rule that decided; nil: no rule did.
  package let rule: RoutingRule?
  /// Why, where no rule says it.
  package let because: String?

  package init(answer: RouteAnswer, rule: RoutingRule? = nil, because: String? = nil) {
    self.answer = answer
    self.rule = rule
    self.because = because
  }

  init(_ rule: RoutingRule) { self.init(answer: rule.answer, rule: rule) }
}
