import ClusterObjects
import NetworkModel

/// Routes that no Gateway takes, as they would serve at one that takes all: what is written for a
/// host and path, whether or not anything comes of it.
struct UnattachedRoutes {
  private static let key = ObjectKey(
    resource: "gateways.gateway.networking.k8s.io", namespace: "", name: "none")
  private static let listeners: JSONValue = [
    .object(["name": "http", "port": 80, "protocol": "HTTP"]),
    .object(["name": "https", "port": 443, "protocol": "HTTPS"]),
  ]

  private let plan: GatewayPlan
  private var builder: GatewayTableBuilder

  init(rulesMax: Int) {
    plan = GatewayPlan(
      EvidenceObject(
        key: Self.key, json: .object(["spec": .object(["listeners": Self.listeners])])),
      gatewayClass: nil, unseenClasses: nil, sets: [], trust: .written)
    builder = GatewayTableBuilder(plan, rulesMax: rulesMax)
  }

  /// Adds a route's rules for all of its hosts, in the clear and by TLS; for what is passed through
  /// by TLS only.
  mutating func add(_ rules: [RouteRule], of route: GatewayRoute) {
    for (place, scope) in plan.scopes.enumerated()
    where scope.scheme == .https || route.kind != .tls {
      for host in Set(route.hosts).sorted(by: { $0.text.precedesBytewise($1.text) }) {
        builder.add(
          rules, of: route.key,
          at: RouteAttachment(
            place: .init(gateway: 0, scope: place, host: host), owner: Self.key, problems: []))
      }
    }
  }

  var table: RoutingTable { builder.compiled().table }
}
