/// A snapshot that cannot be recorded, whatever the state of the store.
package enum RecordingRefusal: Error, Equatable, CustomStringConvertible {
  /// It lists an object in a scope that it says it could not list.
  case listedOutsideCoverage(ObjectKey, CoverageOutcome)
  /// Too many snapshots of the cluster begin in this millisecond.
  case tooManyAtOnce(Instant)
  /// It begins or ends at a time that cannot be written down.
  case outOfTime(millisecondsSinceEpoch: Int64)

  package var description: String {
    switch self {
    case .listedOutsideCoverage(let key, let outcome):
      "\(key) is listed, but its scope is \(outcome.rawValue)"
    case .tooManyAtOnce(let instant):
      "64 snapshots of the cluster already begin at \(instant)"
    case .outOfTime(let milliseconds):
      "\(milliseconds) milliseconds since 1970 is no time between 1970 and 9999"
    }
  }
}
