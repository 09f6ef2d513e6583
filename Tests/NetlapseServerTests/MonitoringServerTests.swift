import ClusterObjects
import Hummingbird
import HummingbirdTesting
import Logging
import ReportFormats
import Testing

@testable import NetlapseServer

/// What the monitoring server answers, over a real connection.
struct MonitoringServerTests {
  private static let start = Instant(millisecondsSinceEpoch: 1_790_000_000_000)

  private static func record(startedAt: Instant) -> SnapshotRecord {
    SnapshotRecord(
      id: 1, cluster: .uid("u-1"), clusterName: "prod", position: 1, startedAt: startedAt,
      endedAt: startedAt, evidence: .live, source: "context", timeSource: .live,
      catalogueVersion: 1, objectCount: 0, digest: ContentDigest(of: []), recordedAt: startedAt,
      bytesAdded: 0, tags: [])
  }

  private static func server(
    _ board: RecordingBoard, secondsLater: Double = 0
  ) -> MonitoringServer {
    MonitoringServer(
      address: ListenAddress(host: "127.0.0.1", port: 0), board: board, maxAgeSeconds: 900,
      clock: { start.adding(seconds: secondsLater) }, logger: Logger(label: "test"))
  }

  private static func board() -> RecordingBoard {
    RecordingBoard(RecordingMetrics(version: "1", ruleSet: 1, targets: ["prod"]))
  }

  @Test func metricsAreWhatTheBoardSays() async throws {
    let board = Self.board()
    try await Self.server(board).application.test(.live) { client in
      try await client.execute(uri: "/metrics", method: .get) { response in
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
        #expect(response.headers[.cacheControl] == "no-store")
        #expect(
          String(buffer: response.body).contains(
            "netlapse_missed_ticks_total{cluster=\"prod\"} 0\n"))
      }
      await board.note { $0.missed(ticks: 3, of: "prod") }
      try await client.execute(uri: "/metrics", method: .get) { response in
        #expect(
          String(buffer: response.body).contains(
            "netlapse_missed_ticks_total{cluster=\"prod\"} 3\n"))
      }
      let text = await board.exposition.text
      try await client.execute(uri: "/metrics", method: .get) { response in
        #expect(String(buffer: response.body) == text)
      }
    }
  }

  @Test func itIsReadyAfterARecentSnapshot() async throws {
    let board = Self.board()
    func readiness(secondsLater: Double) async throws -> (HTTPResponse.Status, String) {
      try await Self.server(board, secondsLater: secondsLater).application.test(.live) { client in
        // Alive it is in any case.
        try await client.execute(uri: "/healthz", method: .get) { #expect($0.status == .ok) }
        return try await client.execute(uri: "/readyz", method: .get) {
          ($0.status, String(buffer: $0.body))
        }
      }
    }
    var (status, text) = try await readiness(secondsLater: 0)
    #expect(status == .serviceUnavailable)
    #expect(text == "prod: no snapshot yet\n")
    await board.note { $0.resume("prod", latest: Self.record(startedAt: Self.start)) }
    (status, text) = try await readiness(secondsLater: 900)
    #expect(status == .ok)
    #expect(text == "ready\n")
    (status, text) = try await readiness(secondsLater: 960)
    #expect(status == .serviceUnavailable)
    #expect(text == "prod: the last snapshot is 16m old, more than 15m\n")
  }

  @Test(arguments: ["/", "/metrics/x", "/snapshots", "/metrics/../etc/passwd", "/favicon.ico"])
  func nothingElseIsServed(path: String) async throws {
    try await Self.server(Self.board()).application.test(.live) { client in
      try await client.execute(uri: path, method: .get) { #expect($0.status == .notFound) }
    }
  }

  @Test(arguments: [HTTPRequest.Method.post, .put, .delete])
  func nothingIsTaken(method: HTTPRequest.Method) async throws {
    let board = Self.board()
    let before = await board.exposition.text
    try await Self.server(board).application.test(.live) { client in
      try await client.execute(uri: "/metrics", method: method, body: ByteBuffer(string: "x")) {
        #expect($0.status == .notFound)
      }
    }
    #expect(await board.exposition.text == before)
  }

  @Test func headAnswersWithoutABody() async throws {
    try await Self.server(Self.board()).application.test(.live) { client in
      try await client.execute(uri: "/healthz", method: .head) { response in
        #expect(response.status == .ok)
        #expect(response.body.readableBytes == 0)
      }
    }
  }

  @Test func aPortThatIsTakenIsAnError() async throws {
    try await Self.server(Self.board()).application.test(.live) { client in
      let port = try #require(client.port)
      let second = MonitoringServer(
        address: ListenAddress(host: "127.0.0.1", port: port), board: Self.board(),
        maxAgeSeconds: 900, logger: Logger(label: "test"))
      await #expect(throws: (any Error).self) { try await second.run() }
    }
  }
}
