extension ProxyAddress {
  /// Reads a proxy's URL: `http`, `https` or `socks5`, the port by default that of the scheme.
  ///
  /// - Parameter defaultScheme: what a text without a scheme means; nil: there has to be one.
  /// - Returns: nil for anything else.
  init?(url text: String, defaultScheme: Scheme? = nil) {
    guard let parts = AddressParts(text) else { return nil }
    let scheme: Scheme?
    switch parts.scheme {
    case nil: scheme = defaultScheme
    // Names are resolved by the proxy either way.
    case "socks5h": scheme = .socks5
    case let name?: scheme = Scheme(rawValue: name)
    }
    guard let scheme else { return nil }
    let defaultPort =
      switch scheme {
      case .http: 80
      case .https: 443
      case .socks5: 1080
      }
    self.init(
      scheme: scheme, host: parts.host, port: parts.port ?? defaultPort, userInfo: parts.userInfo)
  }
}
