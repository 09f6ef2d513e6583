/// When a test certificate is valid, measured from now.
package enum TestValidity: Sendable {
  /// From an hour ago, for a day.
  case now
  /// Until an hour ago.
  case expired
  /// From tomorrow on.
  case notYet

  /// Seconds from now to the first moment of validity.
  var fromSeconds: Int {
    switch self {
    case .now: -3600
    case .expired: -2 * 86400
    case .notYet: 86400
    }
  }

  /// Seconds from now to the last.
  var untilSeconds: Int {
    switch self {
    case .now: 86400
    case .expired: -3600
    case .notYet: 2 * 86400
    }
  }
}
