import ArgumentParser
import ClusterObjects
import NetworkModel
import ReportFormats
import SnapshotDiff
import SnapshotStore

/// `netlapse history`: every value a fact had, or every content an object had.
struct ObjectHistory: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show when a fact or an object changed, and how.",
    discussion: """
      With one argument it is a fact (kubeProxy.mode), with two an object (services shop/web).

      A change happened after one snapshot and by another; never is one instant printed for it. \
      What is first on record was first seen, which does not mean that it was new.

      Example: netlapse history services shop/web --since 30d
      Example: netlapse history podCIDRs

      Exit codes: 0 done; 64 there is no such fact or resource; 66 it was never seen, or no such \
      cluster; 74 the store cannot be read.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var clusters: ClusterOptions
  @OptionGroup var moments: MomentOptions

  @Argument(help: "A fact; or a resource, by any name kubectl knows.")
  var subject: String

  @Argument(help: "Of a resource: NAMESPACE/NAME, or NAME. Of a fact: the object it is about.")
  var object: String?

  @Option(name: [.short, .long], help: "The object's namespace.")
  var namespace: String?

  @Option(help: ArgumentHelp("Only what was seen from this time on.", valueName: "moment"))
  var since: MomentExpression?

  func answer() throws -> ExitStatus {
    if let object, ResourceCatalogue.current.resource(called: subject) != nil {
      return try answer(
        about: try ObjectOptions.resolve(
          subject, object, namespace: namespace, global.settings))
    }
    if object == nil, let resource = ResourceCatalogue.current.resource(called: subject) {
      throw CommandFailure(
        .usage, "\(subject): which one?",
        hint: "netlapse history \(resource.name) "
          + (resource.isNamespaced ? "NAMESPACE/NAME" : "NAME"))
    }
    return try answer(about: try FactNames.known(subject))
  }

  private func answer(about target: (resource: Resource, key: ObjectKey)) throws -> ExitStatus {
    let report = try global.readStore().read { history in
      let cluster = try clusters.choose(from: history, global.settings)
      let intervals = try HistoryReader(history: history).read(
        target.key, of: target.resource, in: cluster)
      let start = try start(history, cluster)
      return HistoryReport(
        key: target.key,
        intervals: intervals.filter { interval in
          start.map { interval.version.lastSeen.endedAt >= $0 } ?? true
        })
    }
    guard !report.intervals.isEmpty else {
      throw CommandFailure(
        .notFound, "\(report.key) was never seen" + (since == nil ? "" : " in that time"),
        hint: "netlapse snapshots shows what was looked at")
    }
    try Console(global).print(report)
    return .done
  }

  private func answer(about name: FactName) throws -> ExitStatus {
    let report = try global.readStore().read { history in
      let cluster = try clusters.choose(from: history, global.settings)
      let start = try start(history, cluster)
      let timeline = try FactTimeline(
        history: history, cluster: cluster, maxAgeSeconds: try moments.maxAgeSeconds(global))
      let subjects = try timeline.intervals(of: name).filter { subject, _ in isAsked(subject) }
      return FactHistoryReport(
        name: name,
        subjects: subjects.map { subject, intervals in
          FactHistoryReport.Subject(
            subject: subject,
            intervals: intervals.filter { interval in
              start.map { interval.last.endedAt >= $0 } ?? true
            })
        }.filter { !$0.intervals.isEmpty })
    }
    guard !report.subjects.isEmpty else {
      throw CommandFailure(
        .notFound,
        "nothing was stated about \(name)" + (object.map { " of \($0)" } ?? "")
          + (since == nil ? "" : " in that time"), hint: "netlapse facts shows what is")
    }
    try Console(global).print(report)
    return .done
  }

  /// Whether the stated object, if any, is what the fact is about.
  private func isAsked(_ subject: FactSubject) -> Bool {
    guard let object else { return true }
    let name = namespace.map { "\($0)/\(object)" } ?? object
    return switch subject {
    case .cluster: false
    case .object(let key): key.qualifiedName == name
    case .workload(let namespace, let workload): "\(namespace)/\(workload)" == name
    }
  }

  private func start(_ history: any History, _ cluster: ClusterKey) throws -> Instant? {
    try since.map { try SinceTime($0, history, cluster, now: global.clock).instant }
  }
}
