import ClusterObjects
package import Logging

/// Writes what happens to a log: one line for each snapshot and each failure, with its figures as
/// metadata.
package struct RecordingLog: RecordingObserver {
  private let logger: Logger

  package init(_ logger: Logger) { self.logger = logger }

  /// Writes at most one line.
  package func observe(_ event: RecordingEvent, of cluster: String) async {
    var logger = logger
    logger[metadataKey: "cluster"] = .string(cluster.oneLine)
    switch event {
    case .scheduled(let next):
      logger.debug("next snapshot is planned", metadata: ["next": "\(next)"])
    case .started(let tick):
      logger.debug("collecting", metadata: tick.map { ["tick": "\($0)"] })
    case .recorded(let recorded): log(recorded, logger)
    case .failed(let failure, let inRow, let next):
      var metadata: Logger.Metadata = [
        "reason": .string(failure.message.oneLine), "kind": "\(failure.kind.rawValue)",
        "inRow": "\(inRow)",
      ]
      metadata["hint"] = failure.hint.map { .string($0.oneLine) }
      metadata["next"] = next.map { "\($0)" }
      logger.log(
        level: failure.kind == .permanent ? .error : .warning, "no snapshot", metadata: metadata)
    case .skipped(let ticks):
      // Those that are left out after a failure come with the failure's own line.
      logger.log(
        level: ticks.reason == .backoff ? .info : .warning, "ticks are left out",
        metadata: [
          "ticks": "\(ticks.count)", "from": "\(ticks.first)", "reason": "\(ticks.reason.rawValue)",
        ])
    case .housekept(let result):
      logger.log(
        level: result.droppedSnapshots > 0 ? .info : .debug, "the record was thinned",
        metadata: [
          "dropped": "\(result.droppedSnapshots)", "bytesFreed": "\(result.bytesFreed)",
          "storeBytes": "\(result.storeBytes)",
        ])
    case .housekeepingFailed(let failure):
      logger.warning(
        "the record was not thinned", metadata: ["reason": .string(failure.message.oneLine)])
    case .stopped(let end): log(end, logger)
    }
  }

  private func log(_ recorded: RecordedSnapshot, _ logger: Logger) {
    let (snapshot, counts) = (recorded.result.snapshot, recorded.result.counts)
    logger.info(
      recorded.result.wasAlreadyRecorded ? "snapshot was on record before" : "snapshot recorded",
      metadata: [
        "snapshot": "id:\(snapshot.id)", "objects": "\(counts.total)", "new": "\(counts.new)",
        "firstSeen": "\(counts.firstSeen)", "changed": "\(counts.changed)",
        "gone": "\(counts.gone)", "gaps": "\(recorded.gaps)",
        "bytesAdded": "\(snapshot.bytesAdded)", "collectSeconds": "\(recorded.collectSeconds)",
        "recordSeconds": "\(recorded.recordSeconds)",
      ])
  }

  private func log(_ end: RecorderEnd, _ logger: Logger) {
    switch end {
    case .stopped: logger.info("recording stopped")
    case .brokenOff: logger.info("recording stopped; a collection was broken off")
    case .failed(let failure):
      logger.error("recording ended", metadata: ["reason": .string(failure.message.oneLine)])
    case .abandoned:
      logger.warning("recording did not stop in time; what it was doing is not on record")
    }
  }
}
