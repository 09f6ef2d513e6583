import EvidenceSources
import SnapshotRecording

extension RecordingFailure {
  /// What an error of collecting means for a recorder.
  init(collecting error: any Error) {
    if error is CancellationError {
      self.init(.interrupted, "collecting was stopped", cause: error)
      return
    }
    let failure = CommandFailure(error)
    self.init(Self.kind(of: error), failure.message, hint: failure.hint, cause: error)
  }

  /// A kubeconfig that was good when the recorder started may be written anew, and a token renewed:
  /// nothing that a cluster or a credential plugin says ends a recorder.
  private static func kind(of error: any Error) -> Kind {
    guard let error = error as? EvidenceError else { return .temporary }
    // Which cluster it is has to be stated: no later attempt will find out.
    return error.category == .unstated ? .permanent : .temporary
  }
}
