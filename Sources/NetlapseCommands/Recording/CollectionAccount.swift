import ClusterObjects

/// What is told of a collection once its objects are on record.
struct CollectionAccount: Sendable {
  /// What was looked at, and how that went.
  let coverage: Coverage
  /// How many objects of each resource were seen.
  let objectsByResource: [ResourceName: Int]
  /// What was given and not taken.
  let refused: RefusedEvidence
  /// What the user should know.
  let hints: [String]

  init(_ snapshot: CollectedSnapshot, refused: RefusedEvidence, hints: [String]) {
    coverage = snapshot.coverage
    var counts: [ResourceName: Int] = [:]
    for object in snapshot.objects { counts[object.key.resource, default: 0] += 1 }
    objectsByResource = counts
    self.refused = refused
    self.hints = hints
  }
}
