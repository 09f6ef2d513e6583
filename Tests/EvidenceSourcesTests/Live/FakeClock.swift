import ClusterObjects
import Foundation

@testable import EvidenceSources

/// A clock that only goes on when somebody waits, or when it is told to.
// All state is touched while `lock` is held only.
final class FakeClock: @unchecked Sendable {
  private let lock = NSLock()
  private var seconds = 0.0
  private var recorded: [Double] = []

  static let start = Instant(millisecondsSinceEpoch: 1_800_000_000_000)

  /// The waits so far.
  var waits: [Double] { lock.withLock { recorded } }

  func advance(_ more: Double) { lock.withLock { seconds += more } }

  var clock: CollectionClock {
    CollectionClock(
      now: { Self.start.adding(seconds: self.lock.withLock { self.seconds }) },
      uptimeSeconds: { self.lock.withLock { self.seconds } },
      sleep: { wait in
        try Task.checkCancellation()
        self.lock.withLock {
          self.recorded.append(wait)
          self.seconds += wait
        }
        await Task.yield()
      }, jitter: { 1 })
  }
}
