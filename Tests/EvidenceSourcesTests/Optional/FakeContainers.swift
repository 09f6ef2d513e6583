import EvidenceSources

/// Containers whose answers are written down; it notes what was run.
actor FakeContainers: PodCommandRunner {
  /// Answers to a command, by what ``PlannedCommand/text(after:)`` makes of it, or its end.
  private let answers: [(ending: String, answer: Result<PodCommandOutput, AccessError>)]
  /// The commands that were run.
  private(set) var commands: [String] = []
  /// How many run now, and how many did at most.
  private var running = 0
  private(set) var runningMax = 0

  nonisolated let name = "kubectl"

  init(_ answers: [(String, Result<PodCommandOutput, AccessError>)]) {
    self.answers = answers.map { (ending: $0.0, answer: $0.1) }
  }

  func run(
    _ command: PlannedCommand, timeoutSeconds: Double, bytesMax: Int
  ) async throws -> PodCommandOutput {
    let text = command.text(after: name)
    commands.append(text)
    running += 1
    runningMax = max(runningMax, running)
    await Task.yield()
    running -= 1
    guard let answer = answers.first(where: { text.contains($0.ending) })?.answer else {
      return PodCommandOutput(
        exitStatus: 1, output: [], complaints: Array("error: nothing is written down".utf8))
    }
    return try answer.get()
  }
}

extension Result where Success == PodCommandOutput, Failure == AccessError {
  /// The command succeeded.
  static func prints(_ text: String) -> Self {
    .success(PodCommandOutput(exitStatus: 0, output: Array(text.utf8)))
  }

  /// The command failed.
  static func fails(_ status: Int, _ complaint: String) -> Self {
    .success(
      PodCommandOutput(exitStatus: status, output: [], complaints: Array(complaint.utf8)))
  }
}
