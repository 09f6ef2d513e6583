/// What becomes of a request.
package enum RouteAnswer: Hashable, Sendable {
  /// Backends get it.
  case backends(BackendSet, RequestRewrite?)
  /// It is sent elsewhere.
  case redirect(RequestRedirect)
  /// The proxy answers by itself.
  case status(Int)
  /// Nothing listens where it arrives.
  case noListener
  /// It cannot be said, for this reason.
  case unproven(String)

  /// Whether backends or a redirect that leads elsewhere answer: what a user of a route gets.
  package var isService: Bool {
    switch self {
    case .backends(let set, _): set.shares.contains { $0.target.serviceOrCustom }
    case .redirect(let redirect): !redirect.keepsPlace
    case .status, .noListener, .unproven: false
    }
  }

  /// Whether it is sent to HTTPS, and nowhere else.
  package var isSentToHTTPS: Bool {
    if case .redirect(let redirect) = self {
      redirect.keepsPlace && redirect.scheme == "https"
    } else {
      false
    }
  }

  /// The backends, where some get it.
  package var backends: BackendSet? {
    if case .backends(let set, _) = self { set } else { nil }
  }

  /// For people.
  package var description: String {
    switch self {
    case .backends(let set, let rewrite):
      set.description + (rewrite.map { " with \($0.description)" } ?? "")
    case .redirect(let redirect): redirect.description
    case .status(let status): "status \(status)"
    case .noListener: "nothing listens"
    case .unproven(let why): "unproven: \(why)"
    }
  }
}

extension BackendTarget {
  fileprivate var serviceOrCustom: Bool {
    if case .failure = self { false } else { true }
  }
}
