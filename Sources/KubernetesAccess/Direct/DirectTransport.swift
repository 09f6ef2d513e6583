package import EvidenceSources

/// Speaks HTTPS with an API server. It can only send GET.
package struct DirectTransport: ClusterAPI {
  /// The server's URL.
  package var name: String { exchange.endpoint.server.description }
  private let exchange: DirectExchange

  init(_ exchange: DirectExchange) { self.exchange = exchange }

  /// - Parameter userAgent: how the program names itself to the server.
  package init(_ endpoint: ClusterEndpoint, userAgent: String) {
    self.init(DirectExchange(endpoint, userAgent: userAgent, limits: DirectLimits()))
  }

  /// As the protocol says. Statuses from 300 to 399 are thrown: no redirect is followed. After a
  /// 401 the credential is asked for again, and the request is sent once more if it is another.
  /// The time that `read` takes counts: when the request's time is over, its task is cancelled.
  package func get<Answer: Sendable>(
    _ request: APIRequest,
    _ read: @escaping @Sendable (APIResponseHead, APIBody) async throws -> Answer
  ) async throws -> Answer {
    try await exchange.perform(DirectRequest(request), read)
  }

  /// Closes all connections. Requests under way fail, and so do later ones. It has to be called
  /// once, before the value is dropped.
  package func shutdown() async { await exchange.shutdown() }
}
