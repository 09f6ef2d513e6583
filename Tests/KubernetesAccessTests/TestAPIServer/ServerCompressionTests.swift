import AsyncHTTPClient
import ClusterObjects
import NIOHTTP1
import NIOHTTPCompression
import TestAPIServer
import Testing

/// Compressed answers of the test server, whole and broken.
struct ServerCompressionTests {
  private let path = "/api/v1/services"

  private var decompressing: ServerProbe {
    var probe = ServerProbe()
    probe.configuration.decompression = .enabled(limit: .none)
    return probe
  }

  @Test(arguments: ["gzip", "gzip, deflate", "identity"])
  func onlyGzipIsSpoken(_ accepted: String) async throws {
    var options = TestServerOptions()
    options.compressesFromBytes = 0
    try await TestAPIServer.serving(.small(), options) { server in
      let headers: HTTPHeaders = ["Accept-Encoding": accepted]
      let answer = try await ServerProbe().send(server.url + path, headers: headers)
      let isCompressed = accepted.contains("gzip")
      #expect(answer.headers["Content-Encoding"] == (isCompressed ? ["gzip"] : []))
      #expect(answer.bytes.starts(with: [0x1F, 0x8B]) == isCompressed)
      #expect(server.requests.first?.header("accept-encoding") == accepted)
      #expect(answer.headers["test-compress"] == [])
    }
  }

  @Test func largeAnswersAreCompressedSmallOnesAreNot() async throws {
    let cluster = TestCluster.small()
    cluster.addPods(count: 200)
    try await TestAPIServer.serving(cluster) { server in
      let urls = [path, "/api/v1/pods"].map { server.url + $0 }
      let answers = try await decompressing.answers(urls)
      #expect(answers[0].headers["Content-Encoding"] == [])
      #expect(answers[1].headers["Content-Encoding"] == ["gzip"])
      #expect(try answers[1].json().itemNames.count == 202)
    }
  }

  @Test(arguments: [
    TestFault.CorruptGzip.noise, TestFault.CorruptGzip.checksum, TestFault.CorruptGzip.plain,
  ])
  func brokenGzipCannotBeRead(_ corruption: TestFault.CorruptGzip) async throws {
    try await TestAPIServer.serving(.small()) { server in
      server.inject(TestFault(.corruptGzip(corruption)))
      await #expect(throws: (any Error).self) {
        try await decompressing.send(server.url + path)
      }
    }
  }

  @Test func cutGzipEndsEarly() async throws {
    try await TestAPIServer.serving(.small()) { server in
      let whole = try await ServerProbe().send(server.url + path)
      server.inject(TestFault(.corruptGzip(.cut)))
      let cut = try await ServerProbe().send(server.url + path)
      #expect(cut.headers["Content-Encoding"] == ["gzip"])
      #expect(cut.bytes.starts(with: [0x1F, 0x8B]))
      #expect(cut.bytes.count < whole.bytes.count)
    }
  }
}
