import ClusterObjects

/// Decides at which tick is collected next: a plan over a wall clock that may be set at any time.
///
/// Of the ticks that passed while nobody looked (the machine was suspended, the clock was set
/// forward) the newest is attempted at once, and the others are missed. It is missed too when the
/// next one is near, or when the last attempt is. A clock that is set back moves the plan back by
/// whole intervals. So in real time no two attempts begin within ``spacing`` of each other, and
/// nothing waits for more than an interval longer than was planned.
struct TickCursor {
  /// What a waking means.
  enum Wake: Equatable {
    /// Wait for ``TickCursor/next``, which may have moved.
    case early
    /// This tick is attempted now; so many before it, from `next` on, were missed.
    case due(Instant, missed: Int)
    /// So many ticks from the one waited for are missed; wait for ``TickCursor/next``.
    case missed(Int)
  }

  private struct Attempt {
    let tick: Instant
    let start: Duration
  }

  private static let spacingMax = Duration.seconds(300)

  let grid: TickGrid
  /// What lies between the beginnings of two attempts at least, in real time.
  let spacing: Duration
  /// The tick that is waited for.
  private(set) var next: Instant
  /// When it should come, by the clock that nobody sets.
  private var expected: Duration
  private var last: Attempt?

  init(_ grid: TickGrid, now: Instant, elapsed: Duration) {
    self.grid = grid
    spacing = min(.milliseconds(grid.intervalMilliseconds / 2), Self.spacingMax)
    next = grid.next(after: now)
    expected = elapsed + .milliseconds(next.milliseconds(since: now))
  }

  /// To be asked whenever a wait for ``next`` has ended.
  mutating func wake(now: Instant, elapsed: Duration) -> Wake {
    guard now >= next else {
      // The longer wait that a clock set back would mean, less the part of it that whole intervals
      // make up for.
      let excess = next.milliseconds(since: now) - (expected - elapsed).milliseconds
      let intervals = Int(excess / grid.intervalMilliseconds)
      if intervals > 0 { next = grid.tick(-intervals, after: next) }
      return .early
    }
    let newest = grid.newest(atOrBefore: now)
    let missed = grid.count(from: next, to: newest)
    let following = grid.tick(1, after: newest)
    let isTooLate = Duration.milliseconds(following.milliseconds(since: now)) < spacing
    let isTooSoon = last.map { elapsed - $0.start < spacing } ?? false
    if isTooLate || isTooSoon {
      plan(following, now: now, elapsed: elapsed)
      return .missed(missed + 1)
    }
    last = Attempt(tick: newest, start: elapsed)
    return .due(newest, missed: missed)
  }

  /// Plans on after an attempt: ticks that passed during it are missed.
  ///
  /// - Returns: how many those were.
  mutating func finish(now: Instant, elapsed: Duration) -> Int {
    var upcoming = grid.next(after: now)
    guard let last else {
      plan(upcoming, now: now, elapsed: elapsed)
      return 0
    }
    // Only a clock that was set back shows ticks again.
    while upcoming <= last.tick,
      elapsed + .milliseconds(upcoming.milliseconds(since: now)) - last.start < spacing
    {
      upcoming = grid.tick(1, after: upcoming)
    }
    plan(upcoming, now: now, elapsed: elapsed)
    return max(0, grid.count(from: last.tick, to: upcoming) - 1)
  }

  /// Passes over ticks from ``next`` on.
  mutating func skip(_ count: Int) {
    next = grid.tick(count, after: next)
    expected += .milliseconds(Int64(count) * grid.intervalMilliseconds)
  }

  private mutating func plan(_ tick: Instant, now: Instant, elapsed: Duration) {
    next = tick
    expected = elapsed + .milliseconds(tick.milliseconds(since: now))
  }
}
