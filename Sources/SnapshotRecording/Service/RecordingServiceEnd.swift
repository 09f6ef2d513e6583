/// How recording ended, cluster by cluster.
package struct RecordingServiceEnd: Sendable {
  /// The clusters in the order of their collectors, each with how its recording ended.
  package let clusters: [(cluster: String, end: RecorderEnd)]

  package init(clusters: [(cluster: String, end: RecorderEnd)]) { self.clusters = clusters }

  /// The first cluster's failure where recording ended because every cluster failed for good; nil
  /// when it was stopped.
  package var failure: RecordingFailure? {
    let failures = clusters.compactMap { cluster -> RecordingFailure? in
      if case .failed(let failure) = cluster.end { failure } else { nil }
    }
    return failures.count == clusters.count ? failures.first : nil
  }

  /// Clusters whose recording did not end in time.
  package var abandoned: [String] {
    clusters.filter { if case .abandoned = $0.end { true } else { false } }.map(\.cluster)
  }
}
