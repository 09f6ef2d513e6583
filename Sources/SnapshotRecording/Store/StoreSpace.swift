/// Room on the disk that the store lies on.
package struct StoreSpace: Equatable, Sendable {
  /// Bytes that the store takes, with what belongs to it.
  package let storeBytes: Int64
  /// Bytes that are free for it on the volume.
  package let freeBytes: Int64

  package init(storeBytes: Int64, freeBytes: Int64) {
    self.storeBytes = storeBytes
    self.freeBytes = freeBytes
  }
}
