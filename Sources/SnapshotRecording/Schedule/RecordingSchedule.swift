import ClusterObjects

/// How often is recorded: at the multiples of an interval since 1970-01-01T00:00:00Z, so that
/// `5m` means 12:00, 12:05, ..., each cluster a little later by an offset of its own.
package struct RecordingSchedule: Equatable, Sendable {
  /// Seconds that an interval may have: a second to 31 days.
  package static let intervalSecondsRange = 1...(31 * 86_400)
  /// The share of the interval over which clusters are spread by default, up to
  /// ``defaultJitterSecondsMax``.
  package static let defaultJitterShare = 0.1
  /// The most over which clusters are spread by default, in seconds.
  package static let defaultJitterSecondsMax = 60.0

  /// Seconds between two ticks.
  package let intervalSeconds: Int
  /// The largest offset of a cluster, in milliseconds: less than the interval.
  package let jitterMilliseconds: Int64

  /// - Parameter jitterSeconds: the largest offset; nil: the default, 0: none.
  package init(
    intervalSeconds: Int, jitterSeconds: Double? = nil
  ) throws(RecordingScheduleError) {
    guard Self.intervalSecondsRange.contains(intervalSeconds) else {
      throw .intervalOutOfRange(seconds: intervalSeconds)
    }
    let jitter =
      jitterSeconds
      ?? min(Double(intervalSeconds) * Self.defaultJitterShare, Self.defaultJitterSecondsMax)
    guard jitter >= 0, jitter < Double(intervalSeconds) else {
      throw .jitterOutOfRange(seconds: jitter, intervalSeconds: intervalSeconds)
    }
    self.intervalSeconds = intervalSeconds
    jitterMilliseconds = Int64((jitter * 1000).rounded(.down))
  }

  /// Reads texts such as `90s`, `5m`, `1h`, `1d`.
  ///
  /// - Parameter jitter: the largest offset in the same form; nil: the default, `0s`: none.
  package init(every interval: String, jitter: String? = nil) throws(RecordingScheduleError) {
    var jitterSeconds: Double?
    if let jitter {
      guard let seconds = Duration.seconds(in: jitter) else { throw .noDuration(jitter) }
      jitterSeconds = Double(seconds)
    }
    guard let seconds = Duration.seconds(in: interval) else { throw .noDuration(interval) }
    try self.init(intervalSeconds: seconds, jitterSeconds: jitterSeconds)
  }

  /// The ticks of a cluster, by its name.
  ///
  /// Its offset is the first eight bytes of the SHA-256 of the name in UTF-8, as a big-endian
  /// number, modulo one more than ``jitterMilliseconds``: spread over a fleet, and the same after
  /// every restart.
  package func ticks(of cluster: String) -> TickGrid {
    let number = ContentDigest(of: Array(cluster.utf8)).bytes.prefix(8)
      .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return TickGrid(
      intervalMilliseconds: Int64(intervalSeconds) * 1000,
      offsetMilliseconds: Int64(number % UInt64(jitterMilliseconds + 1)))
  }
}
