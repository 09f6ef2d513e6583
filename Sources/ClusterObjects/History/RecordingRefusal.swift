/// A snapshot that is not recorded.
package enum RecordingRefusal: Error, Equatable, CustomStringConvertible {
  /// It lists an object in a scope that it says it could not list.
  case listedOutsideCoverage(ObjectKey, CoverageOutcome)
  /// Too many snapshots of the cluster begin in this millisecond.
  case tooManyAtOnce(Instant)
  /// It begins or ends at a time that cannot be written down.
  case outOfTime(millisecondsSinceEpoch: Int64)
  /// It was on record, and was pruned then: what a policy removed does not come back by itself.
  case pruned(at: Instant)

  package var description: String {
    switch self {
    case .listedOutsideCoverage(let key, let outcome):
      "\(key) is listed, but its scope is \(outcome.rawValue)"
    case .tooManyAtOnce(let instant):
      "64 snapshots of the cluster already begin at \(instant)"
    case .outOfTime(let milliseconds):
      "\(milliseconds) milliseconds since 1970 is no time between 1970 and 9999"
    case .pruned(let instant): "it was on record, and was pruned at \(instant)"
    }
  }
}
