import ClusterObjects
import GatewayMigration
import NetworkModel
import RequestRouting

/// Reads the migration of a cluster out of its history.
struct MigrationReading {
  let global: GlobalOptions
  let clusters: ClusterOptions
  let moments: MomentOptions
  let progress: ProgressOptions

  /// The moment that is asked for.
  func moment(in history: any History) throws -> Moment {
    try moments.resolve(
      progress.at, in: history, try clusters.choose(from: history, global.settings), global)
  }

  /// The cells up to that moment.
  func timeline(_ history: any History, upTo moment: Moment) throws -> MigrationTimeline {
    try MigrationTimeline(
      history, upTo: moment, progress.options, maxAgeSeconds: try moments.maxAgeSeconds(global))
  }

  /// What was not seen of both sides.
  static func unseen(in inventory: RoutingInventory) -> [String] {
    let lists = [
      inventory.ingresses, inventory.gateways, inventory.httpRoutes, inventory.grpcRoutes,
      inventory.tlsRoutes,
    ]
    return lists.compactMap { $0.unseen?.because }
  }
}
