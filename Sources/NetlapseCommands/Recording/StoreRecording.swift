package import ClusterObjects
import ReportFormats
package import SnapshotRecording
import SnapshotStore

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The record as a recorder sees it: one file, opened for each step, so that it is made by the
/// first snapshot, and may be moved or copied between two.
package struct StoreRecording: RecordingStore {
  private let path: String

  package init(path: String) { self.path = path }

  /// Records a snapshot, making the file where there is none.
  package func record(
    _ snapshot: CollectedSnapshot
  ) throws(RecordingFailure) -> RecordingResult {
    try naming { try SnapshotStore(path: path, create: true).record(snapshot) }
  }

  /// The size of the file with its log, and what is free on its volume, or on that of the folder it
  /// will be made in.
  package func space() throws(RecordingFailure) -> StoreSpace {
    let sizes = ["", "-wal"].map { suffix -> Int64 in
      var file = stat()
      return stat(path + suffix, &file) == 0 ? Int64(file.st_size) : 0
    }
    var volume = statvfs()
    guard statvfs(existingFolder, &volume) == 0 else {
      throw RecordingFailure(
        .temporary, "\(existingFolder): \(String(cString: strerror(errno)))",
        cause: CommandFailure(.storeError, "\(existingFolder): cannot be looked at"))
    }
    let freeBytes = UInt64(volume.f_bavail).multipliedReportingOverflow(by: UInt64(volume.f_frsize))
    return StoreSpace(
      storeBytes: sizes.reduce(0, +),
      freeBytes: freeBytes.overflow ? .max : Int64(clamping: freeBytes.partialValue))
  }

  /// Prunes as `netlapse prune` does.
  package func keepWithin(
    _ policy: RetentionPolicy, limitBytes: Int64?, now: Instant
  ) throws(RecordingFailure) -> HousekeepingResult {
    // Before the first snapshot there is nothing to thin.
    guard access(path, F_OK) == 0 else {
      return HousekeepingResult(droppedSnapshots: 0, bytesFreed: 0, storeBytes: 0)
    }
    return try naming {
      let store = try SnapshotStore(path: path, create: false)
      let pruner = Pruner(store: store, cluster: nil, now: now, isDryRun: false)
      let report: PruneReport
      if let limitBytes, policy.isEmpty {
        let planner = Pruner.planner(
          RetentionPolicy(keepLast: .atMost(1), dropsWitnesses: policy.dropsWitnesses), now: now)
        report = try pruner.prune(planner, untilAtMost: limitBytes) { _ in }
      } else {
        report = try pruner.prune(Pruner.planner(policy, now: now), maxBytes: limitBytes)
      }
      return HousekeepingResult(
        droppedSnapshots: report.dropped.count, bytesFreed: report.space.bytesFreed,
        storeBytes: report.space.fileBytes)
    }
  }

  /// The folder of the file, or the nearest one above it that is there.
  private var existingFolder: String {
    var folder = path
    repeat {
      guard let slash = folder.lastIndex(of: "/") else { return "." }
      folder = String(folder[..<slash])
    } while !folder.isEmpty && access(folder, F_OK) != 0
    return folder.isEmpty ? "/" : folder
  }

  private func naming<Answer>(_ step: () throws -> Answer) throws(RecordingFailure) -> Answer {
    do {
      return try step()
    } catch {
      throw RecordingFailure(recording: error)
    }
  }
}
