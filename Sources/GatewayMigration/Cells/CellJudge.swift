import ClusterObjects
import RequestRouting

/// Holds the routes of Gateways against the cells of one controller, request by request.
struct CellJudge {
  /// One Gateway, as written and as far as it is in force, or all routes that no Gateway takes.
  struct Side: Sendable {
    /// Nil for routes without one.
    let gateway: CompiledGateway?
    let written: RoutingTable
    let inForce: RoutingTable
  }

  private let sides: [Side]
  private let detached: [DetachedRoute]

  init(written: CompiledGateways, inForce: CompiledGateways) {
    let known = Dictionary(
      inForce.gateways.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var sides = written.gateways.map { gateway in
      Side(
        gateway: known[gateway.key] ?? gateway, written: gateway.table.atUsualPorts,
        inForce: known[gateway.key]?.table.atUsualPorts ?? .empty)
    }
    // The last one: of what is as good, that of a Gateway counts.
    if !written.unattached.entryPoints.isEmpty {
      sides.append(
        Side(gateway: nil, written: written.unattached.atUsualPorts, inForce: .empty))
    }
    self.sides = sides
    detached = inForce.detached
  }

  /// What there is for each route of a controller, by tag.
  ///
  /// - Parameter tags: only these; nil: all.
  func judge(_ ingresses: CompiledIngresses, tags: Set<Int>? = nil) -> [Int: RouteJudgement] {
    let table = ingresses.table
    let partition = RequestPartition([table] + sides.map(\.written))
    var claims: [Int: Claim] = [:]
    var cutHosts: [String] = []
    let wanted = tags.map { tags in
      tags.compactMap { ingresses.routes.indices.contains($0) ? ingresses.routes[$0].host : nil }
    }
    for probe in partition.hosts {
      if let wanted, !wanted.contains(where: { $0.matches(probe.host) }) { continue }
      // Sides that have no rule for the host hold nothing of it.
      let near = sides.indices.filter { sides[$0].written.hasRules(for: probe.host) }
      for scheme in RequestScheme.allCases {
        let requests = partition.requests(to: probe.host, scheme)
        if !near.isEmpty, requests.paths.isCut || requests.isCut { cutHosts.append(probe.host) }
        for path in requests.paths.probes {
          for request in requests.requests(path) {
            let outcome = table.outcome(for: request)
            guard let tag = outcome.rule?.tag, tags?.contains(tag) ?? true,
              ingresses.routes.indices.contains(tag)
            else { continue }
            add(
              request, path.kind, outcome.answer, ingresses.routes[tag], near,
              to: &claims[tag, default: Claim()])
          }
        }
      }
    }
    for (tag, route) in ingresses.routes.enumerated() {
      let isCut = partition.isCut && !sides.isEmpty
      if isCut || cutHosts.contains(where: { route.host.matches($0) }) {
        claims[tag, default: Claim()].isCut = true
      }
    }
    var judgements: [Int: RouteJudgement] = [:]
    for tag in ingresses.routes.indices where tags?.contains(tag) ?? true {
      judgements[tag] = judgement(ingresses.routes[tag], claims[tag] ?? Claim())
    }
    return judgements
  }

  /// The requests of one cell, and what each side holds of them.
  private struct Claim {
    /// Requests that people would make.
    var plain = 0
    /// The first of them to a host that no side has a rule for.
    var missing: (request: RoutedRequest, answer: RouteAnswer)?
    /// Whether a bound was met, so that not all of it was looked at.
    var isCut = false
    /// By the place of the side.
    var tallies: [Int: CellTally] = [:]
  }

  private func add(
    _ probe: RoutedRequest, _ kind: PathProbe.Kind, _ answer: RouteAnswer,
    _ route: IngressRoute, _ near: [Int], to claim: inout Claim
  ) {
    guard let request = GRPCCalls.request(probe, of: route) else { return }
    if request.scheme == .https, !route.hasTLS { return }
    let isRedirected = request.scheme == .http && route.httpsRedirect != nil
    if kind == .plain, !isRedirected {
      claim.plain += 1
      if near.isEmpty, claim.missing == nil { claim.missing = (request, answer) }
    }
    for place in near {
      let side = sides[place]
      let written = side.written.outcome(for: request)
      if isRedirected {
        // What no Gateway takes is served nowhere, in the clear or otherwise.
        if kind == .plain, side.gateway != nil {
          claim.tallies[place, default: CellTally()]
            .addRedirected(request, ingress: answer, written)
        }
        continue
      }
      if request.scheme == .http, let reason = ClearText.reason(written.answer, route) {
        if kind == .plain {
          let inForce = side.inForce.outcome(for: request).answer
          claim.tallies[place, default: CellTally()]
            .addClear(reason, isInForce: ClearText.reason(inForce, route) != nil)
        }
        continue
      }
      claim.tallies[place, default: CellTally()].add(
        request, kind, looseness: Self.looseness(of: route.pattern, kind), ingress: answer,
        written: written,
        inForce: side.inForce.outcome(for: request))
      if kind == .plain {
        claim.tallies[place, default: CellTally()].noteWidening(route.host, written)
      }
    }
  }

  /// Paths by element are compared as the Gateway API does it: what lies beside them, or is written
  /// in another case, is another path to both.
  private static func looseness(of pattern: PathPattern, _ kind: PathProbe.Kind) -> CellFlag? {
    switch (kind, pattern) {
    case (.plain, _), (_, .exact), (_, .prefix): nil
    case (.sibling, .text), (.sibling, .regex): .narrowedStringPrefix
    case (.otherCase, .regex(let regex)): regex.ignoresCase ? .narrowedCase : nil
    case (.otherCase, .text): nil
    }
  }

  /// The Gateway that holds most of it speaks for all.
  private func judgement(_ route: IngressRoute, _ claim: Claim) -> RouteJudgement {
    let best = claim.tallies.sorted { $0.key < $1.key }.max { first, second in
      (first.value.plainInForce, first.value.plainHeld)
        < (second.value.plainInForce, second.value.plainHeld)
    }
    var judgement = RouteJudgement()
    judgement.witnesses = best?.value.witnesses ?? []
    if let (request, answer) = claim.missing, judgement.witnesses.count < 3 {
      let side = best.map { sides[$0.key].written } ?? sides.first?.written ?? .empty
      judgement.witnesses.append(
        CellWitness(
          request: request, ingress: answer, gateway: side.outcome(for: request).answer,
          because: "no route is for this host"))
    }
    if claim.isCut {
      judgement.level = .partial
      judgement.flags.insert(.unproven)
      judgement.reasons.append(
        CellReason("BOUND", "there is more on this host than is compared; see migration requests"))
      return judgement
    }
    guard let (side, tally) = best, tally.plainHeld > 0 || !tally.unproven.isEmpty else {
      return judgement
    }
    let gateway = sides[side].gateway
    judgement.gateway = gateway?.key.qualifiedName
    judgement.flags = tally.flags
    judgement.answers = tally.answers
    judgement.routes = tally.routes
    if !tally.holds(all: claim.plain) {
      judgement.level = .partial
      judgement.reasons.append(Self.uncovered(tally, judgement.witnesses))
    } else if !tally.holdsInForce(all: claim.plain) {
      judgement.level = .defined
      judgement.reasons += detachedReasons(for: route)
      if judgement.reasons.isEmpty {
        judgement.reasons.append(
          CellReason("NOT_IN_FORCE", "what is written is not known to be in force"))
      }
    } else {
      let problems = (gateway?.problems ?? []) + tally.problems
      judgement.level = problems.isEmpty ? .ready : .attached
      var known: Set<RoutingProblem> = []
      judgement.reasons += problems.filter { known.insert($0).inserted }
        .map { CellReason($0.code.rawValue, $0.text) }
    }
    judgement.reasons += tally.clearReasons
    judgement.reasons += tally.unproven.map { CellReason("UNPROVEN", $0) }
    noteNeighbours(of: side, claim, in: &judgement)
    return judgement
  }

  /// Where two Gateways are at one address, one of them may get what is meant for the other:
  /// whether an implementation merges them is its own choice
  /// (https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec).
  private func noteNeighbours(of side: Int, _ claim: Claim, in judgement: inout RouteJudgement) {
    let addresses = Set(sides[side].gateway?.addresses ?? [])
    for place in sides.indices where place != side {
      guard let other = sides[place].gateway,
        let shared = other.addresses.first(where: addresses.contains)
      else { continue }
      var text = "\(other.key.kindAndName) is at the same address \(shared)"
      if let tally = claim.tallies[place], !tally.holdsInForce(all: claim.plain) {
        judgement.flags.insert(.unproven)
        text += ", and has other rules for the host: which of the two answers is not known"
      }
      judgement.reasons.append(CellReason("SHARED_ADDRESS", text))
    }
  }

  private static func uncovered(_ tally: CellTally, _ witnesses: [CellWitness]) -> CellReason {
    if tally.plainHeld == 0 { return CellReason("UNCOVERED", "nothing of it is proved to be held") }
    let example = witnesses.first { !$0.gateway.isService }?.request.description
    return CellReason(
      "UNCOVERED",
      "routes hold a part of its requests" + (example.map { "; for example not \($0)" } ?? ""))
  }

  private func detachedReasons(for route: IngressRoute) -> [CellReason] {
    var reasons: [CellReason] = []
    for entry in detached
    where entry.hosts.contains(where: { $0.intersection(route.host) != nil }) {
      let reason = CellReason(entry.problem.code.rawValue, entry.text)
      if reasons.count < 5, !reasons.contains(reason) { reasons.append(reason) }
    }
    return reasons
  }
}
