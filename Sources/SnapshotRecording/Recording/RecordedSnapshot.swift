package import ClusterObjects

/// A snapshot that a recorder has recorded.
package struct RecordedSnapshot: Sendable {
  /// The snapshot on record, and what it holds against what was known before.
  package let result: RecordingResult
  /// Scopes of which not everything was seen: partial, forbidden, failed.
  package let gaps: Int
  /// Seconds that collecting took.
  package let collectSeconds: Double
  /// Seconds that recording took, waiting for others included.
  package let recordSeconds: Double

  package init(
    result: RecordingResult, gaps: Int, collectSeconds: Double, recordSeconds: Double
  ) {
    self.result = result
    self.gaps = gaps
    self.collectSeconds = collectSeconds
    self.recordSeconds = recordSeconds
  }
}
