import ClusterObjects
import NetworkModel

/// Makes the rules of routes.
struct RouteRuleCompiler {
  let backends: BackendResolver

  /// - Parameter order: the route's place by age and name.
  func rules(of route: GatewayRoute, order: Int) -> [RouteRule] {
    var rules = route.object.elements("spec", "rules")
    // Without rules an HTTPRoute is for every path.
    if rules.isEmpty, route.kind == .http { rules = [.object([:])] }
    var compiled: [RouteRule] = []
    for (number, rule) in rules.enumerated() {
      let resolved = backends.resolve(rule, of: route)
      let filters = RouteFilters(rule["filters"])
      let matches = Self.matches(of: rule, kind: route.kind)
      for (matchNumber, match) in matches.enumerated() {
        var place = "rule \(number + 1)"
        if matches.count > 1 { place += " match \(matchNumber + 1)" }
        compiled.append(
          RouteRule(
            path: match.path, conditions: match.conditions,
            answer: Self.answer(to: match, filters, resolved), problems: resolved.problems,
            hasOpenPrecedence: match.hasOpenPrecedence,
            precedence: RulePrecedence(rank: match.rank, route: order, match: compiled.count),
            place: place))
      }
    }
    return compiled
  }

  private static func matches(of rule: JSONValue, kind: RouteKind) -> [RouteMatch] {
    switch kind {
    case .tls: return [.all]
    case .http:
      guard let matches = rule["matches"]?.elements, !matches.isEmpty else { return [.all] }
      return matches.map(HTTPRouteMatchCompiler.match)
    case .grpc:
      guard let matches = rule["matches"]?.elements, !matches.isEmpty else {
        return [GRPCRouteMatchCompiler.match(.object([:]))]
      }
      return matches.map(GRPCRouteMatchCompiler.match)
    }
  }

  private static func answer(
    to match: RouteMatch, _ filters: RouteFilters, _ resolved: BackendResolver.Result
  ) -> RouteAnswer {
    if let fault = match.fault { return .unproven(fault) }
    if let redirect = filters.redirect(for: match) { return .redirect(redirect) }
    if let backends = resolved.backends {
      return .backends(backends, filters.rewrite(for: match))
    }
    if let custom = filters.custom, resolved.problems.isEmpty {
      return .unproven("there is no backend, and what the filter \(custom) does is not known")
    }
    return .status(500)
  }
}
