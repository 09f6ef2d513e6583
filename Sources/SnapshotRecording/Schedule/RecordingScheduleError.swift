/// Why a schedule makes no sense.
package enum RecordingScheduleError: Error, Equatable, CustomStringConvertible {
  /// The text is no duration.
  case noDuration(String)
  /// The interval is too short or too long.
  case intervalOutOfRange(seconds: Int)
  /// The clusters cannot be spread that far.
  case jitterOutOfRange(seconds: Double, intervalSeconds: Int)

  package var description: String {
    switch self {
    case .noDuration(let text): "\"\(text)\" is no duration such as 90s, 5m, 1h or 1d"
    case .intervalOutOfRange(let seconds):
      "an interval of \(seconds) s is not between a second and 31 days"
    case .jitterOutOfRange(let seconds, let interval):
      "a jitter of \(seconds) s is not between 0 and the interval of \(interval) s"
    }
  }
}
