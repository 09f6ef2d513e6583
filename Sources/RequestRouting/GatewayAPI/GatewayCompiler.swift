import ClusterObjects
import NetworkModel

/// Makes tables of the Gateways of a moment and the routes attached to them
/// (https://gateway-api.sigs.k8s.io/reference/spec/).
package struct GatewayCompiler {
  private let inventory: RoutingInventory
  private let trust: GatewayTrust
  /// The most rules that are read of one Gateway.
  private let rulesMax: Int

  /// - Parameter trust: how far routes are believed to be in force.
  package init(_ inventory: RoutingInventory, trust: GatewayTrust) {
    self.init(inventory, trust: trust, rulesMax: 100_000)
  }

  init(_ inventory: RoutingInventory, trust: GatewayTrust, rulesMax: Int) {
    self.inventory = inventory
    self.trust = trust
    self.rulesMax = rulesMax
  }

  /// Every Gateway with its table, and the routes that are not in force. What is wrong with an
  /// object is a problem of its rules, never an error.
  package func compile() -> CompiledGateways {
    let labels = NamespaceLabels(inventory.namespaces)
    let parents = GatewayParents(inventory, labels: labels, trust: trust)
    let attacher = RouteAttacher(parents: parents, labels: labels, trust: trust)
    let rules = RouteRuleCompiler(
      backends: BackendResolver(
        services: inventory.services, grants: GrantBook(inventory.referenceGrants), trust: trust))
    var builders = parents.plans.map { GatewayTableBuilder($0, rulesMax: rulesMax) }
    var detached: [(route: Int, detached: DetachedRoute)] = []
    var unattached: UnattachedRoutes?
    for (order, route) in routes.enumerated() {
      let places = attacher.attach(route)
      detached += places.detached.map { (detached.count, $0) }
      if places.attachments.isEmpty {
        // A parent that was not seen may take it: then nothing is known of it.
        guard trust == .written, !places.detached.isEmpty,
          places.detached.allSatisfy({ $0.problem.code != .notSeen })
        else { continue }
        unattached = unattached ?? UnattachedRoutes(rulesMax: rulesMax)
        unattached?.add(rules.rules(of: route, order: order), of: route)
        continue
      }
      let compiled = rules.rules(of: route, order: order)
      for attachment in places.attachments {
        builders[attachment.place.gateway].add(compiled, of: route.key, at: attachment)
      }
    }
    return CompiledGateways(
      gateways: builders.map { $0.compiled() },
      detached: detached.sorted {
        $0.detached.key != $1.detached.key
          ? $0.detached.key < $1.detached.key : $0.route < $1.route
      }.map(\.detached),
      unattached: unattached?.table ?? .empty, unseen: inventory.unseenRouting)
  }

  /// All routes, the oldest first.
  private var routes: [GatewayRoute] {
    let lists: [(RouteKind, ObjectList)] = [
      (.http, inventory.httpRoutes), (.grpc, inventory.grpcRoutes), (.tls, inventory.tlsRoutes),
    ]
    return lists.flatMap { kind, list in
      list.objects.map { (route: GatewayRoute($0, kind: kind), age: CreationOrder($0)) }
    }.sorted { $0.age < $1.age }.map(\.route)
  }
}
