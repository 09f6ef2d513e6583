/// What is known of the APIs that the server serves.
struct Discovery: Sendable {
  /// What it said.
  var served = ServedAPIs()
  /// What it did not say, and why.
  var problems: [(path: EvidencePath, failure: RequestFailure)] = []
  /// Whether at least one document came.
  var isAnswered = false
}
