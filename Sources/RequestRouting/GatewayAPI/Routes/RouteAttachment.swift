import ClusterObjects

/// Hosts of one listener for which a route is in force.
struct RouteAttachment {
  /// Where that is.
  struct Place: Hashable {
    /// Among the Gateways.
    let gateway: Int
    /// Among the scopes of the Gateway.
    let scope: Int
    /// The hosts of the route that are the listener's too.
    let host: HostPattern
  }

  let place: Place
  /// The Gateway or the ListenerSet whose listener it is.
  let owner: ObjectKey
  /// What keeps it from serving there.
  let problems: [RoutingProblem]
}
