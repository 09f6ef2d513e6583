/// Rules that share the hosts they may be for: those of a listener, or of a whole proxy.
package struct RoutingScope: Sendable {
  /// The hosts of the listener.
  package let host: HostPattern
  /// Which listener: `shop/edge listener https`.
  package let name: String
  private var index: HostIndex<HostRoutes>
  private let fallThrough: FallThrough

  /// - Parameter hosts: the rules, each pattern once.
  package init(host: HostPattern, name: String, hosts: [HostRoutes], fallThrough: FallThrough) {
    self.host = host
    self.name = name
    self.fallThrough = fallThrough
    index = HostIndex()
    for routes in hosts { index[routes.host] = routes }
  }

  /// The host patterns that have rules, in a stable order.
  package var hostPatterns: [HostPattern] { index.patterns }

  /// The rules of the patterns that hold a host, the most specific first.
  package func routes(for host: String) -> [HostRoutes] { index.values(for: host) }

  /// The rules of one pattern; nil where it has none.
  package func routes(of pattern: HostPattern) -> HostRoutes? { index[pattern] }

  /// What they make of a request; nil: no rule holds it.
  func outcome(for request: RoutedRequest) -> RoutingOutcome? {
    let candidates = index.values(for: request.host)
    guard let first = candidates.first else { return nil }
    if let outcome = first.outcome(for: request) { return outcome }
    for routes in candidates.dropFirst() {
      guard let outcome = routes.outcome(for: request) else { continue }
      switch fallThrough {
      case .never: return nil
      case .always: return outcome
      case .unknown:
        return RoutingOutcome(
          answer: .unproven(
            "no rule for \(first.host.text) holds it, one for \(routes.host.text) does; whether "
              + "that one is asked depends on the implementation"), rule: outcome.rule)
      }
    }
    return nil
  }
}
