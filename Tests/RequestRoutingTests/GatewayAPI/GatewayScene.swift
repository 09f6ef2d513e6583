import ClusterObjects
import NetworkModel
import TestSupport

@testable import RequestRouting

/// A small cluster with Gateways, whose objects are written as JSON: Gateway `infra/edge` of a
/// class that is served, namespaces and Services of a shop.
struct GatewayScene {
  private var objects: [ObjectKey: TestObject] = [:]
  /// Resources that were not collected.
  var unseen: Set<ResourceName> = []

  private static let resources: [String: ResourceName] = [
    "GatewayClass": "gatewayclasses.gateway.networking.k8s.io",
    "Gateway": "gateways.gateway.networking.k8s.io",
    "ListenerSet": "listenersets.gateway.networking.k8s.io",
    "HTTPRoute": "httproutes.gateway.networking.k8s.io",
    "GRPCRoute": "grpcroutes.gateway.networking.k8s.io",
    "TLSRoute": "tlsroutes.gateway.networking.k8s.io",
    "ReferenceGrant": "referencegrants.gateway.networking.k8s.io",
    "Namespace": "namespaces", "Service": "services",
    "EndpointSlice": "endpointslices.discovery.k8s.io", "Ingress": "ingresses.networking.k8s.io",
    "IngressClass": "ingressclasses.networking.k8s.io",
  ]

