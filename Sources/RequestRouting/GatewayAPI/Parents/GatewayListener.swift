import ClusterObjects
import NetworkModel

/// A listener of a Gateway, its own or one of a ListenerSet
/// (https://gateway-api.sigs.k8s.io/reference/spec/#listener).
struct GatewayListener {
  /// The Gateway or the ListenerSet that has it.
  let owner: ObjectKey
  let name: String
  let port: Int
  /// How requests arrive; nil: it is not for requests, as one of TCP.
  let scheme: RequestScheme?
  let host: HostPattern
  /// The kinds of routes that it takes.
  let kinds: Set<RouteKind>
  let namespaces: NamespaceSelector
  /// What keeps it from serving.
  var problems: [RoutingProblem]
  /// Whether its controller says that nothing else claims its place.
  let deniesConflict: Bool
  /// What it lost its place to; nil: it has it.
  var conflict: RoutingProblem?
  /// The scope in its Gateway's table; nil: it has none.
  var scope: Int?

  /// Nil for what has no name or no port.
  ///
  /// - Parameter status: the element of its owner's `status.listeners`; nil where there is none.
  init?(
    _ json: JSONValue, of owner: ObjectKey, status: JSONValue?, trust: GatewayTrust
  ) {
    guard let name = json["name"]?.text, let port = json["port"]?.int else { return nil }
    self.owner = owner
    self.name = name
    self.port = port
    let traffic: Set<RouteKind>
    switch (json["protocol"]?.text, json["tls"]?["mode"]?.text) {
    case ("HTTP", _): (scheme, traffic) = (.http, [.http, .grpc])
    case ("HTTPS", "Passthrough"), ("TLS", _): (scheme, traffic) = (.https, [.tls])
    case ("HTTPS", _): (scheme, traffic) = (.https, [.http, .grpc])
    default: (scheme, traffic) = (nil, [])
    }
    host = HostPattern(gateway: json["hostname"]?.text)
    let allowed = json["allowedRoutes"]
    kinds = traffic.intersection(Self.kinds(allowed?["kinds"]) ?? traffic)
    namespaces = NamespaceSelector(allowed?["namespaces"], standard: .same)
    let conditions = StatusCondition.all(in: status?["conditions"])
    deniesConflict = conditions["Conflicted"]?.isFalse == true
    problems = []
    problems = statusProblems(conditions, isMissing: status == nil, trust: trust)
  }

  /// Nil where none are named.
  private static func kinds(_ json: JSONValue?) -> Set<RouteKind>? {
    guard let elements = json?.elements, !elements.isEmpty else { return nil }
    return Set(
      elements.compactMap { element in
        guard
          (element["group"]?.text ?? ParentReference.gatewayGroup)
            == ParentReference.gatewayGroup
        else { return nil }
        return element["kind"]?.text.flatMap(RouteKind.init(rawValue:))
      })
  }

  private func statusProblems(
    _ conditions: [String: StatusCondition], isMissing: Bool, trust: GatewayTrust
  ) -> [RoutingProblem] {
    if trust == .written { return [] }
    if isMissing {
      guard trust == .status else { return [] }
      return [RoutingProblem(.listenerNotReady, "\(description) has no status")]
    }
    var problems: [RoutingProblem] = []
    for type in ["Accepted", "Programmed", "ResolvedRefs"] {
      guard let condition = conditions[type], condition.isFalse else { continue }
      problems.append(
        RoutingProblem(.listenerNotReady, "\(description): \(condition.description)"))
    }
    if let condition = conditions["Conflicted"], condition.isTrue {
      problems.append(
        RoutingProblem(.listenerConflict, "\(description): \(condition.description)"))
    }
    return problems
  }

  /// For people: `listener https of Gateway infra/edge`.
  var description: String { "listener \(name) of \(owner.kindAndName)" }
}
