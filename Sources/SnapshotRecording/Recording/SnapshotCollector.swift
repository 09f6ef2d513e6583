package import ClusterObjects

/// Asks one cluster for everything that is recorded.
package protocol SnapshotCollector: Sendable {
  /// The cluster's name among those that are recorded together: a context, for people.
  var name: String { get }

  /// Collects once. A cancelled task should end it soon.
  ///
  /// - Throws: ``RecordingFailure``: `permanent` where asking again cannot help (no such context),
  ///   `temporary` otherwise. What could not be listed is no failure: the coverage says it.
  func collect() async throws(RecordingFailure) -> CollectedSnapshot
}
