import ClusterObjects
import GatewayMigration
import NetworkModel
import RequestRouting

/// Reads the migration of a cluster out of its history.
struct MigrationReading {
  let global: GlobalOptions
  let clusters: ClusterOptions
  let moments: MomentOptions
  let readiness: ReadinessOptions

  /// The moment that is asked for.
  func moment(in history: any History) throws -> Moment {
    try moments.resolve(
      readiness.at, in: history, try clusters.choose(from: history, global.settings), global)
  }

  /// The cells up to that moment.
  ///
  /// - Parameter namespace: counts only cells of it over time; nil: all.
  func timeline(
    _ history: any History, upTo moment: Moment, _ options: MigrationOptions,
    in namespace: String? = nil
  ) throws -> MigrationTimeline {
    defer { Console.showProgress("") }
    return try MigrationTimeline(
      history, upTo: moment, options, in: namespace,
      maxAgeSeconds: try moments.maxAgeSeconds(global)
    ) { place, count in
      if place % 20 == 0 { Console.showProgress("snapshot \(place) of \(count)") }
    }
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
