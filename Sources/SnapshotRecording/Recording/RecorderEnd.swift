/// How the recording of one cluster ended.
package enum RecorderEnd: Sendable {
  /// It was stopped between two snapshots, or after finishing one.
  case stopped
  /// It was stopped during a collection, which was broken off: nothing of it is on record.
  case brokenOff
  /// No later attempt could succeed.
  case failed(RecordingFailure)
  /// It did not end in the time given: what it was doing is rolled back when the process ends.
  case abandoned
}
