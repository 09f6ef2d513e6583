import TestSupport

@testable import RequestRouting

/// A Gateway with listeners and routes.
struct RandomRoutes {
  /// A route where it is in force: a listener takes it for one of its hosts.
  struct Attachment {
    let listener: RandomListener
    let route: RandomRoute
    /// The place of the route by age and name.
    let place: Int
    let host: String?
  }

  let trust: GatewayTrust
  let listeners: [RandomListener]
  /// The oldest first, then by namespace and name.
  let routes: [RandomRoute]
  /// Whether only the most specific listener is asked.
  let isIsolated: Bool
  /// Whether routes of the Gateway's namespace may name Services of the shop.
  let hasGrant: Bool
  /// How prefixes for `/a` are written.
  private let prefix: String
  /// Computed once, as it is the same for each request.
  let attachments: [Attachment]

  init(_ random: inout SeededGenerator) {
    trust = random.isOne(in: 2) ? .written : .assumingReady
    isIsolated = !random.isOne(in: 4)
    hasGrant = random.isOne(in: 2)
    var listeners: [RandomListener] = []
    for place in 0...random.index(below: 3) {
      listeners.append(RandomListener(&random, name: "l\(place)"))
    }
    self.listeners = listeners
    prefix = random.isOne(in: 3) ? "/a/" : "/a"
    var routes: [RandomRoute] = []
    let names = ["r0", "r1", "r2", "r3"].shuffled(using: &random)
    for name in names.prefix(2 + random.index(below: 3)) {
      routes.append(RandomRoute(&random, name: name, prefix: prefix))
    }
    self.routes = Self.ordered(routes)
    attachments = Self.attachments(listeners, self.routes, trust)
  }

  /// The same with another route in place of one.
  init(_ random: inout SeededGenerator, changing other: RandomRoutes) {
    (trust, listeners) = (other.trust, other.listeners)
    (isIsolated, hasGrant) = (other.isIsolated, other.hasGrant)
    prefix = other.prefix
    let old = other.routes[random.index(below: other.routes.count)]
    let new = RandomRoute(&random, name: old.name, prefix: prefix)
    routes = Self.ordered(other.routes.filter { $0.name != old.name } + [new])
    attachments = Self.attachments(listeners, routes, trust)
  }

  private static func ordered(_ routes: [RandomRoute]) -> [RandomRoute] {
    routes.sorted { first, second in
      first.age != second.age
        ? first.age > second.age
        : (first.namespace, first.name) < (second.namespace, second.name)
    }
  }

  /// https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec
  private static func attachments(
    _ listeners: [RandomListener], _ routes: [RandomRoute], _ trust: GatewayTrust
  ) -> [Attachment] {
    var attachments: [Attachment] = []
    for listener in listeners where isLive(listener, listeners, trust) {
      for (place, route) in routes.enumerated() {
        if listener.isForOwnNamespace && route.namespace != "infra" { continue }
        let isMeant = route.parents.contains { parent in
          (parent.section == nil || parent.section == listener.name)
            && (parent.port == nil || parent.port == listener.scheme.defaultPort)
            && !(parent.isRefused && trust == .assumingReady)
        }
        guard isMeant else { continue }
        let hosts: [String?] = route.hosts.isEmpty ? [nil] : route.hosts
        for host in hosts where intersect(host, listener.host) {
          attachments.append(Attachment(listener: listener, route: route, place: place, host: host))
        }
      }
    }
    return attachments
  }

  /// Whether some host is held by both: then one of them, with some label for the wildcard, is.
  private static func intersect(_ first: String?, _ second: String?) -> Bool {
    func sample(_ host: String) -> String {
      host.hasPrefix("*.") ? "sample" + host.dropFirst() : host
    }
    guard let first, let second else { return true }
    return BruteText.gatewayHost(first, holds: sample(second))
      || BruteText.gatewayHost(second, holds: sample(first))
  }

  /// Of listeners that claim one place none has it, unless only what is written counts
  /// (https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec).
  private static func isLive(
    _ listener: RandomListener, _ all: [RandomListener], _ trust: GatewayTrust
  ) -> Bool {
    trust == .written
      || all.filter { $0.scheme == listener.scheme && $0.host == listener.host }.count == 1
  }

  /// The listeners that serve.
  var live: [RandomListener] { listeners.filter { Self.isLive($0, listeners, trust) } }

  // MARK: Objects

  var text: String {
    "Gateway, \(trust), isolated \(isIsolated), grant \(hasGrant): \(listenersText)\n"
      + routes.map { route in
        "\(route.namespace)/\(route.name) age \(route.age) hosts \(route.hosts) "
          + "parents \(route.parentsText) status \(route.statusText)\n    \(route.rulesText)"
      }.joined(separator: "\n")
  }

  private var listenersText: String { "[\(listeners.map(\.text).joined(separator: ",\n  "))]" }

  func table() throws -> RoutingTable {
    var scene = try GatewayScene(listeners: listenersText)
    if !isIsolated {
      try scene.add(
        "GatewayClass", "public",
        """
        "spec":{"controllerName":"example.org/proxy"},
        "status":{"supportedFeatures":[{"name":"HTTPRoute"}]}
        """)
    }
    if hasGrant {
      try scene.add(
        "ReferenceGrant", "shop/all",
        """
        "spec":{"from":[{"group":"gateway.networking.k8s.io","kind":"HTTPRoute",
        "namespace":"infra"}],"to":[{"group":"","kind":"Service"}]}
        """)
    }
    for route in routes {
      try scene.route(
        "\(route.namespace)/\(route.name)", hosts: route.hosts, parents: route.parentsText,
        rules: route.rulesText, age: route.age, status: route.statusText)
    }
    return try scene.compile(trust).gateways.first?.table ?? .empty
  }
}
