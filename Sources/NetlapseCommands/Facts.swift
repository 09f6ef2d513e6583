import ArgumentParser
import ClusterObjects
import NetworkModel
import ReportFormats
import SnapshotStore

/// `netlapse facts`: what the network is.
struct Facts: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "Show what the network is, each statement with its evidence.",
    discussion: """
      A fact that cannot be known says why, and what would show it. Tables count the facts of many \
      subjects; -o wide shows each with its reasoning and what proves it, -o json all of it.

      Example: netlapse facts --at 2026-11-20 --area addressing

      Exit codes: 0 done; 64 wrong usage; 66 no such snapshot or cluster; 74 the store cannot be \
      read.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var clusters: ClusterOptions
  @OptionGroup var moments: MomentOptions

  @Argument(help: "Only these facts: podCIDRs, kubeProxy.mode, ...")
  var names: [String] = []

  @Option(help: "The moment.")
  var at: MomentExpression = .latest(stepsBack: 0)

  @Option(
    help: ArgumentHelp(
      "Only facts of this area; may be repeated: "
        + FactArea.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "area"))
  var area: [String] = []

  func answer() throws -> ExitStatus {
    let areas = try areas()
    let names = try FactNames.known(names)
    let report = try global.readStore().read { history in
      let moment = try moments.resolve(
        at, in: history, try clusters.choose(from: history, global.settings), global)
      let evidence = NetworkEvidence(history: history, moment: moment)
      let facts = try FactCatalogue.current.facts(in: evidence, areas: areas, names: names)
      return FactReport(moment: moment, facts: facts.facts)
    }
    try Console(global).print(report)
    return .done
  }

  private func areas() throws -> Set<FactArea>? {
    if area.isEmpty { return nil }
    return Set(
      try area.flatMap { $0.split(separator: ",") }.map { word in
        guard let known = FactArea(rawValue: String(word)) else {
          throw CommandFailure(
            .usage, "--area \(word): no such area",
            hint: "areas are " + FactArea.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return known
      })
  }
}
