/// A proxy that requests go through.
package struct ProxyAddress: Hashable, Sendable, CustomStringConvertible {
  /// How it is spoken to.
  package enum Scheme: String, Sendable {
    /// `CONNECT` over plain TCP.
    case http
    /// `CONNECT` over TLS.
    case https
    /// SOCKS 5.
    case socks5
  }

  /// How it is spoken to.
  package let scheme: Scheme
  /// The name or address.
  package let host: String
  /// The TCP port.
  package let port: Int
  /// `user:password` for it, as the URL had it; it never stands in a message.
  package let userInfo: String?

  package init(scheme: Scheme, host: String, port: Int, userInfo: String? = nil) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.userInfo = userInfo
  }

  /// The URL, without credentials.
  package var description: String {
    "\(scheme.rawValue)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }
}
