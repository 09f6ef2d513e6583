/// How a ``TestAPIServer`` is set up. The defaults are those of a real one, without TLS.
package struct TestServerOptions: Sendable {
  /// The server's certificate; nil: plain HTTP.
  package var identity: TestIdentity?
  /// What happens with certificates of clients; only with TLS.
  package var clientCertificates = ClientCertificates.none
  /// Answers from this size on are compressed where the client accepts gzip; nil: none are. A real
  /// server begins at 128 KiB.
  package var compressesFromBytes: Int? = 128 * 1024
  /// Whether discovery answers with all groups at once where that is asked for; servers before
  /// 1.27 cannot.
  package var hasAggregatedDiscovery = true
  /// What every path begins with, such as `/k8s/clusters/c-1`; without a `/` at its end.
  package var basePath = ""
  /// Whether `limit` is heeded. Watch caches and some servers behind the aggregator ignore it.
  package var honoursLimit = true
  /// A page is never longer than this, whatever `limit` says; nil: as long as asked for.
  package var maximumPageLength: Int?
  /// How far the server's clock, seen in the header `Date`, is ahead of this one's; nil: it sends
  /// no `Date`.
  package var clockOffsetSeconds: Int? = 0
  /// What it listens on.
  package var host = "127.0.0.1"

  /// What happens with certificates of clients.
  package enum ClientCertificates: Sendable {
    /// They are not asked for.
    case none
    /// They are asked for, and one of the authority names the user. Another one is answered with
    /// 401, as a real server does.
    case accepted(TestAuthority)
    /// The handshake fails without one of the authority.
    case required(TestAuthority)
  }

  package init() {}
}
