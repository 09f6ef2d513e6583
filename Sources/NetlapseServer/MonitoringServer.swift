package import ClusterObjects
import Hummingbird
import HummingbirdCore
package import Logging
import ReportFormats
import ServiceLifecycle

/// Tells over HTTP how a running recorder does: `/metrics` for Prometheus, `/healthz` and `/readyz`
/// for whoever keeps it running. Nothing of the record is served.
package struct MonitoringServer: Service {
  /// One scraper, a probe or two, and room for a person: more are kept waiting.
  private static let connectionsMax = 32
  private static let idleSecondsMax: Int64 = 30

  private let address: ListenAddress
  private let board: RecordingBoard
  private let maxAgeSeconds: Double
  private let clock: @Sendable () -> Instant
  private let logger: Logger

  /// - Parameters:
  ///   - board: what the recorder writes on.
  ///   - maxAgeSeconds: how old the last snapshot of each target may be for the recorder to be
  ///     ready: three intervals, say.
  package init(
    address: ListenAddress, board: RecordingBoard, maxAgeSeconds: Double,
    clock: @escaping @Sendable () -> Instant = { .now }, logger: Logger
  ) {
    self.address = address
    self.board = board
    self.maxAgeSeconds = maxAgeSeconds
    self.clock = clock
    self.logger = logger
  }

  /// Serves until the service group stops it, or its task is cancelled.
  ///
  /// - Throws: the system's own error where it cannot listen.
  package func run() async throws { try await application.run() }

  /// What is served and where; tests ask it directly.
  var application: some ApplicationProtocol {
    Application(
      router: router,
      server: .http1(configuration: .init(idleTimeout: .seconds(Self.idleSecondsMax))),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionsMax)),
      onServerRunning: { [logger] channel in
        let place = channel.localAddress.map { "\($0)" } ?? "an unknown address"
        logger.info("metrics are served", metadata: ["address": "\(place)"])
      },
      logger: logger)
  }

  private var router: Router<BasicRequestContext> {
    let router = Router(options: .autoGenerateHeadEndpoints)
    router.get("/metrics") { [board] _, _ in
      Self.response(.ok, await board.exposition.text, type: MetricExposition.contentType)
    }
    router.get("/healthz") { _, _ in Self.response(.ok, "alive\n") }
    router.get("/readyz") { [board, clock, maxAgeSeconds] _, _ in
      let gaps = await board.gaps(now: clock(), maxAgeSeconds: maxAgeSeconds)
      return gaps.isEmpty
        ? Self.response(.ok, "ready\n")
        : Self.response(.serviceUnavailable, gaps.map { $0 + "\n" }.joined())
    }
    return router
  }

  private static func response(
    _ status: HTTPResponse.Status, _ text: String, type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(
      status: status,
      headers: [.contentType: type, .cacheControl: "no-store", .xContentTypeOptions: "nosniff"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
