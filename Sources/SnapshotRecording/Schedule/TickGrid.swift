package import ClusterObjects

/// The ticks of one cluster: an interval's multiples since 1970, moved by an offset.
package struct TickGrid: Equatable, Sendable {
  /// Milliseconds between two ticks; more than 0.
  package let intervalMilliseconds: Int64
  /// Milliseconds after the multiple; at least 0 and less than the interval.
  package let offsetMilliseconds: Int64

  /// The newest tick that is not after an instant.
  package func newest(atOrBefore instant: Instant) -> Instant {
    let since = instant.millisecondsSinceEpoch - offsetMilliseconds
    let phase =
      (since % intervalMilliseconds + intervalMilliseconds) % intervalMilliseconds
    return instant.adding(milliseconds: -phase)
  }

  /// The first tick after an instant.
  package func next(after instant: Instant) -> Instant {
    tick(1, after: newest(atOrBefore: instant))
  }

  /// The tick that comes so many later; earlier for a negative number.
  package func tick(_ count: Int, after tick: Instant) -> Instant {
    tick.adding(milliseconds: Int64(count) * intervalMilliseconds)
  }

  /// How many ticks one tick is later than another; negative when it is earlier.
  package func count(from first: Instant, to second: Instant) -> Int {
    Int(second.milliseconds(since: first) / intervalMilliseconds)
  }
}
