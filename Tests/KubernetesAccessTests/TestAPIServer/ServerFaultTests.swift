import AsyncHTTPClient
import ClusterObjects
import NIOCore
import NIOHTTP1
import TestAPIServer
import Testing

/// What goes wrong on purpose goes wrong as it was asked for, and no more often.
struct ServerFaultTests {
  private let path = "/api/v1/services"

  @Test func aStatusComesAsOftenAsAskedFor() async throws {
    try await TestAPIServer.serving(.small()) { server in
      server.inject(
        TestFault(.status(429, retryAfterSeconds: 3), path: path, times: 2, skipping: 1))
      let urls = ["/version", path, path, path, path].map { server.url + $0 }
      let answers = try await ServerProbe().answers(urls)
      #expect(answers.map(\.status) == [200, 200, 429, 429, 200])
      #expect(answers[2].headers["Retry-After"] == ["3"])
      #expect(try answers[2].json()["reason"] == "TooManyRequests")
      #expect(Set(server.requests.map(\.connection)) == [1])
    }
  }

  @Test func laterPagesAloneMayBeHit() async throws {
    try await TestAPIServer.serving(.small()) { server in
      server.inject(TestFault(.expired(withToken: true), onlyLaterPages: true))
      let probe = ServerProbe()
      let first = try await probe.json(server.url + path + "?limit=1")
      let token = first["metadata"]?["continue"]?.text ?? ""
      let later = server.url + path + "?limit=1&continue="
      let refused = try await probe.send(later + token)
      #expect(refused.status == 410)
      let other = try refused.json()["metadata"]?["continue"]?.text ?? ""
      server.removeFaults()
      #expect(try await probe.json(later + other).itemNames == ["kube-dns"])
    }
  }

  @Test(arguments: [true, false])
  func aCutAnswerIsNoAnswer(_ isChunked: Bool) async throws {
    try await TestAPIServer.serving(.small()) { server in
      server.inject(TestFault(.truncate(afterBytes: 100, isChunked: isChunked)))
      await #expect(throws: (any Error).self) {
        try await ServerProbe().send(server.url + path)
      }
      server.removeFaults()
      server.inject(TestFault(.closeBeforeAnswer))
      await #expect(throws: (any Error).self) {
        try await ServerProbe().send(server.url + path)
      }
    }
  }

  @Test func aStallLastsUntilTheClientGivesUp() async throws {
    try await TestAPIServer.serving(.small()) { server in
      server.inject(TestFault(.stall(afterBytes: 10)))
      try await HTTPClient.withHTTPClient(configuration: ServerProbe().configuration) { client in
        let response = try await client.execute(
          HTTPClientRequest(url: server.url + path), timeout: .seconds(60))
        var parts = response.body.makeAsyncIterator()
        let first = try await parts.next()
        #expect(first?.readableBytes == 10)
        #expect(server.openConnectionCount == 1)
        await server.dropConnections()
        await #expect(throws: (any Error).self) { try await parts.next() }
      }
    }
  }

  @Test func aStalledServerCanBeStopped() async throws {
    let server = try await TestAPIServer.start(.small())
    server.inject(TestFault(.stall(afterBytes: 10), path: path))
    server.inject(TestFault(.delay(milliseconds: 3_600_000), path: "/version"))
    await withTaskGroup(of: Void.self) { group in
      for path in [path, "/version"] {
        group.addTask {
          await #expect(throws: (any Error).self) {
            try await ServerProbe().send(server.url + path)
          }
        }
      }
      while server.requests.count < 2 { await Task.yield() }
      await #expect(throws: Never.self) { try await server.stop() }
    }
    #expect(server.openConnectionCount == 0)
  }

  @Test func bodiesMayBeWrong() async throws {
    try await TestAPIServer.serving(.small()) { server in
      let probe = ServerProbe()
      func broken(_ kind: TestFault.Kind) async throws -> ServerProbe.Answer {
        server.removeFaults()
        server.inject(TestFault(kind))
        return try await probe.send(server.url + path)
      }
      let corrupt = try await broken(.corruptJSON(afterBytes: 50))
      #expect(throws: (any Error).self) { try corrupt.json() }
      let html = try await broken(.htmlPage)
      #expect(html.status == 200 && html.text.contains("<html>"))
      let typed = try await broken(.contentType("text/plain"))
      #expect(typed.headers["Content-Type"] == ["text/plain"])
      #expect(try typed.json().itemNames.count == 3)
      let moved = try await broken(.redirect(to: "http://127.0.0.1:1/x"))
      #expect(moved.status == 307)
      #expect(moved.headers["Location"] == ["http://127.0.0.1:1/x"])
      let large = try await broken(.oversizedBody(bytes: 300_000))
      #expect(large.bytes.count > 300_000)
      #expect(try large.json()["items"] == [])
      #expect(try await broken(.oversizedObject(bytes: 70_000)).bytes.count > 70_000)
      let deep = try await broken(.deepBody(depth: 200)).text
      #expect(deep.contains(String(repeating: "[", count: 200)))
      #expect(try await broken(.listWithoutMetadata).json()["metadata"] == nil)
      let slow = try await broken(.slowDrip(bytes: 500, everyMilliseconds: 1))
      #expect(try slow.json().itemNames.count == 3)
    }
  }

  @Test func pagesMayNeverEnd() async throws {
    try await TestAPIServer.serving(.small()) { server in
      server.inject(TestFault(.endlessPages))
      var token = ""
      for index in 0..<5 {
        let suffix = token.isEmpty ? "" : "&continue=" + token
        let page = try await ServerProbe().json(server.url + path + "?limit=1" + suffix)
        let next = page["metadata"]?["continue"]?.text ?? ""
        #expect(!next.isEmpty)
        if index > 0 { #expect(next == token) }
        token = next
      }
    }
  }
}
