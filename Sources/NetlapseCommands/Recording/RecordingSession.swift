import ClusterObjects
import Logging
import NetlapseServer
import ReportFormats
import ServiceLifecycle
import SnapshotRecording
import UnixSignals

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// One run of `netlapse record`: what records, and what stops it.
struct RecordingSession {
  let collectors: [ClusterCollector]
  let databasePath: String
  let rules: HousekeepingRules
  let monitoring: MonitoringPlaces
  let environment: [String: String]
  let logger: Logger

  /// Records each cluster once, and prints what came of it.
  func recordOnce(
    _ console: Console, collectSecondsMax: Int
  ) async throws -> ExitStatus {
    let observer = try monitor(intervalSeconds: nil)
    let recording = OneTimeRecording(
      collectors, writer: writer, collectSecondsMax: collectSecondsMax,
      observers: observer.map { [$0] } ?? [])
    let once = OnceService(recording)
    try await group([once]).run()
    console.progress("")
    var report = IngestReport()
    var first: CommandFailure?
    for (collector, outcome) in zip(collectors, await once.outcomes) {
      switch outcome.result {
      case .success(let recorded):
        guard let account = await collector.account else { continue }
        report.add(
          IngestReport.Entry(
            result: recorded.result, coverage: account.coverage,
            objectsByResource: account.objectsByResource, refused: account.refused),
          hints: account.hints)
      case .failure(let failure):
        let answer = CommandFailure(failure)
        first = first ?? answer
        report.failures.append(
          IngestReport.Failure(
            path: outcome.cluster, code: answer.status.rawValue,
            message: "\(outcome.cluster): \(answer.message)"))
      }
    }
    // The one cluster's failure is an error like any other, with its hint.
    if let first, collectors.count == 1 { throw first }
    try console.print(report)
    return first?.status ?? .done
  }

  /// Records until it is stopped, or until nothing can be recorded any more.
  func recordOnSchedule(_ plan: RecordingPlan) async throws -> ExitStatus {
    let observer = try monitor(intervalSeconds: Double(plan.schedule.intervalSeconds))
    var observers: [any RecordingObserver] = [RecordingLog(logger)]
    if let observer { observers.append(observer) }
    let service = RecordingService(
      collectors, plan: plan, writer: writer, logger: logger, observers: observers,
      systemd: SystemdEnvironment(environment: environment, processID: getpid()))
    var services: [any Service] = [service]
    if let observer, let address = monitoring.address {
      services.append(
        MonitoringServer(
          address: address, board: observer.board,
          maxAgeSeconds: Double(plan.schedule.intervalSeconds) * 3, logger: logger))
    }
    do {
      try await group(services).run()
    } catch let failure as RecordingFailure {
      throw CommandFailure(failure)
    }
    return .done
  }

  /// Closes all connections.
  func shutdown() async {
    for collector in collectors { await collector.shutdown() }
  }

  private var writer: StoreWriter {
    StoreWriter(store: StoreRecording(path: databasePath), rules: rules)
  }

  private func monitor(intervalSeconds: Double?) throws -> RecordingMonitor? {
    guard monitoring.isAnywhere else { return nil }
    return RecordingMonitor(
      collectors, databasePath: databasePath, filePath: monitoring.filePath,
      intervalSeconds: intervalSeconds, storeLimitBytes: rules.maxBytes, logger: logger)
  }

  /// Services that end together, and end on SIGTERM and SIGINT.
  private func group(_ services: [any Service]) -> ServiceGroup {
    let configurations = services.map {
      ServiceGroupConfiguration.ServiceConfiguration(
        service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
        failureTerminationBehavior: .gracefullyShutdownGroup)
    }
    var quiet = logger
    quiet.logLevel = .warning
    return ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: configurations, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet))
  }
}
