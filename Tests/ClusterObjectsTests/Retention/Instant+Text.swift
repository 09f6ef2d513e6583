import ClusterObjects
import Testing

extension Instant {
  /// The instant of an RFC 3339 text that a test states.
  static func of(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }
}