  /// - Parameter listeners: those of Gateway `infra/edge`; from all namespaces if they do not say.
  init(listeners: String = #"[{"name":"http","port":80,"protocol":"HTTP"}]"#) throws {
    try add("GatewayClass", "public", #""spec":{"controllerName":"example.org/proxy"}"#)
    try add("Namespace", "infra", #""metadata":{"labels":{"team":"infra"}}"#)
    try add("Namespace", "shop", #""metadata":{"labels":{"team":"shop","stage":"live"}}"#)
    try gateway("edge", listeners: listeners)
    for name in ["web", "web2", "cart"] { try backend(name) }
  }

  /// - Parameters:
  ///   - name: `namespace/name`, or the name alone.
  ///   - members: those of the object.
  mutating func add(_ kind: String, _ name: String, _ members: String) throws {
    let parts = name.split(separator: "/").map(String.init)
    let object = try TestObject(
      Self.resource(kind), parts[parts.count - 1], in: parts.count > 1 ? parts[0] : "",
      "{\(members)}")
    objects[object.key] = object
  }

  mutating func remove(_ kind: String, _ name: String) {
    let resource = Self.resource(kind)
    objects = objects.filter { $0.key.resource != resource || $0.key.qualifiedName != name }
  }

  static func resource(_ kind: String) -> ResourceName { resources[kind] ?? "" }

  mutating func gateway(
    _ name: String, listeners: String, more: String = "", status: String = ""
  ) throws {
    var json = try JSONValue(parsing: Array(listeners.utf8))
    json = .array(
      (json.elements ?? []).map { listener in
        guard listener["allowedRoutes"] == nil, case .object(var members) = listener else {
          return listener
        }
        members["allowedRoutes"] = .object(["namespaces": .object(["from": "All"])])
        return .object(members)
      })
    try add(
      "Gateway", "infra/\(name)",
      """
      "spec":{"gatewayClassName":"public","listeners":\(json.compactText)\(more)}\(status)
      """)
  }

  /// A Service with an endpoint.
  mutating func backend(
    _ name: String, in namespace: String = "shop", port: Int = 80, ready: Int = 1
  ) throws {
    try add("Service", "\(namespace)/\(name)", #""spec":{"ports":[{"port":\#(port)}]}"#)
    try add(
      "EndpointSlice", "\(namespace)/\(name)-1",
      """
      "metadata":{"labels":{"kubernetes.io/service-name":"\(name)"}},
      "endpoints":[{"addresses":["10.0.0.1"],"conditions":{"ready":\(ready > 0)}}]
      """)
  }

  /// A route of namespace `shop` at Gateway `infra/edge`, if nothing else is said.
  ///
  /// - Parameters:
  ///   - rules: a JSON array; for one that is shorter to say, ``rule(_:to:)``.
  ///   - age: the greater, the older.
  mutating func route(
    _ name: String, kind: String = "HTTPRoute", hosts: [String] = [],
    parents: String = #"[{"name":"edge","namespace":"infra"}]"#, rules: String, age: Int = 0,
    generation: Int = 1, status: String = "[]"
  ) throws {
    let hosts = JSONValue.array(hosts.map { .string($0) }).compactText
    let path = name.contains("/") ? name : "shop/\(name)"
    try add(
      kind, path,
      """
      "metadata":{"generation":\(generation),
      "creationTimestamp":"\(TestHistory.start.adding(seconds: Double(-age)))"},
      "spec":{"hostnames":\(hosts),"parentRefs":\(parents),"rules":\(rules)},
      "status":{"parents":\(status)}
      """)
  }

  /// Rules with one rule: paths below a prefix go to a Service of the route's namespace.
  static func rule(_ prefix: String = "/", to service: String) -> String {
    """
    [{"matches":[{"path":{"type":"PathPrefix","value":"\(prefix)"}}],
    "backendRefs":[{"name":"\(service)","port":80}]}]
    """
  }

  /// Records a snapshot of it.
  func record(in history: TestHistory, at seconds: Double = 0) {
    let seen = RoutingInventory.resources.filter { !unseen.contains($0) }
    history.record(
      objects.values.filter { !unseen.contains($0.key.resource) }, at: seconds,
      coverage: Coverage(complete: seen))
  }

  // MARK: Answers

  func compile(
    _ trust: GatewayTrust = .written, rulesMax: Int = 100_000
  ) throws -> CompiledGateways {
    let history = TestHistory()
    record(in: history)
    let evidence = NetworkEvidence(history: history, moment: try history.moment("latest"))
    return GatewayCompiler(
      try RoutingInventory(in: evidence), trust: trust, rulesMax: rulesMax
    ).compile()
  }

  /// What a Gateway of namespace `infra` makes of a request.
  ///
  /// - Parameter place: `shop.example/cart`, with `https://` in front where that is meant.
  func outcome(
    _ place: String, method: String = "GET", headers: [String: String] = [:],
    query: [(String, String)] = [], gateway: String = "edge", trust: GatewayTrust = .written
  ) throws -> RoutingOutcome {
    let scheme: RequestScheme = place.hasPrefix("https://") ? .https : .http
    let rest = scheme == .https ? place.dropFirst(8) : place[...]
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    let request = RoutedRequest(
      scheme: scheme, host: String(rest[..<slash]), path: String(rest[slash...]), method: method,
      headers: headers, query: query.map { RequestParameter(name: $0.0, value: $0.1) })
    let compiled = try compile(trust)
    guard let found = compiled.gateways.first(where: { $0.key.name == gateway }) else {
      return RoutingOutcome(answer: .noListener, because: "no such Gateway")
    }
    return found.table.outcome(for: request)
  }

  /// The same, as text.
  func answer(
    _ place: String, method: String = "GET", headers: [String: String] = [:],
    query: [(String, String)] = [], gateway: String = "edge", trust: GatewayTrust = .written
  ) throws -> String {
    try outcome(
      place, method: method, headers: headers, query: query, gateway: gateway, trust: trust
    ).answer.description
  }

  /// The codes of the problems of the rule that decides.
  func problems(_ place: String, trust: GatewayTrust = .written) throws -> [RoutingProblemCode] {
    try outcome(place, trust: trust).rule?.problems.map(\.code) ?? []
  }

  /// Routes that are not in force: `web at Gateway infra/edge: NO_STATUS`.
  func detached(_ trust: GatewayTrust = .written) throws -> [String] {
    try compile(trust).detached.map {
      "\($0.key.name) at \($0.parent): \($0.problem.code.rawValue)"
    }
  }
}
