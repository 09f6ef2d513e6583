/// A port at which requests arrive, and what is made of them there.
package struct EntryPoint: Sendable {
  /// How they arrive.
  package let scheme: RequestScheme
  /// The port.
  package internal(set) var port: Int
  private var index: HostIndex<RoutingScope>
  /// Whether only the listener with the most specific host is asked; false: it is not known to be
  /// so (https://gateway-api.sigs.k8s.io/reference/spec/#listener, `GatewayHTTPListenerIsolation`).
  private let isIsolated: Bool
  /// What becomes of a request that no rule holds.
  package let otherwise: RouteAnswer

  /// - Parameter scopes: each host pattern once.
  package init(
    scheme: RequestScheme, port: Int, scopes: [RoutingScope], isIsolated: Bool = true,
    otherwise: RouteAnswer = .status(404)
  ) {
    self.scheme = scheme
    self.port = port
    self.isIsolated = isIsolated
    self.otherwise = otherwise
    index = HostIndex()
    for scope in scopes { index[scope.host] = scope }
  }

  /// The scopes in a stable order.
  package var scopes: [RoutingScope] { index.patterns.compactMap { index[$0] } }

  /// The scopes that hold a host, the most specific first.
  package func scopes(for host: String) -> [RoutingScope] { index.values(for: host) }

  /// What is made of a request, whatever port and scheme it names.
  func outcome(for request: RoutedRequest) -> RoutingOutcome {
    let candidates = index.values(for: request.host)
    guard let first = candidates.first else {
      return RoutingOutcome(
        answer: otherwise, because: "no listener at port \(port) is for \(request.host)")
    }
    if let outcome = first.outcome(for: request) { return outcome }
    if !isIsolated {
      for scope in candidates.dropFirst() {
        if let outcome = scope.outcome(for: request) {
          return RoutingOutcome(
            answer: .unproven(
              "\(first.name) has no rule for it, \(scope.name) has one; whether listeners are "
                + "isolated from each other is not known of this implementation"),
            rule: outcome.rule)
        }
      }
    }
    return RoutingOutcome(
      answer: otherwise, because: "no rule of \(first.name) holds \(request.path)")
  }
}
