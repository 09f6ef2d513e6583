package import ClusterObjects

/// The clocks of a collection, and how it waits.
package struct CollectionClock: Sendable {
  /// The time of day.
  package var now: @Sendable () -> Instant
  /// Seconds since some moment, never set back: what deadlines are counted by.
  package var uptimeSeconds: @Sendable () -> Double
  /// Waits so many seconds.
  ///
  /// - Throws: `CancellationError`.
  package var sleep: @Sendable (Double) async throws -> Void
  /// A number from 0 to 1, so that many collectors do not come back at the same moment.
  package var jitter: @Sendable () -> Double

  package init(
    now: @escaping @Sendable () -> Instant, uptimeSeconds: @escaping @Sendable () -> Double,
    sleep: @escaping @Sendable (Double) async throws -> Void,
    jitter: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.uptimeSeconds = uptimeSeconds
    self.sleep = sleep
    self.jitter = jitter
  }

  /// The machine's.
  package static let system: CollectionClock = {
    let start = ContinuousClock.now
    return CollectionClock(
      now: { Instant.now }, uptimeSeconds: { (ContinuousClock.now - start) / .seconds(1) },
      sleep: { try await Task.sleep(for: .seconds($0)) },
      jitter: { Double.random(in: 0...1) })
  }()
}
