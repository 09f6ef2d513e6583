package import ClusterObjects
package import ReportFormats

/// What a running recorder writes its progress on, and the server reads it from.
package actor RecordingBoard {
  private var metrics: RecordingMetrics

  package init(_ metrics: RecordingMetrics) { self.metrics = metrics }

  /// Notes what happened.
  package func note(_ change: @Sendable (inout RecordingMetrics) -> Void) { change(&metrics) }

  /// Everything, for a scrape.
  package var exposition: MetricExposition { metrics.exposition }

  /// What one run can tell, for the textfile collector.
  package var textfile: MetricExposition { metrics.textfile }

  /// Why there is no recent snapshot of each target; empty: there is.
  package func gaps(now: Instant, maxAgeSeconds: Double) -> [String] {
    metrics.gaps(now: now, maxAgeSeconds: maxAgeSeconds)
  }
}
