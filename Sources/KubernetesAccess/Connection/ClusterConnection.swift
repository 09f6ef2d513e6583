package import EvidenceSources

/// A way to one cluster's API, open until it is shut down.
package struct ClusterConnection: Sendable {
  /// How the API is reached.
  package enum Way: Sendable {
    /// Over HTTPS.
    case direct(ClusterEndpoint)
    /// Through kubectl (`--via kubectl`).
    case kubectl(KubectlInvocation)
  }

  /// What reads.
  package let api: any ClusterAPI
  /// What asks for rights; nil through kubectl, which has no command that sends exactly one review.
  package let reviewer: (any AccessReviewer)?
  private let exchange: DirectExchange?

  /// Nothing is sent yet.
  ///
  /// - Parameters:
  ///   - userAgent: how the program names itself to the server; kubectl uses its own.
  ///   - reviewTimeoutSeconds: the longest that one access review may take.
  package init(_ way: Way, userAgent: String, reviewTimeoutSeconds: Double = 30) {
    switch way {
    case .direct(let endpoint):
      let exchange = DirectExchange(endpoint, userAgent: userAgent, limits: DirectLimits())
      api = DirectTransport(exchange)
      reviewer = DirectAccessReviewer(exchange, timeoutSeconds: reviewTimeoutSeconds)
      self.exchange = exchange
    case .kubectl(let invocation):
      api = KubectlTransport(invocation)
      reviewer = nil
      exchange = nil
    }
  }

  /// How messages name it: the server's URL, or kubectl and the context.
  package var name: String { api.name }

  /// Closes all connections. It has to be called once; requests under way fail.
  package func shutdown() async { await exchange?.shutdown() }

  /// Opens a connection for as long as `body` runs.
  package static func with<Result: Sendable>(
    _ way: Way, userAgent: String, reviewTimeoutSeconds: Double = 30,
    _ body: (ClusterConnection) async throws -> Result
  ) async throws -> Result {
    let connection = ClusterConnection(
      way, userAgent: userAgent, reviewTimeoutSeconds: reviewTimeoutSeconds)
    do {
      let result = try await body(connection)
      await connection.shutdown()
      return result
    } catch {
      await connection.shutdown()
      throw error
    }
  }
}
