package import ClusterObjects

/// The machine's clocks: which of Linux's they are is decided in
/// https://github.com/swiftlang/swift/blob/main/stdlib/public/Concurrency/Clock.cpp.
package struct SystemClock: RecordingClock {
  /// Timers do not notice that the wall clock was set, nor all of them that the machine was
  /// suspended: so a long wait is many short ones, with a look at the clock after each.
  static let sliceMax = Duration.seconds(10)
  /// A clock that is steered goes back by less.
  private static let setBackMin = 1000

  private let wall: @Sendable () -> Instant
  private let pause: @Sendable (Duration) async throws -> Void
  private let origin = (continuous: ContinuousClock.now, suspending: SuspendingClock.now)

  /// The clocks of this machine.
  package init() {
    self.init(wall: { Instant.now }, pause: { try await Task.sleep(for: $0, clock: .suspending) })
  }

  init(
    wall: @escaping @Sendable () -> Instant,
    pause: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.wall = wall
    self.pause = pause
  }

  /// The wall clock, in milliseconds.
  package var now: Instant { wall() }
  /// Since this value was made: CLOCK_BOOTTIME on Linux.
  package var elapsed: Duration { ContinuousClock.now - origin.continuous }
  /// Since this value was made: CLOCK_MONOTONIC on Linux.
  package var awake: Duration { SuspendingClock.now - origin.suspending }

  /// Looks at the wall clock every ten seconds, so that setting it or waking up is noticed then.
  package func sleep(until instant: Instant) async throws(CancellationError) {
    var before = now
    while true {
      let now = self.now
      let left = instant.milliseconds(since: now)
      if left <= 0 || before.milliseconds(since: now) >= Self.setBackMin { return }
      before = now
      try await rest(min(.milliseconds(left), Self.sliceMax))
    }
  }

  /// Waits without regard to the wall clock.
  package func sleep(for duration: Duration) async throws(CancellationError) {
    try await rest(duration)
  }

  private func rest(_ duration: Duration) async throws(CancellationError) {
    do {
      try await pause(duration)
    } catch {
      throw CancellationError()
    }
  }
}
