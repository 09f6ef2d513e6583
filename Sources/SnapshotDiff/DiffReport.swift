package import ClusterObjects

/// What differs between two moments, and what cannot be told.
package struct DiffReport: Sendable {
  /// The first moment.
  package let from: Moment
  /// The second moment.
  package let to: Moment
  /// Facts that differ, and those of which nobody can tell.
  package let facts: FactDifference
  /// Objects that differ, sorted by key.
  package let objects: [ObjectChange]
  /// What one side cannot speak about, sorted by resource and side.
  package let incomparable: [Incomparable]

  /// How many objects differ in each way.
  package var counts: [ChangeKind: Int] {
    objects.reduce(into: [:]) { $0[$1.change, default: 0] += 1 }
  }
}
