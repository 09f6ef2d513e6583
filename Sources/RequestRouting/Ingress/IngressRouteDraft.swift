import ClusterObjects

/// A route before it has its number.
struct IngressRouteDraft: Sendable {
  var key: IngressRouteKey
  let pattern: PathPattern
  let order: IngressRuleOrder
  let owners: [ObjectKey]
  let annotations: [String: String]
  let answer: RouteAnswer
  /// What comes before the answer: canaries by header, the root's own redirect.
  let special: [Special]
  var httpsRedirect: RequestRedirect?
  var hasTLS: Bool
  let service: IngressRoute.Service
  var notes: [String]
  /// Whether its requests are sent on as gRPC.
  var isGRPC = false
  let place: String
  let problems: [RoutingProblem]
  /// Whether nobody says which of two rules wins.
  let hasOpenPrecedence: Bool
  /// Whether it is for what no rule holds.
  let isDefaultBackend: Bool

  /// Some of a route's requests that get another answer.
  struct Special: Sendable {
    /// Nil: the route's.
    let path: PathPattern?
    let conditions: RequestConditions
    let answer: RouteAnswer
  }

  /// The finished route.
  func route(tag: Int) -> IngressRoute {
    IngressRoute(
      host: key.host, pathType: key.pathType, path: key.path, pattern: pattern, owners: owners,
      annotations: annotations, answer: answer, httpsRedirect: httpsRedirect, hasTLS: hasTLS,
      service: service, notes: notes, isGRPC: isGRPC, problems: problems,
      tag: tag)
  }

  /// Its rules at one entry point.
  ///
  /// - Parameter host: another one than its own, for a default backend.
  func rules(_ scheme: RequestScheme, tag: Int, host: HostPattern? = nil) -> [RoutingRule] {
    func rule(
      _ path: PathPattern, _ conditions: RequestConditions, _ answer: RouteAnswer
    ) -> RoutingRule {
      RoutingRule(
        host: host ?? key.host, path: path, conditions: conditions, answer: answer,
        sources: owners, place: place, problems: problems, hasOpenPrecedence: hasOpenPrecedence,
        tag: tag)
    }
    if scheme == .http, let httpsRedirect {
      return [rule(pattern, .none, .redirect(httpsRedirect))]
    }
    return special.map { rule($0.path ?? pattern, $0.conditions, $0.answer) }
      + [rule(pattern, .none, answer)]
  }

  /// Whether it comes before another one in a list of routes.
  func isListed(before other: IngressRouteDraft) -> Bool {
    let (host, otherHost) = (key.host.text, other.key.host.text)
    if host != otherHost { return host.precedesBytewise(otherHost) }
    if key.path != other.key.path { return key.path.precedesBytewise(other.key.path) }
    return key.pathType < other.key.pathType
  }
}
