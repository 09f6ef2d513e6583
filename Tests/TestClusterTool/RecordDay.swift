import ArgumentParser
import ClusterObjects
import Logging
import NetlapseCommands
import SnapshotRecording

/// `test-cluster record`: netlapse's own recorder, on a clock that jumps from tick to tick.
struct RecordDay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "record")

  @Option(help: "The database file.")
  var db: String

  @Option(help: "The kubeconfig.")
  var kubeconfig: String

  @Option(help: "When the clock starts (RFC 3339).")
  var from: String

  @Option(help: "When it ends.")
  var until: String

  @Option(help: "Seconds between two snapshots.")
  var every: Int

  @Option(help: "Where it is written what came of each tick.")
  var events: String

  func run() async throws {
    guard let begin = Instant(rfc3339: from), let end = Instant(rfc3339: until) else {
      throw ValidationError("--from and --until are times such as 2026-11-01T00:00:00Z")
    }
    // A tick at the beginning itself counts too.
    let clock = JumpingClock(begin: begin.adding(seconds: -1))
    let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
    let file = try EventFile(path: events, everySeconds: every, until: end) {
      continuation.yield()
    }
    let collector = try ClusterCollector(
      kubeconfig: kubeconfig, requestTimeoutSeconds: 4, collectSecondsMax: 20, clock: { clock.now })
    let service = RecordingService(
      [collector],
      plan: RecordingPlan(
        schedule: try RecordingSchedule(intervalSeconds: every, jitterSeconds: 0),
        collectSecondsMax: 20, backoffWaitSecondsMax: 1800),
      writer: StoreWriter(
        store: StoreRecording(path: db), rules: HousekeepingRules(), clock: clock),
      logger: Logger(label: "record") { _ in SwiftLogNoOpLogHandler() }, clock: clock,
      observers: [file])
    let recording = Task { await service.runToEnd() }
    for await _ in ended { break }
    recording.cancel()
    _ = await recording.value
    await collector.shutdown()
  }
}
