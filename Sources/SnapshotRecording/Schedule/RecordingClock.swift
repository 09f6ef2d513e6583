package import ClusterObjects

/// The time by which recording is scheduled: three clocks, because each alone is wrong for
/// something.
///
/// Ticks are aligned to the wall clock, which may be set. What must pass between two collections is
/// measured by a clock that nobody sets. How long work may take is measured by one that stands
/// still while the machine is suspended, or every waking would look like a hang.
package protocol RecordingClock: Sendable {
  /// The wall clock: it may be set forward and back at any time.
  var now: Instant { get }
  /// Time since some origin that is never set; it counts time in which the machine was suspended.
  var elapsed: Duration { get }
  /// The same without the time in which the machine was suspended.
  var awake: Duration { get }
  /// Waits until the wall clock shows the instant, and no longer than a few seconds after it was
  /// set past it or the machine woke up past it.
  ///
  /// It returns early when the wall clock is set back: who waits looks at ``now`` again.
  ///
  /// - Throws: when the task is cancelled.
  func sleep(until instant: Instant) async throws(CancellationError)
  /// Waits that long by ``awake``.
  ///
  /// - Throws: when the task is cancelled.
  func sleep(for duration: Duration) async throws(CancellationError)
}
