import ClusterObjects

/// The matches of HTTPRoutes (https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch).
enum HTTPRouteMatchCompiler {
  static func match(_ json: JSONValue) -> RouteMatch {
    var reader = ConditionReader()
    let (headers, headerCount) = reader.conditions(json["headers"], ignoresCase: true)
    let (query, queryCount) = reader.conditions(json["queryParams"], ignoresCase: false)
    let conditions = RequestConditions(
      method: json["method"]?.text, headers: headers, query: query)
    let value = json["path"]?["value"]?.text ?? "/"
    let path: PathPattern
    var rank = MatchRank(form: .regex)
    var prefix: String?
    var fault: String?
    switch json["path"]?["type"]?.text ?? "PathPrefix" {
    case "Exact":
      path = .exact(value)
      rank = MatchRank(form: .exact, length: value.utf8.count)
    case "PathPrefix":
      path = PathPattern(prefix: value)
      prefix = value
      rank = MatchRank(form: .prefix, length: length(ofPrefix: path))
    case "RegularExpression": path = reader.path(regex: value)
    case let type:
      path = .prefix("")
      fault = "what it means by \(type) is not known"
    }
    rank.hasMethod = conditions.method != nil
    rank.headerCount = headerCount
    rank.queryCount = queryCount
    return RouteMatch(
      path: path, conditions: conditions, rank: rank,
      prefix: prefix, fault: fault ?? reader.fault)
  }

  /// A final slash says nothing, so it does not count.
  private static func length(ofPrefix path: PathPattern) -> Int {
    if case .prefix(let text) = path { text.utf8.count } else { 0 }
  }
}
