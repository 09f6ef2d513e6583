/// Where an API server listens.
package struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
  /// Whether TLS is spoken.
  package let isSecure: Bool
  /// The name or address, an IPv6 address without brackets.
  package let host: String
  /// The TCP port.
  package let port: Int
  /// What comes before every path, without a `/` at its end; mostly nothing. Rancher and other
  /// gateways serve clusters below a path.
  package let basePath: String

  package init(isSecure: Bool, host: String, port: Int, basePath: String = "") {
    self.isSecure = isSecure
    self.host = host
    self.port = port
    self.basePath = basePath
  }

  /// The URL, such as `https://10.0.0.1:6443`.
  package var description: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return "\(isSecure ? "https" : "http")://\(name):\(port)\(basePath)"
  }
}
