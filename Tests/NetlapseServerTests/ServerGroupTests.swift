import Logging
import NetlapseServer
import ReportFormats
import ServiceLifecycle
import Testing

/// The monitoring server as the `record` command runs it: one service among others.
struct ServerGroupTests {
  /// Ends at once, as a recorder does that was told to stop.
  private struct Finished: Service {
    func run() async throws {}
  }

  @Test func itStopsWithItsGroup() async throws {
    let logger = Logger(label: "test")
    let server = MonitoringServer(
      address: ListenAddress(host: "127.0.0.1", port: 0),
      board: RecordingBoard(RecordingMetrics(version: "1", ruleSet: 1, targets: ["prod"])),
      maxAgeSeconds: 900, logger: logger)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          .init(service: server),
          .init(service: Finished(), successTerminationBehavior: .gracefullyShutdownGroup),
        ], logger: logger))
    try await group.run()
  }
}
