package import ClusterObjects

/// Clocks, waiting and chance, as values: so that a test needs no time.
package struct LiveTiming: Sendable {
  /// The wall clock.
  package var now: @Sendable () -> Instant
  /// Waits.
  package var sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 to 1, by which waits are spread.
  package var chance: @Sendable () -> Double

  package init(
    now: @escaping @Sendable () -> Instant = { .now },
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    chance: @escaping @Sendable () -> Double = { .random(in: 0...1) }
  ) {
    self.now = now
    self.sleep = sleep
    self.chance = chance
  }
}
