import ArgumentParser
import ClusterObjects
import NetlapseServer
import SnapshotRecording

/// When a recorder records, and where it tells how it does.
struct ScheduleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Record at every multiple of this.", valueName: "duration"))
  var every: String?

  @Flag(help: "Record one snapshot, whatever the settings say of a schedule.")
  var once = false

  @Option(
    help: ArgumentHelp(
      "Spread clusters over this much after each multiple; 0s: not at all (default: a tenth of "
        + "--every, at most 60s).", valueName: "duration"))
  var jitter: String?

  @Option(
    help: ArgumentHelp(
      "The longest that collecting a cluster may take (default: --every, at most 10m).",
      valueName: "duration"))
  var timeout: String?

  @Option(
    help: ArgumentHelp(
      "Serve /metrics, /healthz and /readyz here (default: nowhere).", valueName: "host:port"))
  var listen: String?

  @Option(
    help: ArgumentHelp(
      "Write metrics for node_exporter's textfile collector after each snapshot.",
      valueName: "path"))
  var metricsFile: String?

  init() {}

  mutating func validate() throws {
    if once, every != nil { throw ValidationError("--once and --every exclude each other") }
    if let every {
      do {
        _ = try RecordingSchedule(every: every, jitter: jitter)
      } catch {
        throw ValidationError("--every \(every)\(jitter.map { " --jitter \($0)" } ?? ""): \(error)")
      }
    }
    if let timeout, (Duration.seconds(in: timeout) ?? 0) == 0 {
      throw ValidationError("--timeout \(timeout): not a duration, such as 90s, 5m or 2h")
    }
    if let listen, ListenAddress(listen) == nil {
      throw ValidationError("--listen \(listen): not an address, such as 127.0.0.1:9464")
    }
  }

  /// When snapshots are recorded; nil: once.
  private func recordingSchedule(_ settings: Settings) throws -> RecordingSchedule? {
    guard !once, let every = try every ?? settings.value(.recordEvery, as: String.self) else {
      return nil
    }
    do {
      return try RecordingSchedule(
        every: every, jitter: try jitter ?? settings.value(.recordJitter))
    } catch let error as RecordingScheduleError {
      throw CommandFailure(.usage, error.description)
    }
  }

  /// When, and how patiently; nil: once.
  func plan(_ settings: Settings) throws -> RecordingPlan? {
    try recordingSchedule(settings).map {
      RecordingPlan(schedule: $0, collectSecondsMax: timeoutSeconds)
    }
  }

  /// The longest that collecting may take; nil: nobody says.
  var timeoutSeconds: Int? { timeout.flatMap { Duration.seconds(in: $0) } }

  /// Where it is told how recording goes.
  func monitoring(_ settings: Settings) throws -> MonitoringPlaces {
    MonitoringPlaces(
      address: try (listen ?? settings.value(.recordListen)).map { text in
        guard let address = ListenAddress(text) else {
          throw CommandFailure(
            .usage, "record.listen: \(BriefText.of(text)) is not an address such as 127.0.0.1:9464")
        }
        return address
      },
      filePath: try metricsFile ?? settings.value(.recordMetricsFile))
  }
}
