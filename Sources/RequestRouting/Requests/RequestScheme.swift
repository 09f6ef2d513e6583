/// How a request arrives.
package enum RequestScheme: String, Comparable, CaseIterable, Sendable {
  /// In the clear.
  case http
  /// Through TLS that ends at the proxy.
  case https

  /// The port where none is written.
  package var defaultPort: Int { self == .http ? 80 : 443 }

  /// `http` first.
  package static func < (first: RequestScheme, second: RequestScheme) -> Bool {
    first == .http && second == .https
  }
}
