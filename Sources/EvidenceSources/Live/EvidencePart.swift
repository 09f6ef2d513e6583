import ClusterObjects

/// What one question to the cluster gave.
struct EvidencePart: Sendable {
  var objects: [CollectedObject] = []
  /// Their canonical bytes.
  var contents: [UInt8] = []
  /// What was answered and not taken.
  var refused = RefusedEvidence()
  /// UIDs of `kube-system` namespaces.
  var clusterUIDs: Set<String> = []
  /// What it covers.
  var coverage: [Scope: CoverageEntry] = [:]
  /// What the user should know.
  var hints: [String] = []
  /// A whole list, for the next collection.
  var remembered: (path: EvidencePath, list: CachedList)?
  /// Why it has no answer, or not all of it.
  var failure: RequestFailure?

  init() {}

  /// What was taken in, without any coverage yet.
  init(_ intake: borrowing ObjectIntake) {
    objects = intake.objects
    contents = intake.contents
    refused = intake.refused
    clusterUIDs = intake.clusterUIDs
  }

  /// Whether something was seen, or proved not to be there.
  var isAnswered: Bool { coverage.values.contains { $0.outcome.allowsObjects } }
}
