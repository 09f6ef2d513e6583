import ClusterObjects
package import NetworkModel

/// Compares what each proxy of two moments makes of requests.
package struct RequestChangeReader {
  private let before: NetworkEvidence
  private let after: NetworkEvidence
  private let assumesReady: Bool

  /// - Parameters:
  ///   - before: the first moment.
  ///   - after: the second one, of the same cluster or of another.
  ///   - assumesReady: whether what is written counts as in force where no status says anything.
  package init(before: NetworkEvidence, after: NetworkEvidence, assumesReady: Bool) {
    self.before = before
    self.after = after
    self.assumesReady = assumesReady
  }

  private static let shared: [ResourceName] = ["services"]
  private static let ofIngresses: [ResourceName] =
    shared + ["ingresses.networking.k8s.io", "ingressclasses.networking.k8s.io"]
  private static let ofGateways: [ResourceName] =
    shared + [
      "gatewayclasses.gateway.networking.k8s.io", "gateways.gateway.networking.k8s.io",
      "listenersets.gateway.networking.k8s.io", "xlistenersets.gateway.networking.x-k8s.io",
      "httproutes.gateway.networking.k8s.io", "grpcroutes.gateway.networking.k8s.io",
      "tlsroutes.gateway.networking.k8s.io", "referencegrants.gateway.networking.k8s.io",
      "namespaces",
    ]

  /// What differs. A proxy of whose objects the two moments did not see the same is not compared:
  /// what one of them lacks may only not have been seen.
  ///
  /// - Throws: the history's error.
  package func changes() throws -> RequestChanges {
    var result = RequestChanges(assumesReady: assumesReady)
    let changed = try changedObjects()
    guard changed?.isEmpty != true else { return result }
    let (first, second) = (try RoutingInventory(in: before), try RoutingInventory(in: after))
    let hasIngresses = [first, second].contains { !$0.ingresses.objects.isEmpty }
    let hasGateways = [first, second].contains { !$0.gateways.objects.isEmpty }
    // Where neither has any, what else was seen differently says nothing about requests.
    if hasIngresses, let gap = unevenCoverage(of: Self.ofIngresses) {
      result.notCompared.append("requests to Ingresses: \(gap)")
    } else {
      Self.compare(Self.ingresses(first), Self.ingresses(second), changed, into: &result)
    }
    if hasGateways, let gap = unevenCoverage(of: Self.ofGateways) {
      result.notCompared.append("requests to Gateways: \(gap)")
    } else {
      let (one, other) = (compiled(first), compiled(second))
      Self.compare(Self.tables(of: one), Self.tables(of: other), changed, into: &result)
      let known = Set(one.detached.map(\.text))
      result.notInForce = other.detached.map(\.text).filter { !known.contains($0) }
    }
    return result
  }

  /// Objects that decide about requests and are not the same at both moments; nil: not known.
  private func changedObjects() throws -> Set<ObjectKey>? {
    let (from, to) = (before.moment, after.moment)
    guard from.snapshot.cluster == to.snapshot.cluster else { return nil }
    var changed: Set<ObjectKey> = []
    for resource in Set(Self.ofIngresses + Self.ofGateways) {
      let (first, second) = (from.snapshot(for: resource), to.snapshot(for: resource))
      if first == nil, second == nil { continue }
      guard let first, let second, Self.gap(in: resource, from, to) == nil else { return nil }
      changed.formUnion(
        try after.history.changes(of: resource, from: first, to: second).map(\.key))
    }
    return changed
  }

  private func unevenCoverage(of resources: [ResourceName]) -> String? {
    resources.lazy.compactMap { Self.gap(in: $0, before.moment, after.moment) }.first
  }

  /// What the two moments did not see alike of a resource.
  private static func gap(
    in resource: ResourceName, _ from: Moment, _ to: Moment
  ) -> String? {
    let (first, second) = (from.coverage(for: resource), to.coverage(for: resource))
    for scope in Set(first.scopes(of: resource) + second.scopes(of: resource)).sorted() {
      let (one, other) = (first.entry(for: scope), second.entry(for: scope))
      let (outcome, otherOutcome) = (
        one?.outcome ?? .notCollected, other?.outcome ?? .notCollected
      )
      if let one, let other, one.recipe != other.recipe {
        return "\(resource) were recorded by different editions of the catalogue"
      }
      if outcome.isDeterminate, otherOutcome.isDeterminate { continue }
      if outcome == otherOutcome { continue }
      let place = scope.namespace.isEmpty ? "" : " of namespace \(scope.namespace)"
      return "\(resource)\(place) were seen differently: \(outcome.rawValue) on side \"from\", "
        + "\(otherOutcome.rawValue) on side \"to\""
    }
    return nil
  }

  // MARK: Proxies

  private static func ingresses(_ inventory: RoutingInventory) -> [RequestProxy: RoutingTable] {
    Dictionary(
      IngressCompiler(inventory).compile().map {
        (RequestProxy.ingresses(controller: $0.controller), $0.table)
      }, uniquingKeysWith: { first, _ in first })
  }

  private func compiled(_ inventory: RoutingInventory) -> CompiledGateways {
    GatewayCompiler(inventory, trust: assumesReady ? .assumingReady : .status).compile()
  }

  private static func tables(of gateways: CompiledGateways) -> [RequestProxy: RoutingTable] {
    Dictionary(
      gateways.gateways.map { (RequestProxy.gateway($0.key), $0.table) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func compare(
    _ first: [RequestProxy: RoutingTable], _ second: [RequestProxy: RoutingTable],
    _ changed: Set<ObjectKey>?, into result: inout RequestChanges
  ) {
    for proxy in Set(first.keys).union(second.keys).sorted() {
      let differences = differences(
        first[proxy] ?? .empty, second[proxy] ?? .empty, changed)
      if !differences.areProvedAlike {
        result.proxies.append(RequestChanges.OfProxy(proxy: proxy, differences: differences))
      }
    }
  }

  /// Port by port: a listener that moves to another one answers other requests.
  private static func differences(
    _ first: RoutingTable, _ second: RoutingTable, _ changed: Set<ObjectKey>?
  ) -> RoutingDifferences {
    // The same rule of objects that are as they were says what it said, whatever that is.
    func areAlike(_ one: RoutingOutcome, _ other: RoutingOutcome) -> Bool {
      guard let changed, let rule = one.rule, let otherRule = other.rule else { return false }
      return one.answer == other.answer && rule.sources == otherRule.sources
        && rule.place == otherRule.place && rule.path == otherRule.path
        && changed.isDisjoint(with: rule.sources)
    }
    func differences(_ ports: [RequestScheme: Int]) -> RoutingDifferences {
      RoutingComparison(
        before: first.only(at: ports), after: second.only(at: ports), areKnownAlike: areAlike
      ).differences()
    }
    var usual: [RequestScheme: Int] = [:]
    for scheme in RequestScheme.allCases { usual[scheme] = scheme.defaultPort }
    // Together, so that what differs alike at both is one difference.
    var result = differences(usual)
    let others = (first.entryPoints + second.entryPoints)
      .filter { $0.port != $0.scheme.defaultPort }
      .map { Place(port: $0.port, scheme: $0.scheme) }
    for place in Set(others).sorted(by: { ($0.port, $0.scheme) < ($1.port, $1.scheme) }) {
      result.add(differences([place.scheme: place.port]), at: place.port)
    }
    return result
  }

  private struct Place: Hashable {
    let port: Int
    let scheme: RequestScheme
  }
}

extension RoutingDifferences {
  /// Adds what was found as if requests arrived at the scheme's usual port.
  fileprivate mutating func add(_ other: RoutingDifferences, at port: Int) {
    hostCount += other.hostCount
    requestCount += other.requestCount
    differences += other.differences.map { difference in
      var request = difference.request
      request.port = port
      return RequestDifference(
        request: request, before: difference.before, after: difference.after,
        because: difference.because)
    }
    unproven += other.unproven.filter { !unproven.contains($0) }
  }
}
