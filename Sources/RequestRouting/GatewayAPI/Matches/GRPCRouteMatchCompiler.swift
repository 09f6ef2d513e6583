import ClusterObjects

/// The matches of GRPCRoutes: calls are requests with POST for `/service/method`
/// (https://gateway-api.sigs.k8s.io/reference/spec/#grpcroutematch,
/// https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md).
enum GRPCRouteMatchCompiler {
  static func match(_ json: JSONValue) -> RouteMatch {
    var reader = ConditionReader()
    let (headers, headerCount) = reader.conditions(json["headers"], ignoresCase: true)
    let conditions = RequestConditions(method: "POST", headers: headers)
    let service = json["method"]?["service"]?.text.flatMap { $0.isEmpty ? nil : $0 }
    let method = json["method"]?["method"]?.text.flatMap { $0.isEmpty ? nil : $0 }
    let path: PathPattern
    var rank: MatchRank
    var fault: String?
    switch json["method"]?["type"]?.text ?? "Exact" {
    case "Exact": (path, rank) = exact(service, method, &reader)
    case "RegularExpression":
      path = reader.path(regex: "/(?:\(service ?? "[^/]+"))/(?:\(method ?? "[^/]+"))")
      rank = MatchRank(form: .regex)
    case let type:
      path = .prefix("")
      rank = MatchRank(form: .regex)
      fault = "what it means by \(type) is not known"
    }
    rank.hasMethod = true
    rank.headerCount = headerCount
    return RouteMatch(
      path: path, conditions: conditions, rank: rank,
      fault: fault ?? reader.fault)
  }

  private static func exact(
    _ service: String?, _ method: String?, _ reader: inout ConditionReader
  ) -> (PathPattern, MatchRank) {
    switch (service, method) {
    case (let service?, let method?):
      let path = "/\(service)/\(method)"
      return (.exact(path), MatchRank(form: .exact, length: path.utf8.count))
    case (let service?, nil):
      let path = "/\(service)"
      return (.prefix(path), MatchRank(form: .prefix, length: path.utf8.count))
    case (nil, let method?):
      // Of gRPC it is said who wins: the longer service, then the longer method.
      return (
        reader.path(regex: "/[^/]+/\(escaped(method))"),
        MatchRank(form: .prefix, methodLength: method.utf8.count)
      )
    case (nil, nil): return (.prefix(""), MatchRank(form: .prefix))
    }
  }

  /// Literal text as a regular expression.
  private static func escaped(_ text: String) -> String {
    text.map { #"\.+*?()|[]{}^$"#.contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
