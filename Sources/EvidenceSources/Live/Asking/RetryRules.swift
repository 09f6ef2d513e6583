/// How often and how patiently a request is sent again.
struct RetryRules: Sendable {
  /// Attempts in all.
  var attemptsMax = 4
  /// The wait after the first attempt; it doubles with each further one.
  var pauseSeconds = 0.5
  /// The longest wait, unless the server asks for more.
  var pauseSecondsMax = 8.0
  /// The longest wait that a server may ask for.
  var askedSecondsMax = 30.0

  /// Statuses after which the same request may succeed: too many requests, and what a server, or a
  /// proxy before it, says while it is not itself
  /// (https://kubernetes.io/docs/reference/using-api/api-concepts/).
  static func mayPass(_ status: Int) -> Bool { [429, 500, 502, 503, 504].contains(status) }

  /// How long to wait before the next attempt.
  ///
  /// - Parameters:
  ///   - failures: attempts so far.
  ///   - asked: what the server asked for, in seconds.
  ///   - chance: from 0 to 1.
  func pause(afterFailures failures: Int, asked: Double?, chance: Double) -> Duration {
    if let asked { return .seconds(min(max(asked, 0), askedSecondsMax)) }
    let most = min(pauseSeconds * Double(1 << min(failures - 1, 20)), pauseSecondsMax)
    // Half of it at least, the rest by chance: many recorders must not come back at once.
    return .seconds(most * (0.5 + chance / 2))
  }
}
