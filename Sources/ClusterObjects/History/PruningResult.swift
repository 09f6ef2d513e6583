/// What came of removing snapshots.
package struct PruningResult: Sendable, Equatable {
  /// How space was given back to the file system, or would be.
  package enum Reclaiming: Sendable, Equatable {
    /// Whole pages that became empty were cut off the end of the file.
    case emptyPages
    /// The file was written anew, because much of it was empty space inside of pages.
    case rewritten
    /// Writing it anew would give back more, but the disk has no room for the copy; bytes.
    case rewriteNeedsSpace(neededBytes: Int64, freeBytes: Int64)
    /// Writing it anew would give back more, but others are using the file.
    case rewriteNeedsQuiet
  }

  /// Bytes by which the file shrank, or (of a dry run) about how many it would.
  package let bytesFreed: Int64
  /// Bytes of the file afterwards.
  package let fileBytes: Int64
  /// How the space was given back.
  package let reclaiming: Reclaiming

  package init(bytesFreed: Int64, fileBytes: Int64, reclaiming: Reclaiming) {
    self.bytesFreed = bytesFreed
    self.fileBytes = fileBytes
    self.reclaiming = reclaiming
  }
}
