import ClusterObjects
import EvidenceSources
import Logging
import NetlapseServer
import NetworkModel
import ReportFormats
import SnapshotDiff
import SnapshotRecording
import SnapshotStore

/// Turns what a recorder does into metrics: on a board that is served, and in a file.
struct RecordingMonitor: RecordingObserver {
  /// What is served.
  let board: RecordingBoard
  private let collectors: [String: ClusterCollector]
  private let databasePath: String
  private let file: MetricsFile?
  private let logger: Logger

  /// - Parameters:
  ///   - filePath: where the metrics are written after each attempt; nil: nowhere.
  ///   - intervalSeconds: between snapshots; nil where somebody else decides.
  ///   - storeLimitBytes: what retention keeps the store below; nil: nothing.
  init(
    _ collectors: [ClusterCollector], databasePath: String, filePath: String?,
    intervalSeconds: Double?, storeLimitBytes: Int64?, logger: Logger
  ) {
    self.collectors = Dictionary(collectors.map { ($0.name, $0) }) { first, _ in first }
    self.databasePath = databasePath
    file = filePath.map { MetricsFile(path: $0) }
    self.logger = logger
    var metrics = RecordingMetrics(
      version: Version.text, ruleSet: Version.ruleSet, targets: collectors.map(\.name))
    metrics.intervalSeconds = intervalSeconds
    metrics.storeLimitBytes = storeLimitBytes
    Self.resume(&metrics, collectors.map(\.name), databasePath)
    board = RecordingBoard(metrics)
  }

  /// What an earlier run recorded of clusters that went by the same names.
  private static func resume(
    _ metrics: inout RecordingMetrics, _ names: [String], _ databasePath: String
  ) {
    // Where there is no record yet, or none that can be read, there is nothing to resume.
    let latest = try? SnapshotStore(reading: databasePath).read { history in
      try history.clusters().compactMap { try history.snapshots(of: $0).last }
    }
    for record in latest ?? [] {
      guard let name = record.clusterName, names.contains(name) else { continue }
      metrics.resume(name, latest: record)
    }
    metrics.storeBytes = storeBytes(databasePath)
  }

  private static func storeBytes(_ path: String) -> Int64? {
    try? StoreRecording(path: path).space().storeBytes
  }

  func observe(_ event: RecordingEvent, of cluster: String) async {
    switch event {
    case .recorded(let recorded): await note(recorded, of: cluster)
    case .failed(let failure, _, _):
      let reason = MeasuredFailure(failure)
      await board.note { $0.failed(reason, of: cluster, at: .now) }
    case .skipped(let ticks):
      await board.note { $0.missed(ticks: ticks.count, of: cluster) }
    case .housekept(let result):
      await board.note { $0.storeBytes = result.storeBytes }
    case .scheduled, .started, .housekeepingFailed, .stopped: return
    }
    await writeFile()
  }

  private func note(_ recorded: RecordedSnapshot, of cluster: String) async {
    let record = recorded.result.snapshot
    guard let account = await collectors[cluster]?.account else { return }
    var measured = MeasuredSnapshot(
      record: record, coverage: account.coverage, objectsByResource: account.objectsByResource)
    do {
      (measured.changes, measured.pools) = try meaning(of: record)
    } catch {
      logger.warning(
        "what changed could not be told", metadata: ["cluster": "\(cluster)", "reason": "\(error)"])
    }
    let bytes = Self.storeBytes(databasePath)
    await board.note { [measured] metrics in
      metrics.recorded(measured, of: cluster, at: .now)
      metrics.storeBytes = bytes
    }
  }

  /// What differs from the snapshot before it, by class, and how full ranges of addresses are.
  private func meaning(
    of record: SnapshotRecord
  ) throws -> (changes: [ChangeClass: (facts: Int, objects: Int)]?, pools: [AddressPool]) {
    try SnapshotStore(reading: databasePath).read { history in
      func reader(stepsBack: Int) throws -> FactReader {
        let moment = try MomentResolver(history: history, cluster: record.cluster, now: .now)
          .resolve(.latest(stepsBack: stepsBack))
        return FactReader(NetworkEvidence(history: history, moment: moment))
      }
      let isFirst = try history.snapshots(of: record.cluster).count < 2
      let changes =
        try isFirst
        ? nil
        : DiffEngine(history: history)
          .compare(reader(stepsBack: 1), reader(stepsBack: 0)).classCounts
      let moment = try MomentResolver(history: history, cluster: record.cluster, now: .now)
        .resolve(.latest(stepsBack: 0))
      let facts = try FactCatalogue.current.facts(
        in: NetworkEvidence(history: history, moment: moment), areas: nil,
        names: [.podCIDRs, .serviceCIDRs, .nodePodCIDRs])
      return (changes, AddressPool.pools(in: facts))
    }
  }

  private func writeFile() async {
    guard let file else { return }
    do {
      try file.write(await board.textfile)
    } catch {
      logger.warning("metrics are not written", metadata: ["reason": "\(error)"])
    }
  }
}
