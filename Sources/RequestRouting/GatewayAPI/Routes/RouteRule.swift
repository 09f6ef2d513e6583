/// A match of a rule with its answer, before it is known for which hosts it is in force.
struct RouteRule {
  let path: PathPattern
  let conditions: RequestConditions
  let answer: RouteAnswer
  let problems: [RoutingProblem]
  let hasOpenPrecedence: Bool
  let precedence: RulePrecedence
  /// `rule 2`, `rule 2 match 3`.
  let place: String
}
