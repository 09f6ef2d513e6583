import ServiceLifecycle
import SnapshotRecording

/// Records once, as a service: so that signals stop it as they stop a recorder.
actor OnceService: Service {
  private let recording: OneTimeRecording
  /// What came of each cluster.
  private(set) var outcomes: [OneTimeRecording.Outcome] = []

  init(_ recording: OneTimeRecording) { self.recording = recording }

  func run() async throws { outcomes = await recording.run() }
}
