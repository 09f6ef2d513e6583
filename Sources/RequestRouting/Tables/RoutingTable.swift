/// Everything that one proxy makes of requests.
package struct RoutingTable: Sendable {
  /// Where requests arrive, by scheme and port.
  package let entryPoints: [EntryPoint]

  /// - Parameter entryPoints: each scheme and port once.
  package init(entryPoints: [EntryPoint]) {
    self.entryPoints = entryPoints.sorted { ($0.scheme, $0.port) < ($1.scheme, $1.port) }
  }

  /// Nothing listens.
  package static let empty = RoutingTable(entryPoints: [])

  /// What becomes of a request.
  package func outcome(for request: RoutedRequest) -> RoutingOutcome {
    guard let entry = entryPoint(request.scheme, port: request.port) else {
      return RoutingOutcome(
        answer: .noListener,
        because: "nothing listens for \(request.scheme.rawValue) at port \(request.port)")
    }
    return entry.outcome(for: request)
  }

  /// Where requests of a scheme and a port arrive; nil: nowhere.
  package func entryPoint(_ scheme: RequestScheme, port: Int) -> EntryPoint? {
    entryPoints.first { $0.scheme == scheme && $0.port == port }
  }

  /// The same as if requests arrived at each scheme's usual port: its own where it is listened to,
  /// else the lowest. Gateways often listen at 8443 behind a Service that says 443.
  package var atUsualPorts: RoutingTable {
    RoutingTable(
      entryPoints: RequestScheme.allCases.compactMap { scheme in
        let entries = entryPoints.filter { $0.scheme == scheme }
        guard let entry = entries.first(where: { $0.port == scheme.defaultPort }) ?? entries.first
        else { return nil }
        return entry.moved(to: scheme.defaultPort)
      })
  }

  /// Only what arrives at some ports, as if those were the schemes' usual ones.
  ///
  /// - Parameter ports: by scheme; nothing of a scheme that has none.
  package func only(at ports: [RequestScheme: Int]) -> RoutingTable {
    RoutingTable(
      entryPoints: RequestScheme.allCases.compactMap { scheme in
        ports[scheme].flatMap { entryPoint(scheme, port: $0) }?.moved(to: scheme.defaultPort)
      })
  }

  /// Whether some rule is for a host.
  package func hasRules(for host: String) -> Bool {
    entryPoints.contains { entry in
      entry.scopes(for: host).contains { !$0.routes(for: host).isEmpty }
    }
  }
}

extension EntryPoint {
  fileprivate func moved(to port: Int) -> EntryPoint {
    var entry = self
    entry.port = port
    return entry
  }
}
