package import ClusterObjects

/// Where a recorder puts its snapshots. It is asked by one caller at a time.
///
/// The calls block, on a thread of their own: what has begun is finished even when recording is
/// stopped meanwhile.
package protocol RecordingStore: Sendable {
  /// Records a snapshot wholly, or not at all.
  ///
  /// - Throws: ``RecordingFailure``: `busy` when another process is writing, `noRoom` when the disk
  ///   is full, `permanent` when no later attempt can succeed.
  func record(_ snapshot: CollectedSnapshot) throws(RecordingFailure) -> RecordingResult

  /// What the store takes, and what is free beside it.
  func space() throws(RecordingFailure) -> StoreSpace

  /// Thins the record of every cluster, and gives the space back to the file system.
  ///
  /// - Parameters:
  ///   - policy: what it does not keep goes. An empty one says nothing: then only as many of the
  ///     oldest go as the limit asks for.
  ///   - limitBytes: what the store should not exceed afterwards. What the policy keeps, and what
  ///     is tagged, stays nevertheless.
  ///   - now: the clock.
  func keepWithin(
    _ policy: RetentionPolicy, limitBytes: Int64?, now: Instant
  ) throws(RecordingFailure) -> HousekeepingResult
}
