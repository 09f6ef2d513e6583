/// When and how patiently clusters are recorded.
package struct RecordingPlan: Equatable, Sendable {
  /// What a collection may take at most by default, in seconds, where the interval is longer.
  package static let defaultCollectSecondsMax = 600
  /// What lies between two attempts at most by default, in seconds, while a cluster fails.
  package static let defaultBackoffWaitSecondsMax = 3600

  /// When.
  package var schedule: RecordingSchedule
  /// Seconds that a collection may take. One that is longer than the interval makes ticks missed.
  package var collectSecondsMax: Int
  /// Seconds between two attempts, at most, while a cluster fails; where the interval is longer,
  /// no tick is left out.
  package var backoffWaitSecondsMax: Int
  /// Seconds that stopping may take: for collections to break off, and for what is being recorded
  /// to be finished.
  package var stopSecondsMax: Int

  /// - Parameter collectSecondsMax: nil: the interval, up to ``defaultCollectSecondsMax``.
  package init(
    schedule: RecordingSchedule, collectSecondsMax: Int? = nil,
    backoffWaitSecondsMax: Int = RecordingPlan.defaultBackoffWaitSecondsMax,
    stopSecondsMax: Int = 30
  ) {
    self.schedule = schedule
    self.collectSecondsMax =
      collectSecondsMax ?? min(schedule.intervalSeconds, Self.defaultCollectSecondsMax)
    self.backoffWaitSecondsMax = backoffWaitSecondsMax
    self.stopSecondsMax = stopSecondsMax
  }
}
