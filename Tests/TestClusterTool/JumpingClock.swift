import ClusterObjects
import Foundation
import NIOConcurrencyHelpers
import SnapshotRecording

/// A clock for which waiting for an instant takes next to no time: as if the machine were suspended
/// until then. Everything else takes its real time.
struct JumpingClock: RecordingClock {
  /// How much longer a wait is than what it takes: trouble that lasts for a second of real time
  /// outlasts a tick or two, not the day.
  private static let speed = 3000

  private let origin = (start: ContinuousClock.now, now: Instant.now)
  private let begin: Instant
  private let jumped = NIOLockedValueBox(Duration.zero)

  init(begin: Instant) { self.begin = begin }

  var awake: Duration { ContinuousClock.now - origin.start }

  var elapsed: Duration { awake + jumped.withLockedValue { $0 } }

  var now: Instant { begin.adding(seconds: elapsed / .seconds(1)) }

  func sleep(until instant: Instant) async throws(CancellationError) {
    let whole = Duration.seconds(instant.seconds(since: now))
    try await sleep(for: max(whole / Self.speed, .milliseconds(1)))
    let wait = Duration.seconds(instant.seconds(since: now))
    if wait > .zero { jumped.withLockedValue { $0 += wait } }
  }

  func sleep(for duration: Duration) async throws(CancellationError) {
    do {
      try await Task.sleep(for: duration)
    } catch {
      throw CancellationError()
    }
  }
}
