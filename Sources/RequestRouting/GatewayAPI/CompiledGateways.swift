package import NetworkModel

/// All Gateways of a moment.
package struct CompiledGateways: Sendable {
  /// Those whose routes lead traffic into the cluster, by key.
  package let gateways: [CompiledGateway]
  /// Routes that are not in force, each with every parent where it is not.
  package let detached: [DetachedRoute]
  /// What routes say that no Gateway takes, where what is written counts; empty otherwise.
  package let unattached: RoutingTable
  /// Why there may be more; nil: these are all.
  package let unseen: UnknownReason?

  package init(
    gateways: [CompiledGateway], detached: [DetachedRoute], unattached: RoutingTable = .empty,
    unseen: UnknownReason?
  ) {
    self.gateways = gateways
    self.detached = detached
    self.unattached = unattached
    self.unseen = unseen
  }
}
