/// Where snapshots are recorded.
package protocol Recorder {
  /// Records a snapshot wholly, or not at all.
  ///
  /// Order does not matter, and recording the same snapshot again changes nothing.
  ///
  /// - Throws: ``RecordingRefusal`` for a snapshot that contradicts itself, the store's own error
  ///   otherwise.
  func record(_ snapshot: CollectedSnapshot) throws -> RecordingResult
}
