import ClusterObjects
import Foundation

/// A clock that stands still until it is moved.
// Its one variable is only touched under the lock.
final class TestClock: @unchecked Sendable {
  private let lock = NSLock()
  private var instant = Instant(rfc3339: "2026-11-22T10:00:00Z") ?? .earliest

  var now: Instant { lock.withLock { instant } }

  func advance(seconds: Double) {
    lock.withLock { instant = instant.adding(seconds: seconds) }
  }
}
