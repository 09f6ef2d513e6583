/// The requests that the rules of some tables can tell apart, host by host.
package struct RequestPartition: Sendable {
  private let tables: [RoutingTable]
  private let bounds: ComparisonBounds
  /// The hosts.
  package let hosts: [HostPartition.Probe]
  /// Whether there were more hosts than are looked at.
  package let isCut: Bool

  /// - Parameter tables: all sides, with their requests at the usual ports.
  package init(_ tables: [RoutingTable], bounds: ComparisonBounds = ComparisonBounds()) {
    self.tables = tables
    self.bounds = bounds
    var patterns: Set<HostPattern> = []
    for table in tables {
      for entry in table.entryPoints {
        for scope in entry.scopes {
          patterns.insert(scope.host)
          patterns.formUnion(scope.hostPatterns)
        }
      }
    }
    let probes = HostPartition(patterns).probes
    isCut = probes.count > bounds.hostsMax
    hosts = Array(probes.prefix(bounds.hostsMax))
  }

  /// What is asked of one host and scheme.
  package struct HostRequests: Sendable {
    /// The paths.
    package let paths: PathPartition
    /// Whether combinations of conditions were left out.
    package let isCut: Bool
    fileprivate let host: String
    fileprivate let scheme: RequestScheme
    fileprivate let conditional: [(pattern: PathPattern, conditions: RequestConditions)]
    fileprivate let variantsMax: Int

    /// The requests with one path, plainer ones first.
    package func requests(_ probe: PathProbe) -> [RoutedRequest] {
      let request = RoutedRequest(scheme: scheme, host: host, path: probe.path)
      if conditional.isEmpty { return [request] }
      let conditions = conditional.filter { $0.pattern.matches(probe.path) }.map(\.conditions)
      return ConditionPartition(conditions, variantsMax: variantsMax).variants
        .map { $0.applied(to: request) }
    }
  }

  /// The requests to a host that the rules can tell apart.
  package func requests(to host: String, _ scheme: RequestScheme) -> HostRequests {
    var patterns: Set<PathPattern> = []
    var conditional: [(pattern: PathPattern, conditions: RequestConditions)] = []
    for table in tables {
      for entry in table.entryPoints where entry.scheme == scheme {
        for scope in entry.scopes(for: host) {
          for routes in scope.routes(for: host) {
            for rule in routes.rules {
              patterns.insert(rule.path)
              if !rule.conditions.isEmpty { conditional.append((rule.path, rule.conditions)) }
            }
          }
        }
      }
    }
    let isCut =
      !conditional.isEmpty
      && ConditionPartition(conditional.map(\.conditions), variantsMax: bounds.variantsMax).isCut
    return HostRequests(
      paths: PathPartition(patterns, pathsMax: bounds.pathsMax), isCut: isCut, host: host,
      scheme: scheme, conditional: conditional, variantsMax: bounds.variantsMax)
  }
}
