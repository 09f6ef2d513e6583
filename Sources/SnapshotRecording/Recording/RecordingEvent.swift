package import ClusterObjects

/// What happens while a cluster is recorded, in this order for each tick.
package enum RecordingEvent: Sendable {
  /// The next tick is planned.
  case scheduled(next: Instant)
  /// Ticks are left out.
  case skipped(SkippedTicks)
  /// A collection begins; `tick`: nil when it is the only one.
  case started(tick: Instant?)
  /// A snapshot is on record.
  case recorded(RecordedSnapshot)
  /// None is; `inRow`: how often that was the answer since the last snapshot; `next`: when the next
  /// attempt is planned, nil when there is none.
  case failed(RecordingFailure, inRow: Int, next: Instant?)
  /// The record was thinned.
  case housekept(HousekeepingResult)
  /// It could not be thinned; recording goes on.
  case housekeepingFailed(RecordingFailure)
  /// Recording of the cluster ended.
  case stopped(RecorderEnd)
}
