/// How a request is changed on its way to the backend, as far as it names another place.
package struct RequestRewrite: Hashable, Sendable {
  /// The host that the backend sees; nil: the request's.
  package let host: String?
  /// The path that the backend sees; nil: the request's.
  package let path: PathChange?

  /// Nil where nothing changes.
  package init?(host: String?, path: PathChange?) {
    if host == nil && path == nil { return nil }
    self.host = host
    self.path = path
  }

  /// For people.
  package var description: String {
    [host.map { "host \($0)" }, path?.description].compactMap { $0 }.joined(separator: ", ")
  }
}
