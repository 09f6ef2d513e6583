import FoundationEssentials

/// The parts of a URL that say where something listens.
///
/// Without a scheme it is `host[:port]`, as Go's libraries take it
/// (https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config).
struct AddressParts {
  /// In lower case; nil where none is written.
  let scheme: String?
  /// An IPv6 address without brackets.
  let host: String
  let port: Int?
  /// As it is written, escapes included.
  let path: String
  /// `user:password`, as it is written, escapes included.
  let userInfo: String?

  /// Nil for a text that is no URL with a host, or has a port that none can be.
  init?(_ text: String) {
    let hasScheme = text.contains("://")
    guard
      let url = URLComponents(
        string: hasScheme ? text : "//" + text, encodingInvalidCharacters: false),
      var host = url.encodedHost, !host.isEmpty
    else { return nil }
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    guard !host.isEmpty, !host.contains("%"), url.port.map((1...65535).contains) ?? true else {
      return nil
    }
    scheme = hasScheme ? url.scheme?.lowercased() : nil
    if hasScheme, scheme == nil { return nil }
    self.host = host
    port = url.port
    path = url.percentEncodedPath
    userInfo = url.percentEncodedUser.map { user in
      url.percentEncodedPassword.map { "\(user):\($0)" } ?? user
    }
  }
}
