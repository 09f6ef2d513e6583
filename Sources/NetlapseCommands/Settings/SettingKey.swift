import ClusterObjects
import NetworkModel
import ReportFormats

/// What can be set without a flag. The raw value is its name in `netlapse.yaml`, with a dot between
/// the levels; `prune.keepLast` is `NETLAPSE_PRUNE_KEEP_LAST` in the environment.
///
/// What says something about evidence (`--cluster`, `--namespace` and `--trust-empty` of `ingest`)
/// is no setting: a forgotten file would make it up.
enum SettingKey: String, CaseIterable {
  case db, output, color, cluster, namespace, maxAge
  case kubeconfig, context
  case asUser = "as"
  case asGroup, requestTimeout
  case diffFailOn = "diff.failOn"
  case diffAllowIncomplete = "diff.allowIncomplete"
  case migrationFailOn = "migration.failOn"
  case migrationAllowIncomplete = "migration.allowIncomplete"
  case migrationDoneAfter = "migration.doneAfter"
  case migrationWaive = "migration.waive"
  case migrationAcceptDrift = "migration.acceptDrift"
  case recordEvery = "record.every"
  case recordJitter = "record.jitter"
  case recordListen = "record.listen"
  case recordMetricsFile = "record.metricsFile"
  case pruneKeepLast = "prune.keepLast"
  case pruneKeepHourly = "prune.keepHourly"
  case pruneKeepDaily = "prune.keepDaily"
  case pruneKeepWeekly = "prune.keepWeekly"
  case pruneKeepMonthly = "prune.keepMonthly"
  case pruneKeepYearly = "prune.keepYearly"
  case pruneKeepWithin = "prune.keepWithin"
  case pruneDropWitnesses = "prune.dropWitnesses"
  case pruneMaxBytes = "prune.maxBytes"

  /// The names of the levels, the outermost first.
  var path: [String] { rawValue.split(separator: ".").map(String.init) }

  /// The names of the levels that hold settings.
  static let sections = Set(allCases.map(\.path).filter { $0.count > 1 }.map { $0[0] })

  /// Whether it may stand in a `netlapse.yaml` that merely lies in the current folder, perhaps in
  /// somebody else's repository: not where the record lies, not what is deleted from it, not which
  /// cluster is asked as whom, and nothing about a recorder, which runs unattended.
  var mayComeFromCurrentFolder: Bool {
    switch self {
    case .db, .kubeconfig, .context, .asUser, .asGroup: false
    default: path[0] != "prune" && path[0] != "record"
    }
  }

  /// Whether it is the path of a file.
  var isPath: Bool { self == .db || self == .kubeconfig || self == .recordMetricsFile }

  /// What values it takes.
  var shape: SettingShape {
    switch self {
    case .db: .text("a path")
    case .cluster: .text("a cluster's name or UID")
    case .namespace: .text("a namespace")
    case .output: .choice(OutputFormat.ofEveryReport.map(\.rawValue))
    case .color: .choice(GlobalOptions.ColorChoice.allCases.map(\.rawValue))
    case .kubeconfig, .recordMetricsFile: .text("a path")
    case .asUser: .text("a user")
    case .recordListen: .text("an address, such as 127.0.0.1:9464")
    case .context: .names("contexts")
    case .asGroup: .names("groups")
    case .maxAge, .requestTimeout, .recordEvery, .recordJitter, .migrationDoneAfter:
      SettingShape(.text, expectation: "a duration, such as 90s, 5m, 2h or 3d") {
        Duration.seconds(in: $0) != nil
      }
    case .diffFailOn: .words(ChangeClass.allCases.map(\.rawValue))
    case .migrationFailOn: .words(MigrationGate.words)
    case .migrationWaive: .names("annotations")
    case .migrationAcceptDrift: .names("hosts, or hosts with a path")
    case .diffAllowIncomplete, .migrationAllowIncomplete, .pruneDropWitnesses: .flag
    case .pruneKeepLast, .pruneKeepHourly, .pruneKeepDaily, .pruneKeepWeekly, .pruneKeepMonthly,
      .pruneKeepYearly:
      SettingShape(.text, takesNumbers: true, expectation: "a number, or unlimited") {
        RetentionCount($0) != nil
      }
    case .pruneKeepWithin:
      SettingShape(.text, expectation: "years, months, days and hours, such as 2y5m7d3h") {
        RetentionSpan($0) != nil
      }
    case .pruneMaxBytes:
      SettingShape(.text, takesNumbers: true, expectation: "a size, such as 512MiB or 2G") {
        ByteText.bytes(in: $0) != nil
      }
    }
  }

  /// What is in force where nobody says anything; nil: nothing. The place of the record depends on
  /// the environment and is not told here.
  var builtIn: JSONValue? {
    switch self {
    case .output: .string(OutputFormat.table.rawValue)
    case .color: .string(GlobalOptions.ColorChoice.auto.rawValue)
    case .maxAge: .string(MomentOptions.defaultMaxAge)
    case .requestTimeout: .string(LiveAccessOptions.defaultRequestTimeout)
    case .migrationDoneAfter: .string(ProgressOptions.defaultDoneAfter)
    case .diffAllowIncomplete, .migrationAllowIncomplete, .pruneDropWitnesses: false
    default: nil
    }
  }
}
