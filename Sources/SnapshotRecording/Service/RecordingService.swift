package import Logging
import ServiceLifecycle

/// Records clusters on a schedule until it is shut down, or until none can be recorded any more.
///
/// A graceful shutdown begins no new collection, breaks off those that are going on, and finishes
/// what is being written. That takes ``RecordingPlan/stopSecondsMax`` at most; what has not ended
/// then is given up, and rolled back by the store when the process ends.
///
/// Under systemd it reports when it is ready, how it goes, that it stops, and to the watchdog: only
/// while no recorder is silent for longer than its next tick, its deadline or a step of the store
/// allow.
package struct RecordingService: Service {
  private enum Signal: Sendable {
    case ended(Int, RecorderEnd)
    case stop
    case stoppingTakesTooLong
  }

  private let collectors: [any SnapshotCollector]
  private let plan: RecordingPlan
  private let writer: StoreWriter
  private let clock: any RecordingClock
  private let observers: [any RecordingObserver]
  private let systemd: SystemdEnvironment?
  private let logger: Logger

  /// - Parameters:
  ///   - collectors: one for each cluster, with distinct names.
  ///   - observers: are told everything, in this order.
  ///   - systemd: who started the program; nil: nobody who wants to be told.
  package init(
    _ collectors: [any SnapshotCollector], plan: RecordingPlan, writer: StoreWriter,
    logger: Logger, clock: any RecordingClock = SystemClock(),
    observers: [any RecordingObserver] = [], systemd: SystemdEnvironment? = nil
  ) {
    self.collectors = collectors
    self.plan = plan
    self.writer = writer
    self.clock = clock
    self.observers = observers
    self.systemd = systemd
    self.logger = logger
  }

  /// - Throws: ``RecordingFailure`` when every cluster has failed for good.
  package func run() async throws {
    if let failure = await runToEnd().failure { throw failure }
  }

  /// The same, telling how each cluster ended.
  package func runToEnd() async -> RecordingServiceEnd {
    let (signals, continuation) = AsyncStream.makeStream(of: Signal.self)
    return await withTaskCancellationOrGracefulShutdownHandler {
      // A task of its own: a cancelled one could not wait for anything to end.
      await Task { await supervise(signals, continuation) }.value
    } onCancelOrGracefulShutdown: {
      continuation.yield(.stop)
    }
  }

  private func supervise(
    _ signals: AsyncStream<Signal>, _ continuation: AsyncStream<Signal>.Continuation
  ) async -> RecordingServiceEnd {
    let liveness = RecorderLiveness()
    let names = collectors.map(\.name)
    let reporter = systemd.map { SystemdReporter($0.socket, clusters: names, logger: logger) }
    let audience = RecordingAudience(observers: observers + (reporter.map { [$0] } ?? []))
    // Not children: one that does not end must not keep this from returning.
    let recorders = collectors.enumerated().map { place, collector in
      let recorder = ClusterRecorder(
        collector, plan: plan, writer: writer, clock: clock, audience: audience,
        liveness: liveness)
      return Task { continuation.yield(.ended(place, await recorder.run())) }
    }
    let watchdog = systemd?.watchdogPeriod.map { period in
      let watchdog = SystemdWatchdog(
        period: period, liveness: liveness, clock: clock, logger: logger)
      return Task { await watchdog.run { await reporter?.ping() } }
    }
    var ends: [Int: RecorderEnd] = [:]
    var timer: Task<Void, Never>?
    if !recorders.isEmpty {
      waiting: for await signal in signals {
        switch signal {
        case .ended(let place, let end): ends[place] = end
        case .stop where timer == nil:
          for recorder in recorders { recorder.cancel() }
          timer = stopTimer(continuation)
          await reporter?.stopping(secondsMax: plan.stopSecondsMax)
        case .stop: break
        case .stoppingTakesTooLong: break waiting
        }
        if ends.count == recorders.count { break }
      }
    }
    timer?.cancel()
    watchdog?.cancel()
    await watchdog?.value
    for place in names.indices where ends[place] == nil {
      await audience.tell(.stopped(.abandoned), of: names[place])
    }
    return RecordingServiceEnd(
      clusters: names.enumerated().map { ($1, ends[$0] ?? .abandoned) })
  }

  private func stopTimer(
    _ continuation: AsyncStream<Signal>.Continuation
  ) -> Task<Void, Never> {
    Task {
      do {
        try await clock.sleep(for: .seconds(plan.stopSecondsMax))
        continuation.yield(.stoppingTakesTooLong)
      } catch {
        // Everything ended in time.
      }
    }
  }
}
