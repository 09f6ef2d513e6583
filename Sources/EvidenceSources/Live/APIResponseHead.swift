package import ClusterObjects

/// What comes before the body of an answer.
package struct APIResponseHead: Equatable, Sendable {
  /// The HTTP status.
  package var status: Int
  /// The media type, without parameters; nil where the server did not say.
  package var contentType: String?
  /// The server's clock, to the second, from its `Date` header.
  package var date: Instant?
  /// How long the server asks to wait before the next attempt, from `Retry-After`.
  package var retryAfterSeconds: Double?

  package init(status: Int) { self.status = status }
}
