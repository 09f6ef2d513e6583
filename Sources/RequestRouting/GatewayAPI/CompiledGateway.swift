package import ClusterObjects

/// A Gateway with the routes attached to it, as one table.
package struct CompiledGateway: Sendable {
  /// Which Gateway.
  package let key: ObjectKey
  /// The controller of its class; nil: not known.
  package let controller: String?
  /// What it makes of requests.
  package let table: RoutingTable
  /// What keeps all of it from serving.
  package let problems: [RoutingProblem]
  /// Its addresses.
  package let addresses: [String]
  /// Its listeners that take TLS, those of its ListenerSets among them.
  package let tlsListeners: [ListenerTLS]
  /// Its annotations.
  package let annotations: [String: String]

  package init(
    key: ObjectKey, controller: String?, table: RoutingTable, problems: [RoutingProblem],
    addresses: [String], tlsListeners: [ListenerTLS] = [],
    annotations: [String: String] = [:]
  ) {
    self.key = key
    self.controller = controller
    self.table = table
    self.problems = problems
    self.addresses = addresses
    self.tlsListeners = tlsListeners
    self.annotations = annotations
  }
}
