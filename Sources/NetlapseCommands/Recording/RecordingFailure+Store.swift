import ClusterObjects
import SnapshotRecording
import SnapshotStore

extension RecordingFailure {
  /// What an error of the store means for a recorder.
  init(recording error: any Error) {
    let failure = CommandFailure(error)
    self.init(Self.kind(of: error), failure.message, hint: failure.hint, cause: error)
  }

  private static func kind(of error: any Error) -> Kind {
    guard let error = error as? StoreError else { return .temporary }
    return switch error {
    case .busy: .busy
    case .noSpace: .noRoom
    // Somebody has to do something about these; a volume that is away may come back.
    case .notAStore, .newerSchema, .permissionDenied, .noLocks: .permanent
    case .noSuchFile, .damaged, .failed: .temporary
    }
  }
}
