import ArgumentParser
import ClusterObjects
import EvidenceSources
import FoundationEssentials
import KubernetesAccess
import Logging
import ReportFormats
import ServiceLifecycle
import SnapshotRecording
import SnapshotStore
import UnixSignals

/// `netlapse record`: a live cluster becomes snapshots.
struct Record: LiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record live clusters, once or on a schedule.",
    discussion: """
      Without --every, one snapshot of each cluster is recorded. With it, one at each multiple of \
      the interval since 1970 in UTC, each cluster a little later by an offset of its own \
      (--jitter), until SIGTERM or SIGINT: then what is being collected is broken off, and what is \
      being written is finished. A cluster that fails is asked less often until it answers; ticks \
      that pass meanwhile are left out and counted.

      Every request is a GET, none is for Secrets; netlapse rbac prints the rights that are \
      needed. What may not or cannot be read is recorded as unknown, with the server's words.

      The --keep options and --max-bytes are those of netlapse prune and hold for the whole \
      record, all clusters in it. They are applied after snapshots, and before one when the disk \
      gets full: 64 MiB and a tenth of the record's size stay free.

      --metrics and --exec record what the API does not tell. --metrics scrapes Pods by their \
      addresses, so it works where those can be reached. --exec runs read-only commands in the \
      network's Pods with kubectl exec, and prints each of them first.

      Example: netlapse record --context prod --every 5m --keep-within 7d --keep-daily 400

      Exit codes: 0 recorded, or stopped; 64 wrong usage; 65 the kubeconfig is malformed; 66 no \
      such kubeconfig or context; 69 a cluster cannot be reached or nothing of it could be \
      collected; 74 the store cannot be written, or the disk is full; 75 the store is busy; 77 the \
      server does not take the credential, or a file may not be read; 130 interrupted. With \
      several clusters it is the code of the first that failed; the others are recorded.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var live: LiveAccessOptions
  @OptionGroup var schedule: ScheduleOptions
  @OptionGroup var retention: RetentionOptions

  @Option(
    help: ArgumentHelp(
      "The cluster's name on record, in place of that of the context.", valueName: "name"))
  var cluster: String?

  @Option(name: [.short, .long], help: "Read only what lies in this namespace.")
  var namespace: String?

  @Option(help: ArgumentHelp("The most that the record may take.", valueName: "size"))
  var maxBytes: ByteCount?

  @Option(
    help: ArgumentHelp(
      "Scrape these: \(OptionalNames.metrics).", valueName: "program"))
  var metrics: [String] = []

  @Option(
    help: ArgumentHelp(
      "Run commands in containers that show these: \(OptionalNames.commands).",
      valueName: "collector"))
  var exec: [String] = []

  func validate() throws {
    _ = try OptionalNames.metrics(in: metrics)
    _ = try OptionalNames.commands(in: exec)
    if let namespace, !KubernetesNames.isLabel(namespace) {
      throw ValidationError("--namespace \(namespace): no name of a namespace")
    }
  }

  func answer() async throws -> ExitStatus {
    let console = Console(global)
    let targets = try LiveTarget.all(
      live, global.settings, environment: ProcessInfo.processInfo.environment)
    if targets.count > 1, cluster != nil {
      throw CommandFailure(.usage, "--cluster names one cluster, and several are recorded")
    }
    let session = try session(targets)
    do {
      let status =
        if let plan = try schedule.plan(global.settings) {
          try await session.recordOnSchedule(plan)
        } else {
          try await session.recordOnce(console, collectSecondsMax: try collectSecondsMax)
        }
      await session.shutdown()
      return status
    } catch {
      await session.shutdown()
      throw error
    }
  }

  private var collectSecondsMax: Int {
    get throws {
      try schedule.plan(global.settings)?.collectSecondsMax ?? schedule.timeoutSeconds
        ?? RecordingPlan.defaultCollectSecondsMax
    }
  }

  private func session(_ targets: [LiveTarget]) throws -> RecordingSession {
    var logger = Logger(label: "netlapse") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .info
    let isOnSchedule = try schedule.plan(global.settings) != nil
    var optional = OptionalCollectors()
    optional.metrics = try OptionalNames.metrics(in: metrics)
    optional.commands = try OptionalNames.commands(in: exec)
    optional.announce = { commands in
      for command in commands { Console.note("will run: \(command)") }
    }
    let requestTimeoutSeconds = Double(try live.requestTimeoutSeconds(global.settings))
    let collectSecondsMax = try collectSecondsMax
    // Beside a log a line that overwrites itself is noise.
    let progress: @Sendable (String) -> Void = { text in
      if !isOnSchedule { Console.showProgress(text) }
    }
    var collectors: [ClusterCollector] = []
    for target in targets {
      optional.kubectl = target.kubectl
      collectors.append(
        ClusterCollector(
          target, clusterName: cluster ?? target.name, namespace: namespace,
          requestTimeoutSeconds: requestTimeoutSeconds, collectSecondsMax: collectSecondsMax,
          optional: optional, progress: progress))
    }
    let rules = HousekeepingRules(
      policy: try retention.policy(global.settings),
      maxBytes: try (maxBytes ?? global.settings.value(.pruneMaxBytes))?.bytes)
    return RecordingSession(
      collectors: collectors, databasePath: global.databasePath, rules: rules,
      monitoring: try schedule.monitoring(global.settings),
      environment: ProcessInfo.processInfo.environment, logger: logger)
  }
}
