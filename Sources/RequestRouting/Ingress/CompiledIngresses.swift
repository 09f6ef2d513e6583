package import ClusterObjects

/// The Ingresses of one controller, as one table.
package struct CompiledIngresses: Sendable {
  /// The controller: `spec.controller` of the IngressClass; else the class's name; else `(none)`.
  package let controller: String
  /// What it makes of requests, at ports 80 and 443.
  package let table: RoutingTable
  /// Every host and path, by host, path and path type.
  package let routes: [IngressRoute]
  /// Things that cannot be decided, in words: malformed paths, unknown controllers.
  package let reservations: [String]
  /// How each Ingress is reached, by key.
  package let exposures: [ObjectKey: IngressExposure]

  package init(
    controller: String, table: RoutingTable, routes: [IngressRoute], reservations: [String],
    exposures: [ObjectKey: IngressExposure] = [:]
  ) {
    self.controller = controller
    self.table = table
    self.routes = routes
    self.reservations = reservations
    self.exposures = exposures
  }
}
