import ArgumentParser
import EvidenceSources
import ReportFormats
import SnapshotStore

/// `netlapse doctor`: is the record sound, and may everything be read that belongs in it?
struct Doctor: LiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Examine the record: the file, every content, every snapshot's digest.",
    discussion: """
      With --live, a cluster is examined instead: what of it may be read, which facts go blind \
      without the rest, and the ClusterRole that is missing. Each right is tried with a list of \
      one object, or a get; with --ssar the server is asked what it would allow, which is the one \
      request of netlapse that is no GET, and changes nothing.

      Example: netlapse doctor -o json

      Exit codes: 0 sound; 66 no record; 74 something is damaged, or the store cannot be read. \
      With --live: 0 everything may be read; 3 something may not, or it cannot be told; 69 the \
      cluster cannot be reached.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var access: LiveAccessOptions

  @Flag(help: "Examine a live cluster instead of the record: what may be read of it.")
  var live = false

  @Flag(help: "With --live: ask what is allowed (SelfSubjectAccessReview) instead of trying.")
  var ssar = false

  func validate() throws {
    if ssar && !live { throw ValidationError("--ssar is for --live") }
  }

  func answer() async throws -> ExitStatus {
    if live { return try await answerLive() }
    let report = DoctorReport(checks: try global.readStore().examine())
    try Console(global).print(report)
    return report.isHealthy ? .done : .storeError
  }

  private func answerLive() async throws -> ExitStatus {
    let isReviewed = ssar
    let report = try await LiveConnection.use(access, global.settings) { connection in
      if isReviewed, connection.reviewer == nil {
        throw CommandFailure(.usage, "--ssar and --via kubectl exclude each other")
      }
      return try await AccessReport(
        surveying: connection.api, reviewer: isReviewed ? connection.reviewer : nil,
        requestTimeoutSeconds: connection.requestTimeoutSeconds)
    }
    try Console(global).print(report)
    return report.isComplete ? .done : .incomplete
  }
}
