/// Where a request is sent instead.
package struct RequestRedirect: Hashable, Sendable {
  /// The scheme to come back with; nil: the request's.
  package let scheme: String?
  /// The host to ask; nil: the request's.
  package let host: String?
  /// The port to ask; nil: the scheme's own where a scheme is written, else the request's.
  package let port: Int?
  /// The path to ask for; nil: the request's.
  package let path: PathChange?
  /// The status: 301, 302, 303, 307 or 308.
  package let status: Int

  /// What is nil stays as the request has it.
  package init(
    scheme: String? = nil, host: String? = nil, port: Int? = nil, path: PathChange? = nil,
    status: Int
  ) {
    self.scheme = scheme
    self.host = host.map(HostName.normalized)
    self.port = port
    self.path = path
    self.status = status
  }

  /// Whether it only asks to come back in another scheme or at another port: the host and the path
  /// stay. Such a redirect never stands for a backend.
  package var keepsPlace: Bool { host == nil && path == nil }

  /// The place it names for a request; nil where it is not computed.
  package func location(for request: RoutedRequest) -> String? {
    let target = scheme ?? request.scheme.rawValue
    guard let newPath = path.map({ $0.result(for: request.path) }) ?? request.path else {
      return nil
    }
    let standard = target == "https" ? 443 : 80
    let newPort = port ?? (scheme == nil ? request.port : standard)
    return "\(target)://\(host ?? request.host)" + (newPort == standard ? "" : ":\(newPort)")
      + newPath
  }

  /// For people: `301 to https`.
  package var description: String {
    let parts = [
      scheme, host.map { "host \($0)" }, port.map { "port \($0)" }, path?.description,
    ].compactMap { $0 }
    return "\(status) to " + (parts.isEmpty ? "itself" : parts.joined(separator: ", "))
  }
}
