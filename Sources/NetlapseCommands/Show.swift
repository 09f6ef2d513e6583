import ArgumentParser
import ClusterObjects
import ReportFormats
import SnapshotStore

/// `netlapse show`: one object as it was.
struct Show: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one object as it was.",
    discussion: """
      What is printed is what was stored: without Secrets, managedFields and heartbeats; values \
      that are not kept read {"netlapse/withheld": true}.

      Example: netlapse show svc shop/web --at 2026-11-20T08:00:00Z

      Exit codes: 0 done, also when the object is known to have been absent; 3 nobody can say; 66 \
      no such snapshot or cluster; 74 the store cannot be read.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var clusters: ClusterOptions
  @OptionGroup var subject: ObjectOptions
  @OptionGroup var moments: MomentOptions

  @Option(help: ArgumentHelp("When.", valueName: "moment"))
  var at: MomentExpression = .latest(stepsBack: 0)

  func answer() throws -> ExitStatus {
    let (resource, key) = try subject.resolve(global.settings)
    let report = try global.readStore().read { history in
      let cluster = try clusters.choose(from: history, global.settings)
      let moment = try moments.resolve(at, in: history, cluster, global)
      return try Self.report(resource, key, moment, history)
    }
    try Console(global).print(report)
    if case .unknown = report.knowledge { return .incomplete }
    return .done
  }

  private static func report(
    _ resource: Resource, _ key: ObjectKey, _ moment: Moment, _ history: any History
  ) throws -> ObjectReport {
    func report(
      _ knowledge: ObjectReport.Knowledge, _ outcome: CoverageOutcome, _ source: SnapshotRecord?
    ) -> ObjectReport {
      ObjectReport(
        key: key, at: moment, snapshot: source, coverage: outcome, knowledge: knowledge)
    }
    guard resource.selection.selects(namespace: key.namespace, name: key.name) else {
      return report(.unknown("netlapse does not record this object"), .notCollected, nil)
    }
    guard let source = moment.snapshot(for: key.resource) else {
      return report(
        .unknown("\(key.resource) were not collected within reach of the moment"), .notCollected,
        nil)
    }
    let scope = Scope(key.resource, namespace: key.namespace, name: key.name)
    let entry = moment.coverage(for: key.resource).entry(for: scope)
    let outcome = entry?.outcome ?? .notCollected
    switch try history.observation(of: key, at: source) {
    case .present(let content):
      let object = try history.withContent(content) { try JSONValue(parsing: Array($0)) }
      return report(.present(object), outcome, source)
    case .absent: return report(.absent, outcome, source)
    case .unknown: return report(.unknown(entry?.note ?? outcome.rawValue), outcome, source)
    }
  }
}
