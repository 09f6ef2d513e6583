import ClusterObjects

/// Collects the rules of one Gateway and puts them in order.
struct GatewayTableBuilder {
  private struct HostRules {
    var rules: [(precedence: RulePrecedence, rule: RoutingRule)] = []
    /// Whether there were more than are kept.
    var isCut = false
  }

  private let plan: GatewayPlan
  /// The most rules that are kept.
  private let rulesMax: Int
  private var count = 0
  /// By scope.
  private var hosts: [[HostPattern: HostRules]]

  init(_ plan: GatewayPlan, rulesMax: Int) {
    self.plan = plan
    self.rulesMax = rulesMax
    hosts = Array(repeating: [:], count: plan.scopes.count)
  }

  /// Adds the rules of a route where it is in force.
  mutating func add(_ rules: [RouteRule], of route: ObjectKey, at attachment: RouteAttachment) {
    let place = attachment.place
    if rules.count > rulesMax - count {
      // Nothing more is kept, so that what is does not depend on how long later routes are.
      count = rulesMax
      hosts[place.scope][place.host, default: HostRules()].isCut = true
      return
    }
    count += rules.count
    let sources =
      [route] + (attachment.owner == plan.key ? [] : [attachment.owner]) + [plan.key]
    hosts[place.scope][place.host, default: HostRules()].rules += rules.map { rule in
      (
        rule.precedence,
        RoutingRule(
          host: place.host, path: rule.path, conditions: rule.conditions, answer: rule.answer,
          sources: sources, place: rule.place, problems: attachment.problems + rule.problems,
          hasOpenPrecedence: rule.hasOpenPrecedence)
      )
    }
  }

  /// The Gateway with everything that was added.
  func compiled() -> CompiledGateway {
    CompiledGateway(
      key: plan.key, controller: plan.controller, table: table(), problems: plan.problems,
      addresses: plan.addresses, tlsListeners: plan.tlsListeners,
      annotations: plan.annotations)
  }

  private func table() -> RoutingTable {
    struct Entry: Hashable {
      let scheme: RequestScheme
      let port: Int
    }
    var scopes: [Entry: [RoutingScope]] = [:]
    for (scope, rules) in zip(plan.scopes, hosts) {
      scopes[Entry(scheme: scope.scheme, port: scope.port), default: []].append(
        RoutingScope(
          host: scope.host, name: scope.name,
          hosts: rules.map { HostRoutes(host: $0.key, rules: ordered($0.value, host: $0.key)) },
          fallThrough: .unknown))
    }
    return RoutingTable(
      entryPoints: scopes.map { entry, scopes in
        EntryPoint(
          scheme: entry.scheme, port: entry.port, scopes: scopes, isIsolated: plan.isIsolated)
      })
  }

  private func ordered(_ rules: HostRules, host: HostPattern) -> [RoutingRule] {
    let ordered = rules.rules.sorted { $0.precedence < $1.precedence }.map(\.rule)
    guard rules.isCut else { return ordered }
    // In front of those that are kept: one that is left out may come before each of them.
    let rest = RoutingRule(
      host: host, path: .prefix(""),
      answer: .unproven(
        "\(plan.key.kindAndName) has more than \(rulesMax) rules, and not all are read"),
      sources: [plan.key], place: "rules beyond the first \(rulesMax)", hasOpenPrecedence: false)
    return [rest] + ordered
  }
}
