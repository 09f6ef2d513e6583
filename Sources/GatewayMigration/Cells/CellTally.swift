import ClusterObjects
import RequestRouting

/// What one Gateway makes of the requests of one cell, summed up.
struct CellTally {
  /// How many of the requests that people would make are held.
  private(set) var plainHeld = 0
  /// The same by what is in force.
  private(set) var plainInForce = 0
  /// How many of them are in the clear, of a host with TLS, and need not be held.
  private var clear = 0
  /// The same by what is in force.
  private var clearInForce = 0
  /// Why they need not.
  private(set) var clearReasons: [CellReason] = []
  private(set) var flags: Set<CellFlag> = []
  private(set) var witnesses: [CellWitness] = []
  private(set) var problems: [RoutingProblem] = []
  private(set) var unproven: [String] = []
  private(set) var answers: [RouteAnswer] = []
  private(set) var routes: [String] = []

  private static let listedMax = 3

  /// - Parameters:
  ///   - looseness: how the Ingress's controller compares paths more loosely than the Gateway API
  ///     can, where it does so for this request.
  ///   - written: what the Gateway makes of it as written.
  ///   - inForce: what it makes of it as far as it is known to be in force.
  mutating func add(
    _ request: RoutedRequest, _ kind: PathProbe.Kind, looseness: CellFlag?, ingress: RouteAnswer,
    written: RoutingOutcome, inForce: RoutingOutcome
  ) {
    let holds = note(request, looseness, ingress, written)
    guard kind == .plain, holds else { return }
    plainHeld += 1
    list(written)
    if Self.holds(AnswerComparison(ingress, inForce.answer, for: request), ingress, inForce.answer)
    {
      plainInForce += 1
      for problem in inForce.rule?.problems ?? [] where !problems.contains(problem) {
        problems.append(problem)
      }
    }
  }

  /// Whether all of so many plain requests are held that have to be.
  func holds(all count: Int) -> Bool { plainHeld >= count - clear }

  /// The same by what is in force.
  func holdsInForce(all count: Int) -> Bool { plainInForce >= count - clearInForce }

  /// Notes a request in the clear that need not be held: that counts for nothing otherwise.
  mutating func addClear(_ reason: CellReason, isInForce: Bool) {
    clear += 1
    if isInForce { clearInForce += 1 }
    if !clearReasons.contains(reason) { clearReasons.append(reason) }
  }

  /// What plain HTTP gets where the Ingress sends it to HTTPS: only serving it in the clear counts.
  mutating func addRedirected(
    _ request: RoutedRequest, ingress: RouteAnswer, _ outcome: RoutingOutcome
  ) {
    guard case .backends = outcome.answer, !flags.contains(.shadowedRedirect) else { return }
    flags.insert(.shadowedRedirect)
    witnesses.append(
      CellWitness(
        request: request, ingress: ingress, gateway: outcome.answer,
        because: "plain HTTP is served, not sent to HTTPS"))
  }

  /// Notes the host pattern that answers, where it holds more hosts than the cell's.
  mutating func noteWidening(_ cellHost: HostPattern, _ outcome: RoutingOutcome) {
    if case .oneLabel = cellHost, case .labels = outcome.rule?.host { flags.insert(.widened) }
  }

  /// Whether the Gateway stands for the Ingress here, be it with another backend.
  private mutating func note(
    _ request: RoutedRequest, _ looseness: CellFlag?, _ ingress: RouteAnswer,
    _ written: RoutingOutcome
  ) -> Bool {
    let comparison = AnswerComparison(ingress, written.answer, for: request)
    let holds = Self.holds(comparison, ingress, written.answer)
    switch comparison {
    case .same: return true
    case .unproven(let why):
      flags.insert(.unproven)
      if unproven.count < Self.listedMax, !unproven.contains(why) { unproven.append(why) }
      return holds
    case .different(let difference):
      if holds {
        flags.insert(difference.isRewrite ? .rewriteDrift : .backendDrift)
      } else if let looseness {
        flags.insert(looseness)
      }
      if witnesses.count < Self.listedMax {
        witnesses.append(
          CellWitness(
            request: request, ingress: ingress, gateway: written.answer,
            because: difference.rawValue))
      }
      return holds
    }
  }

  private static func holds(
    _ comparison: AnswerComparison, _ ingress: RouteAnswer, _ gateway: RouteAnswer
  ) -> Bool {
    if comparison == .same { return true }
    // A redirect that only changes the scheme never stands for a backend.
    if case .backends = ingress, case .backends = gateway { return gateway.isService }
    return false
  }

  private mutating func list(_ outcome: RoutingOutcome) {
    if answers.count < Self.listedMax, !answers.contains(outcome.answer) {
      answers.append(outcome.answer)
    }
    if let source = outcome.rule?.sources.first?.kindAndName, !routes.contains(source),
      routes.count < Self.listedMax
    {
      routes.append(source)
    }
  }
}
