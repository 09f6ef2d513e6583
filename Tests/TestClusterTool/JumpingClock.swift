import ClusterObjects
import Foundation
import NIOConcurrencyHelpers
import SnapshotRecording

/// A clock for which waiting for an instant takes no time: as if the machine were suspended until
/// then. Everything else takes its real time.
struct JumpingClock: RecordingClock {
  private let origin = (start: ContinuousClock.now, now: Instant.now)
  private let begin: Instant
  private let jumped = NIOLockedValueBox(Duration.zero)

  init(begin: Instant) { self.begin = begin }

  var awake: Duration { ContinuousClock.now - origin.start }

  var elapsed: Duration { awake + jumped.withLockedValue { $0 } }

  var now: Instant { begin.adding(seconds: elapsed / .seconds(1)) }

  func sleep(until instant: Instant) async throws(CancellationError) {
    try await sleep(for: .milliseconds(1))
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
