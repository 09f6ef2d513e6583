import EvidenceSources

/// The proxy that the environment names for a server, as programs in Go find it, kubectl among them
/// (https://pkg.go.dev/golang.org/x/net/http/httpproxy): HTTPS_PROXY for HTTPS, HTTP_PROXY for
/// plain HTTP, NO_PROXY for what is reached without one; upper case before lower case. ALL_PROXY is
/// not looked at.
struct EnvironmentProxy {
  private let environment: [String: String]

  init(_ environment: [String: String]) { self.environment = environment }

  /// The proxy for a server; nil: none.
  ///
  /// Go passes by a variable that it cannot read; here that is an error, since whoever set it does
  /// not want a direct connection.
  func proxy(for server: ServerAddress) throws(AccessError) -> ProxyAddress? {
    let names = server.isSecure ? ["HTTPS_PROXY", "https_proxy"] : ["HTTP_PROXY", "http_proxy"]
    guard let (name, value) = first(of: names) else { return nil }
    let isExempt = ProxyExemptions(first(of: ["NO_PROXY", "no_proxy"])?.value ?? "")
      .cover(host: server.host, port: server.port)
    if isExempt { return nil }
    // In a CGI program a client could set it: https://go.dev/s/cgihttpproxy.
    if !server.isSecure, environment["REQUEST_METHOD"]?.isEmpty == false {
      throw AccessError(
        .malformed, "\(name) is not used in a CGI program, where a client may have set it",
        hint: "use an https server, or take REQUEST_METHOD out of the environment")
    }
    guard let proxy = ProxyAddress(url: value, defaultScheme: .http) else {
      // The value may hold a password.
      throw AccessError(
        .malformed, "the environment's \(name) is no URL of a proxy",
        hint: "write it as http://HOST:PORT, https://HOST:PORT or socks5://HOST:PORT")
    }
    return proxy
  }

  /// A variable that is empty counts as not set.
  private func first(of names: [String]) -> (name: String, value: String)? {
    for name in names {
      if let value = environment[name], !value.isEmpty { return (name, value) }
    }
    return nil
  }
}
