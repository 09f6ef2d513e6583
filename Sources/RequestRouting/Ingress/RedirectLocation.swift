/// An address that a redirect of ingress-nginx leads to.
struct RedirectLocation: Sendable {
  let scheme: String
  /// Nil: the request's.
  let host: String?
  let port: Int?
  /// Nil: the request's.
  let path: PathChange?

  /// - Parameter captured: what becomes of a path with capture groups; nil: it is not computed.
  /// - Returns: nil for what is no address of HTTP, and for a host that is not computed.
  init?(_ text: String, captured: (String) -> PathChange? = { .pattern($0) }) {
    let lower = text.lowercased()
    guard let scheme = ["https", "http"].first(where: { lower.hasPrefix("\($0)://") }) else {
      return nil
    }
    let rest = text.dropFirst(scheme.count + 3)
    // A variable right behind the host is the beginning of the path.
    let variable = rest.firstRange(of: "$request_uri")?.lowerBound ?? rest.endIndex
    let end = min(rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex, variable)
    let authority = rest[..<end]
    let written = String(rest[end...])
    self.scheme = scheme
    var name = authority
    var port: Int?
    if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
      name = authority[..<colon]
      guard let number = Int(authority[authority.index(after: colon)...]),
        (1...65535).contains(number)
      else { return nil }
      port = number
    }
    self.port = port
    if name == "$host" || name == "$http_host" {
      host = nil
    } else {
      guard !name.isEmpty, !name.contains("$") else { return nil }
      host = String(name)
    }
    switch written {
    case "$request_uri", "$uri": path = nil
    case let text where text.contains("$"): path = captured(text)
    case "": path = .full("/")
    default: path = .full(written)
    }
  }

  /// The redirect with a status.
  func redirect(status: Int) -> RequestRedirect {
    RequestRedirect(scheme: scheme, host: host, port: port, path: path, status: status)
  }
}
