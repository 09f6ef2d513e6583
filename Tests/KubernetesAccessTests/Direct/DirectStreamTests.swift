import EvidenceSources
import TestAPIServer
import Testing

@testable import KubernetesAccess

/// Bodies: as they come, no faster than they are read, no longer than may be.
@Suite struct DirectStreamTests {
  @Test func aCompressedBodyIsReadAsWhatItWas() async throws {
    try await WireServer.with(
      script: WireScript { _ in
        [.answer(200, GzipSample.gzip, ["Content-Encoding: gzip"])]
      }
    ) { server in
      try await DirectFixture.with(DirectFixture.plain(server.port)) { transport in
        for _ in 0..<2 {
          let answer = try await AccessCheck.get(over: transport)
          #expect(answer.body == GzipSample.text)
        }
      }
      #expect(server.log.connections == 1)
    }
  }

  @Test func compressionIsBoundedByRatio() async throws {
    var limits = DirectLimits()
    limits.decompressionRatioMax = 20
    try await WireServer.with(
      script: WireScript { _ in
        [.answer(200, GzipSample.gzip, ["Content-Encoding: gzip"])]
      }
    ) { server in
      try await DirectFixture.with(DirectFixture.plain(server.port), limits: limits) { transport in
        let error = try await AccessCheck.failure(over: transport)
        #expect(error.category == .unintelligible)
        #expect(error.message.contains("more than 20 times longer"))
      }
    }
  }

  @Test(arguments: [true, false])
  func theLengthIsBounded(_ isCompressed: Bool) async throws {
    var limits = DirectLimits()
    limits.bodyBytesMax = 10_000
    try await WireServer.with(
      script: WireScript { _ in
        isCompressed
          ? [.answer(200, GzipSample.gzip, ["Content-Encoding: gzip"])]
          : [.answer(200, GzipSample.text)]
      }
    ) { server in
      try await DirectFixture.with(DirectFixture.plain(server.port), limits: limits) { transport in
        let error = try await AccessCheck.failure(over: transport)
        #expect(error.category == .unintelligible)
        #expect(error.message.contains("longer than 10000 bytes"))
      }
    }
  }

  @Test func aSpoiltCompressionIsTold() async throws {
    var spoilt = GzipSample.gzip
    for index in 60..<120 { spoilt[index] ^= 0x5A }
    let cut = Array(GzipSample.gzip.dropLast(40))
    for body in [spoilt, cut, Array("plain".utf8)] {
      try await WireServer.with(
        script: WireScript { _ in
          [.answer(200, body, ["Content-Encoding: gzip"])]
        }
      ) { server in
        try await DirectFixture.with(DirectFixture.plain(server.port)) { transport in
          let error = try await AccessCheck.failure(over: transport)
          #expect(error.category == .unintelligible)
          #expect(error.message.contains("is compressed, but not whole or not gzip"))
        }
      }
    }
  }

  @Test func anEncodingThatNobodyAskedForIsTold() async throws {
    try await WireServer.with(
      script: WireScript { _ in
        [.answer(200, "??", ["Content-Encoding: br"])]
      }
    ) { server in
      try await DirectFixture.with(DirectFixture.plain(server.port)) { transport in
        let error = try await AccessCheck.failure(over: transport)
        #expect(error.category == .unintelligible)
        #expect(error.message.contains("the encoding br"))
      }
    }
  }

  @Test func partsAreHandedOnAsTheyCome() async throws {
    let authority = try TestAuthority()
    try await WireServer.with(
      tls: WireTLS(try authority.server()),
      script: WireScript { _ in
        [
          .text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n"), .stall,
        ]
      }
    ) { server in
      let endpoint = DirectFixture.endpoint(server.port, authority)
      try await DirectFixture.with(endpoint) { transport in
        // The rest never comes: only a part that is handed on at once can end this.
        let first = try await transport.get(APIRequest("/a", timeoutSeconds: 60)) { _, body in
          for try await part in body { return String(decoding: part, as: UTF8.self) }
          return ""
        }
        #expect(first == "first")
      }
    }
  }

