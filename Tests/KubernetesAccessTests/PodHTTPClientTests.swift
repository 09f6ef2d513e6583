import EvidenceSources
import Foundation
import KubernetesAccess
import Testing

struct PodHTTPClientTests {
  private static func answer(_ status: String, headers: String = "", _ body: String) -> [UInt8] {
    Array("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)".utf8)
  }

  /// Asks a server that gives this answer once.
  private static func ask(
    _ answer: [UInt8], isSilent: Bool = false, path: String = "/metrics",
    timeoutSeconds: Double = 60, bytesMax: Int = 100
  ) async throws -> (result: Result<PodHTTPAnswer, any Error>, request: String) {
    let server = try OneAnswerServer(answer, isSilent: isSilent)
    let client = PodHTTPClient()
    let result: Result<PodHTTPAnswer, any Error>
    do {
      result = .success(
        try await client.get(
          host: "127.0.0.1", port: server.port, path: path, timeoutSeconds: timeoutSeconds,
          bytesMax: bytesMax))
    } catch {
      result = .failure(error)
    }
    try await client.shutdown()
    return (result, server.stop())
  }

  private static func category(
    _ result: Result<PodHTTPAnswer, any Error>
  ) -> AccessError.Category? {
    guard case .failure(let error) = result else { return nil }
    return (error as? AccessError)?.category
  }

  /// A plain GET, and nothing that says who asks.
  @Test func aPlainGet() async throws {
    let (result, request) = try await Self.ask(Self.answer("200 OK", "up 1\n"))
    #expect(try result.get() == PodHTTPAnswer(status: 200, bytes: Array("up 1\n".utf8)))
    #expect(request.hasPrefix("GET /metrics HTTP/1.1\r\n"))
    let names = request.split(separator: "\r\n").dropFirst().map { line in
      line.prefix { $0 != ":" }.lowercased()
    }
    #expect(names.sorted() == ["accept", "connection", "host"])
  }

  /// A redirect is an answer like any other.
  @Test func redirectsAreNotFollowed() async throws {
    let (result, _) = try await Self.ask(
      Self.answer("302 Found", headers: "Location: http://127.0.0.1:1/x\r\n", ""))
    #expect(try result.get() == PodHTTPAnswer(status: 302, bytes: []))
  }

  @Test func anyStatus() async throws {
    let (result, _) = try await Self.ask(Self.answer("404 Not Found", "no"))
    #expect(try result.get() == PodHTTPAnswer(status: 404, bytes: Array("no".utf8)))
  }

  @Test func aLongerBodyThanIsTaken() async throws {
    let body = String(repeating: "x", count: 101)
    let stated = try await Self.ask(Self.answer("200 OK", body))
    #expect(Self.category(stated.result) == .unintelligible)
    // Without a length: until the connection ends.
    let unstated = try await Self.ask(Array("HTTP/1.1 200 OK\r\n\r\n\(body)".utf8))
    #expect(Self.category(unstated.result) == .unintelligible)
    let whole = try await Self.ask(Self.answer("200 OK", body), bytesMax: 101)
    #expect(try whole.result.get().bytes.count == 101)
  }

  @Test func anAnswerThatIsCut() async throws {
    let cut = Array(Self.answer("200 OK", "up 1\n").dropLast(2))
    let (result, _) = try await Self.ask(cut)
    #expect(Self.category(result) != nil)
  }

  @Test func whatDoesNotSpeakHTTP() async throws {
    let (result, _) = try await Self.ask(Array("SSH-2.0-OpenSSH\r\n".utf8))
    #expect(Self.category(result) != nil)
  }

  @Test func whatDoesNotAnswer() async throws {
    let (result, _) = try await Self.ask([], isSilent: true, timeoutSeconds: 0.2)
    #expect(Self.category(result) == .timedOut)
  }

  @Test func whereNobodyListens() async throws {
    let server = try OneAnswerServer([])
    server.stop()
    let client = PodHTTPClient()
    await #expect {
      _ = try await client.get(
        host: "127.0.0.1", port: server.port, path: "/metrics", timeoutSeconds: 10, bytesMax: 10)
    } throws: { error in
      (error as? AccessError)?.isTransient == true
    }
    try await client.shutdown()
  }
}
