/// Whether two answers to one request are the same.
package enum AnswerComparison: Hashable, Sendable {
  /// They are.
  case same
  /// They are not; this differs.
  case different(AnswerDifference)
  /// It cannot be said, for this reason.
  case unproven(String)

  /// Compares what two sides make of one request.
  package init(_ first: RouteAnswer, _ second: RouteAnswer, for request: RoutedRequest) {
    switch (first, second) {
    case (.unproven(let why), _), (_, .unproven(let why)): self = .unproven(why)
    case (.status(let one), .status(let other)):
      self = one == other ? .same : .different(.status)
    case (.noListener, .noListener): self = .same
    // Neither serves it: which of the two refuses it makes no difference to who asks.
    case (.noListener, .status(404)), (.status(404), .noListener): self = .same
    case (.redirect(let one), .redirect(let other)):
      self = Self.compare(one, other, for: request)
    case (.backends(let one, let change), .backends(let other, let otherChange)):
      let sets = Self.compare(one, other)
      guard sets == .same else {
        self = sets
        return
      }
      self = Self.compare(change, otherChange, for: request)
    case (.backends, _): self = .different(.lost)
    case (_, .backends): self = .different(.gained)
    default: self = .different(.kind)
    }
  }

  private static func compare(
    _ one: RequestRedirect, _ other: RequestRedirect, for request: RoutedRequest
  ) -> AnswerComparison {
    if one.status != other.status { return .different(.redirectStatus) }
    if one == other { return .same }
    guard let first = one.location(for: request), let second = other.location(for: request) else {
      return .unproven("a redirect by a regular expression is not computed")
    }
    return first == second ? .same : .different(.redirectPlace)
  }

  private static func compare(_ one: BackendSet, _ other: BackendSet) -> AnswerComparison {
    if one == other { return .same }
    func isOpaque(_ set: BackendSet) -> Bool {
      set.shares.contains { share in
        switch share.target {
        case .custom: true
        case .service(_, _, let port, _): port == nil
        case .failure: false
        }
      }
    }
    if one.services == other.services, !one.services.isEmpty {
      if one.shares.count == other.shares.count, isOpaque(one) || isOpaque(other) {
        return .unproven("a port that is named is not known as a number")
      }
      let ports = one.shares.map(\.target) == other.shares.map(\.target)
      return .different(ports ? .weights : .port)
    }
    let custom = (one.shares + other.shares).contains {
      if case .custom = $0.target { true } else { false }
    }
    if custom { return .unproven("a backend is no Service: who answers behind it is not known") }
    return .different(.backend)
  }

  private static func compare(
    _ one: RequestRewrite?, _ other: RequestRewrite?, for request: RoutedRequest
  ) -> AnswerComparison {
    if one == other { return .same }
    if (one?.host ?? request.host) != (other?.host ?? request.host) {
      return .different(.backendHost)
    }
    guard let first = one?.path.map({ $0.result(for: request.path) }) ?? request.path,
      let second = other?.path.map({ $0.result(for: request.path) }) ?? request.path
    else { return .unproven("a rewrite by a regular expression is not computed") }
    return first == second ? .same : .different(.backendPath)
  }
}
