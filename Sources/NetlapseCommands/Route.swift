import ArgumentParser
import ClusterObjects
import NetworkModel
import ReportFormats
import RequestRouting
import SnapshotStore

/// `netlapse route`: where one request goes, and why.
struct Route: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "Show where one request goes, on the Ingress side and on the Gateway side.",
    discussion: """
      The answer is computed from what is recorded; nothing is sent. A route counts where a \
      controller confirms it; with --assume-ready also where no status says anything.

      Example: netlapse route https://shop.example/cart --via gateway

      Exit codes: 0 done; 64 wrong usage; 66 no such snapshot, cluster or Gateway; 74 the store \
      cannot be read.
      """)

  /// A side.
  enum Side: String, CaseIterable, ExpressibleByArgument {
    case ingress, gateway
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var clusters: ClusterOptions
  @OptionGroup var moments: MomentOptions

  @Argument(help: "The request: http:// or https://, host, path and query.")
  var url: String

  @Option(help: "Its method.")
  var method = "GET"

  @Option(
    name: [.customShort("H"), .long],
    help: ArgumentHelp("A header field; may be repeated.", valueName: "name: value"))
  var header: [String] = []

  @Option(help: "Only this side.")
  var via: Side?

  @Option(help: ArgumentHelp("Only this Gateway.", valueName: "ns/name|name"))
  var gateway: String?

  @Flag(help: "Count what is written as in force where no status says anything.")
  var assumeReady = false

  @Option(help: "The moment.")
  var at: MomentExpression = .latest(stepsBack: 0)

  func validate() throws {
    _ = try RequestText(url: url, method: method, headers: header).request()
  }

  func answer() throws -> ExitStatus {
    let request = try RequestText(url: url, method: method, headers: header).request()
    let report = try global.readStore().read { history in
      let moment = try moments.resolve(
        at, in: history, try clusters.choose(from: history, global.settings), global)
      let inventory = try RoutingInventory(
        in: NetworkEvidence(history: history, moment: moment))
      return RouteReport(
        moment: moment, request: request,
        answers: ingressAnswers(inventory, request) + (try gatewayAnswers(inventory, request)),
        unseen: MigrationReading.unseen(in: inventory))
    }
    try Console(global).print(report)
    return .done
  }

  private func ingressAnswers(
    _ inventory: RoutingInventory, _ request: RoutedRequest
  ) -> [RouteReport.Answer] {
    guard via != .gateway, gateway == nil else { return [] }
    return IngressCompiler(inventory).compile().map { group in
      let outcome = group.table.outcome(for: request)
      var remarks = group.reservations
      if let tag = outcome.rule?.tag, group.routes.indices.contains(tag) {
        let route = group.routes[tag]
        remarks += route.notes
        if case .unclaimed(let why) = route.service {
          remarks.append("not known to be served: \(why)")
        }
      }
      return RouteReport.Answer(
        via: "ingress", name: group.controller, outcome: outcome, remarks: remarks)
    }
  }

  private func gatewayAnswers(
    _ inventory: RoutingInventory, _ request: RoutedRequest
  ) throws -> [RouteReport.Answer] {
    guard via != .ingress else { return [] }
    let all = GatewayCompiler(inventory, trust: assumeReady ? .assumingReady : .status)
      .compile().gateways
    let chosen = all.filter { candidate in
      gateway.map { candidate.key.qualifiedName == $0 || candidate.key.name == $0 } ?? true
    }
    if let gateway, chosen.isEmpty {
      throw CommandFailure(
        .notFound, "no Gateway \(gateway) is on record at that moment",
        hint: all.isEmpty
          ? nil : "on record: \(all.map(\.key.qualifiedName).joined(separator: ", "))")
    }
    return chosen.map { gateway in
      RouteReport.Answer(
        via: "gateway", name: gateway.key.qualifiedName,
        outcome: gateway.table.outcome(for: request),
        remarks: gateway.problems.map { "\($0.code.rawValue): \($0.text)" })
    }
  }
}
