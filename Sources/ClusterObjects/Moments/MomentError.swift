/// Why an expression means no snapshot.
package enum MomentError: Error, Equatable, CustomStringConvertible {
  /// The cluster has no snapshot at all.
  case nothingRecorded
  /// There are fewer snapshots than steps back.
  case notThatMany(MomentExpression, onRecord: Int)
  /// No snapshot has this number, or it is another cluster's.
  case noSuchSnapshot(MomentExpression)
  /// The time lies before the first snapshot.
  case beforeFirst(Instant, first: Instant)

  package var description: String {
    switch self {
    case .nothingRecorded: "nothing is on record"
    case .notThatMany(let expression, let count):
      "\(expression): only \(count) snapshot\(count == 1 ? " is" : "s are") on record"
    case .noSuchSnapshot(let expression): "\(expression): no such snapshot of this cluster"
    case .beforeFirst(let instant, let first):
      "\(instant) lies before the first snapshot, which began at \(first)"
    }
  }
}
