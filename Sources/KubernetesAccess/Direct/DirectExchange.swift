import AsyncHTTPClient
import EvidenceSources
import NIOCore
import NIOHTTP1

/// Sends requests to one endpoint, with what proves who asks, and hands the answers on.
struct DirectExchange: Sendable {
  /// How much of a refusal is read to keep the connection.
  private static let refusalBytesMax = 64 << 10

  let endpoint: ClusterEndpoint
  private let userAgent: String
  private let identity: ServerIdentity
  private let clients: DirectClients
  private let failures: DirectFailures

  init(_ endpoint: ClusterEndpoint, userAgent: String, limits: DirectLimits) {
    self.endpoint = endpoint
    self.userAgent = userAgent
    identity = ServerIdentity(endpoint)
    clients = DirectClients(endpoint, limits: limits)
    failures = DirectFailures(endpoint: endpoint, limits: limits)
  }

  /// What came of sending a request once.
  private enum Sent<Answer: Sendable>: Sendable {
    case answered(Answer)
    /// 401, as far as it is read.
    case unauthorized(APIResponseHead, body: [UInt8])
  }

  /// Sends one request. When the server does not know who asks, and there is another credential,
  /// it is sent once more. Finding a credential has a time limit of its own: somebody may have to
  /// log in.
  func perform<Answer: Sendable>(
    _ request: DirectRequest,
    _ read: @escaping @Sendable (APIResponseHead, APIBody) async throws -> Answer
  ) async throws -> Answer {
    let credential = try await endpoint.credentials.credential(replacing: nil)
    let first = try await send(request, as: credential, read)
    guard case .unauthorized = first else { return try await handedOn(first, read) }
    let other = try await endpoint.credentials.credential(replacing: credential)
    guard other != credential else { return try await handedOn(first, read) }
    return try await handedOn(try await send(request, as: other, read), read)
  }

  /// Closes all connections.
  func shutdown() async { await clients.shutdown() }

  private func handedOn<Answer: Sendable>(
    _ sent: Sent<Answer>,
    _ read: @escaping @Sendable (APIResponseHead, APIBody) async throws -> Answer
  ) async throws -> Answer {
    switch sent {
    case .answered(let answer): return answer
    case .unauthorized(let head, let bytes):
      let body = SinglePart(bytes)
      return try await read(head, APIBody { await body.next() })
    }
  }

  private func send<Answer: Sendable>(
    _ request: DirectRequest, as credential: Credential,
    _ read: @escaping @Sendable (APIResponseHead, APIBody) async throws -> Answer
  ) async throws -> Sent<Answer> {
    let message = try message(request, as: credential)
    let expired = failures.expired(request.timeoutSeconds)
    return try await Deadline.run(seconds: request.timeoutSeconds, expired: expired) {
      let client = try await clients.borrow(for: credential.certificate)
      do {
        let sent = try await exchange(message, on: client, read)
        await clients.giveBack(client)
        return sent
      } catch {
        await clients.giveBack(client)
        throw error
      }
    }
  }

  private func exchange<Answer: Sendable>(
    _ message: HTTPClientRequest, on client: HTTPClient,
    _ read: @escaping @Sendable (APIResponseHead, APIBody) async throws -> Answer
  ) async throws -> Sent<Answer> {
    let response = try await execute(message, on: client)
    let body = DirectBody(response, failures)
    try check(response)
    guard response.status == .unauthorized else {
      return .answered(try await hand(response, body, to: read))
    }
    let bytes = try await body.beginning(bytesMax: Self.refusalBytesMax)
    return .unauthorized(APIResponseHead(response), body: bytes)
  }

  private func message(
    _ request: DirectRequest, as credential: Credential
  ) throws(AccessError) -> HTTPClientRequest {
    var message = HTTPClientRequest(url: identity.url(of: request.target, at: endpoint.server))
    message.method = request.method
    message.headers = try DirectHeaders(
      for: request, to: endpoint, as: credential, userAgent: userAgent
    ).fields
    message.body = request.body.map { .bytes(ByteBuffer(bytes: $0)) }
    return message
  }

  private func execute(
    _ message: HTTPClientRequest, on client: HTTPClient
  ) async throws -> HTTPClientResponse {
    do {
      // The deadline is that of the whole exchange, and ends this by cancelling it.
      return try await client.execute(message, deadline: .distantFuture)
    } catch {
      try Task.checkCancellation()
      throw await failures.error(error, .head)
    }
  }

  private func check(_ response: HTTPClientResponse) throws(AccessError) {
    if (300..<400).contains(response.status.code) {
      let location = response.headers.first(name: "Location")
      throw failures.redirected(Int(response.status.code), to: location)
    }
    if !endpoint.server.isSecure, response.status == .badRequest, response.version == .http1_0 {
      throw failures.expectsTLS
    }
    if let encoding = response.headers.first(name: "Content-Encoding")?.lowercased(),
      !["gzip", "deflate", "identity"].contains(encoding)
    {
      throw failures.encoded(encoding)
    }
  }

  private func hand<Answer: Sendable>(
    _ response: HTTPClientResponse, _ body: DirectBody,
    to read: @escaping @Sendable (APIResponseHead, APIBody) async throws -> Answer
  ) async throws -> Answer {
    let answer = try await read(APIResponseHead(response), APIBody { try await body.next() })
    // Who was cancelled may have taken the end of its waiting for the end of the body.
    if await !body.isAtEnd { try Task.checkCancellation() }
    return answer
  }
}
