/// What came of thinning the record.
package struct HousekeepingResult: Equatable, Sendable {
  /// Snapshots that were dropped.
  package let droppedSnapshots: Int
  /// Bytes by which the store shrank.
  package let bytesFreed: Int64
  /// Bytes of the store afterwards.
  package let storeBytes: Int64

  package init(droppedSnapshots: Int, bytesFreed: Int64, storeBytes: Int64) {
    self.droppedSnapshots = droppedSnapshots
    self.bytesFreed = bytesFreed
    self.storeBytes = storeBytes
  }
}
