import Logging

/// Tells systemd that recording goes on: twice in each period, and only while no recorder hangs.
///
/// A recorder says before each wait how long that may last: until its next tick, or the longest
/// that a collection or a step of the store may take. One that is silent for longer ends the
/// pings, so that systemd restarts the service.
struct SystemdWatchdog: Sendable {
  let period: Duration
  let liveness: RecorderLiveness
  let clock: any RecordingClock
  let logger: Logger

  /// Returns when the task is cancelled.
  func run(ping: @Sendable () async -> Void) async {
    var told: [String] = []
    repeat {
      let hanging = await liveness.hanging(at: clock.awake)
      if hanging.isEmpty { await ping() }
      if hanging != told, !hanging.isEmpty {
        logger.critical(
          "recording hangs; the watchdog is told no more",
          metadata: ["clusters": .array(hanging.map { .string($0) })])
      }
      told = hanging
      try? await clock.sleep(for: period / 2)
    } while !Task.isCancelled
  }
}