  /// The server can write no more than the buffers of both systems hold.
  @Test(arguments: [false, true])
  func aSlowReaderSlowsTheServerDown(_ isSecure: Bool) async throws {
    let authority = try TestAuthority()
    let bytes = 512 << 20
    try await WireServer.with(
      tls: isSecure ? WireTLS(try authority.server()) : nil,
      script: WireScript { _ in
        [.text("HTTP/1.1 200 OK\r\nContent-Length: \(bytes)\r\n\r\n"), .flood(bytes)]
      }
    ) { server in
      let endpoint =
        isSecure
        ? DirectFixture.endpoint(server.port, authority) : DirectFixture.plain(server.port)
      try await DirectFixture.with(endpoint) { transport in
        let log = server.log
        let taken = try await transport.get(APIRequest("/a", timeoutSeconds: 60)) { _, body in
          var iterator = body.makeAsyncIterator()
          let first = try await iterator.next()?.count ?? 0
          // Until the server has written nothing more for a while.
          var written = -1
          while written != log.floodBytes {
            written = log.floodBytes
            try await Task.sleep(for: .milliseconds(300))
          }
          return first
        }
        #expect(taken > 0)
        #expect(log.floodBytes > 0)
        #expect(log.floodBytes < 128 << 20)
      }
    }
  }

  @Test func aBodyThatIsNotWantedIsDropped() async throws {
    try await WireServer.with(
      script: WireScript { request in
        request.connection == 1
          ? [.text("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n"), .flood(999_999_999)]
          : [.answer()]
      }
    ) { server in
      try await DirectFixture.with(DirectFixture.plain(server.port)) { transport in
        struct Enough: Error {}
        for isThrown in [true, false] {
          do {
            let status = try await transport.get(APIRequest("/a", timeoutSeconds: 60)) { head, _ in
              if isThrown { throw Enough() }
              return head.status
            }
            #expect(status == 200 && !isThrown)
          } catch is Enough {
            #expect(isThrown)
          }
        }
      }
      #expect(server.log.connections == 2)
    }
  }

  @Test(arguments: [
    [WireStep.stall],
    [.text("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"), .stall],
    [.text("HTTP/1.1 200 OK\r\nConte"), .stall],
  ])
  func aStalledAnswerEndsAtTheDeadline(_ steps: [WireStep]) async throws {
    let authority = try TestAuthority()
    try await WireServer.with(
      tls: WireTLS(try authority.server()), script: WireScript { _ in steps }
    ) {
      server in
      let endpoint = DirectFixture.endpoint(server.port, authority)
      try await DirectFixture.with(endpoint) { transport in
        let error = try await AccessCheck.failure(timeoutSeconds: 1.5, over: transport)
        #expect(error.category == .timedOut)
        #expect(error.message == "\(transport.name) gave no whole answer within 1.5 s")
      }
    }
  }

  /// Also when the reader takes the end of its waiting for the end of the body.
  @Test(arguments: [true, false])
  func cancellingEndsARequest(_ isInBody: Bool) async throws {
    try await WireServer.with(
      script: WireScript { _ in
        isInBody
          ? [.text("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"), .stall] : [.stall]
      }
    ) { server in
      try await DirectFixture.with(DirectFixture.plain(server.port)) { transport in
        let task = Task { try await AccessCheck.get(timeoutSeconds: 3600, over: transport) }
        while server.log.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        if isInBody { try await Task.sleep(for: .milliseconds(100)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
      }
    }
  }

  @Test func aTransportThatWasShutDownSaysSo() async throws {
    try await WireServer.with { server in
      let transport = DirectTransport(
        DirectFixture.plain(server.port), userAgent: UserAgent.text(version: "1"))
      _ = try await AccessCheck.get(over: transport)
      await transport.shutdown()
      let error = try await AccessCheck.failure(over: transport)
      #expect(error.category == .interrupted)
      #expect(server.log.requests.count == 1)
    }
  }
}
