import ArgumentParser
import ClusterObjects
import GatewayMigration
import NetworkModel
import ReportFormats
import RequestRouting
import SnapshotStore

/// `netlapse migration requests`: requests that both sides would answer differently.
struct MigrationRequests: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests",
    abstract: "Name requests that Ingresses and Gateways would answer differently.",
    discussion: """
      Both sides are compared over every class of requests that their rules can tell apart, at the \
      usual ports. For each pair of rules that differ the smallest request is shown, with both \
      answers. What cannot be decided is listed as unproven, never as alike.

      Example: netlapse migration requests --assume-ready

      Exit codes: 0 no differences; 1 differences; 3 no differences, but something could not be \
      compared; 64 wrong usage; 66 no such snapshot or cluster; 74 the store cannot be read.
      """)

  static let answersWithTable = true

  @OptionGroup var global: GlobalOptions
  @OptionGroup var clusters: ClusterOptions
  @OptionGroup var moments: MomentOptions
  @OptionGroup var readiness: ReadinessOptions

  @Flag(help: "Exit 0, not 3, when something could not be compared.")
  var allowIncomplete = false

  func answer() throws -> ExitStatus {
    let reading = MigrationReading(
      global: global, clusters: clusters, moments: moments, readiness: readiness)
    let report = try global.readStore().read { history in
      let moment = try reading.moment(in: history)
      let inventory = try RoutingInventory(
        in: NetworkEvidence(history: history, moment: moment))
      let gateways = GatewayCompiler(
        inventory, trust: readiness.assumeReady ? .assumingReady : .status
      ).compile()
      let sides = IngressCompiler(inventory).compile().flatMap { ingresses in
        Self.sides(ingresses, gateways.gateways)
      }
      return RequestReport(
        moment: moment, sides: sides, unseen: MigrationReading.unseen(in: inventory))
    }
    try Console(global).print(report)
    if report.hasDifferences { return .found }
    return report.isProved || allowIncomplete ? .done : .incomplete
  }

  /// Each host is held against the Gateways that have rules for it; one that no Gateway has rules
  /// for against the only Gateway there is, or against nothing.
  private static func sides(
    _ ingresses: CompiledIngresses, _ gateways: [CompiledGateway]
  ) -> [RequestReport.Side] {
    let tables = gateways.map(\.table.atUsualPorts)
    func isHeld(_ host: String) -> Bool { tables.contains { $0.hasRules(for: host) } }
    func isOurs(_ host: String) -> Bool { ingresses.table.hasRules(for: host) }
    var sides = zip(gateways, tables).map { gateway, table in
      RequestReport.Side(
        controller: ingresses.controller, gateway: gateway.key.qualifiedName,
        differences: RoutingComparison(before: ingresses.table, after: table)
          .differences { isOurs($0.host) && table.hasRules(for: $0.host) })
    }
    let rest = RoutingComparison(
      before: ingresses.table, after: tables.count == 1 ? tables[0] : .empty
    ).differences { isOurs($0.host) && !isHeld($0.host) }
    sides.append(
      RequestReport.Side(
        controller: ingresses.controller,
        gateway: tables.count == 1 ? gateways[0].key.qualifiedName : nil, differences: rest))
    return sides.filter { $0.differences.hostCount > 0 }
  }
}
