package import ClusterObjects

/// One rule of one side: these requests get this answer.
package struct RoutingRule: Sendable {
  /// The hosts, after everything that narrows them.
  package let host: HostPattern
  /// The paths.
  package let path: PathPattern
  /// What else a request has to be.
  package let conditions: RequestConditions
  /// What becomes of it.
  package let answer: RouteAnswer
  /// The objects that say so, the first one foremost.
  package let sources: [ObjectKey]
  /// Where in the first of them: `rule 2`, `default backend`.
  package let place: String
  /// Why it does not serve although it is in force, or is not known to.
  package let problems: [RoutingProblem]
  /// Whether nobody says which of two rules wins when this and another one match: regular
  /// expressions of the Gateway API
  /// (https://gateway-api.sigs.k8s.io/reference/spec/#httppathmatch).
  package let hasOpenPrecedence: Bool
  /// A number that the compiler gives it, to find it again; nil: none.
  package let tag: Int?

  package init(
    host: HostPattern, path: PathPattern, conditions: RequestConditions = .none,
    answer: RouteAnswer, sources: [ObjectKey], place: String, problems: [RoutingProblem] = [],
    hasOpenPrecedence: Bool = false, tag: Int? = nil
  ) {
    self.host = host
    self.path = path
    self.conditions = conditions
    self.answer = answer
    self.sources = sources
    self.place = place
    self.problems = problems
    self.hasOpenPrecedence = hasOpenPrecedence
    self.tag = tag
  }

  /// For people: `httproutes shop/web rule 1: /cart and below`.
  package var description: String {
    let source = sources.first.map { "\($0.kindAndName) " } ?? ""
    var text = "\(source)\(place): \(host.text) \(path.description)"
    if !conditions.isEmpty { text += ", \(conditions.description)" }
    return text
  }
}
