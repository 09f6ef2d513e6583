import ClusterObjects
import RequestRouting

/// Holds the routes of Gateways against the cells of one controller, request by request.
struct CellJudge {
  /// One Gateway, as written and as far as it is in force.
  struct Side: Sendable {
    let gateway: CompiledGateway
    let written: RoutingTable
    let inForce: RoutingTable
  }

  private let sides: [Side]
  private let detached: [DetachedRoute]

  init(written: CompiledGateways, inForce: CompiledGateways) {
    let known = Dictionary(
      inForce.gateways.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    sides = written.gateways.map { gateway in
      Side(
        gateway: known[gateway.key] ?? gateway, written: gateway.table.atUsualPorts,
        inForce: known[gateway.key]?.table.atUsualPorts ?? .empty)
    }
    detached = inForce.detached
  }

  /// What there is for each route of a controller, by tag.
  ///
  /// - Parameter tags: only these; nil: all.
  func judge(_ ingresses: CompiledIngresses, tags: Set<Int>? = nil) -> [Int: RouteJudgement] {
    let table = ingresses.table
    let partition = RequestPartition([table] + sides.map(\.written))
    var tallies: [Int: [Int: CellTally]] = [:]
    for probe in partition.hosts {
      // Sides that have no rule for the host hold nothing of it.
      let near = sides.indices.filter { sides[$0].written.hasRules(for: probe.host) }
      if near.isEmpty { continue }
      for scheme in RequestScheme.allCases {
        let requests = partition.requests(to: probe.host, scheme)
        for path in requests.paths.probes {
          for request in requests.requests(path) {
            let outcome = table.outcome(for: request)
            guard let tag = outcome.rule?.tag, tags?.contains(tag) ?? true,
              ingresses.routes.indices.contains(tag)
            else { continue }
            let route = ingresses.routes[tag]
            for side in near {
              add(
                request, path.kind, outcome, route, sides[side],
                to: &tallies[tag, default: [:]][side, default: CellTally()])
            }
          }
        }
      }
    }
    var judgements: [Int: RouteJudgement] = [:]
    for tag in ingresses.routes.indices where tags?.contains(tag) ?? true {
      judgements[tag] = judgement(ingresses.routes[tag], tallies[tag] ?? [:])
    }
    return judgements
  }

  private func add(
    _ request: RoutedRequest, _ kind: PathProbe.Kind, _ outcome: RoutingOutcome,
    _ route: IngressRoute, _ side: Side, to tally: inout CellTally
  ) {
    let written = side.written.outcome(for: request)
    if request.scheme == .http, route.httpsRedirect != nil {
      if kind == .plain { tally.addRedirected(request, ingress: outcome.answer, written) }
      return
    }
    if request.scheme == .https, !route.hasTLS { return }
    tally.add(
      request, kind, ingress: outcome.answer, written: written,
      inForce: side.inForce.outcome(for: request))
    if kind == .plain { tally.noteWidening(route.host, written) }
  }

  /// The Gateway that holds most of it speaks for all.
  private func judgement(_ route: IngressRoute, _ tallies: [Int: CellTally]) -> RouteJudgement {
    let best = tallies.sorted { $0.key < $1.key }.max { first, second in
      (first.value.plainInForce, first.value.plainHeld)
        < (second.value.plainInForce, second.value.plainHeld)
    }
    guard let (side, tally) = best, tally.plainHeld > 0 || !tally.unproven.isEmpty else {
      var judgement = RouteJudgement()
      judgement.witnesses = best?.value.witnesses ?? []
      return judgement
    }
    var judgement = RouteJudgement()
    let gateway = sides[side].gateway
    judgement.gateway = gateway.key.qualifiedName
    judgement.flags = tally.flags
    judgement.witnesses = tally.witnesses
    judgement.answers = tally.answers
    judgement.routes = tally.routes
    if tally.plainHeld < tally.plain {
      judgement.level = .partial
      judgement.reasons.append(
        CellReason(
          "UNCOVERED",
          tally.plainHeld == 0
            ? "nothing of it is proved to be held"
            : "routes hold a part of its requests; for example not "
              + (tally.witnesses.first?.request.description ?? "all of them")))
    } else if tally.plainInForce < tally.plain {
      judgement.level = .defined
      judgement.reasons += detachedReasons(for: route)
      if judgement.reasons.isEmpty {
        judgement.reasons.append(
          CellReason("NOT_IN_FORCE", "what is written is not known to be in force"))
      }
    } else {
      let problems = gateway.problems + tally.problems
      judgement.level = problems.isEmpty ? .ready : .attached
      var known: Set<RoutingProblem> = []
      judgement.reasons += problems.filter { known.insert($0).inserted }
        .map { CellReason($0.code.rawValue, $0.text) }
    }
    judgement.reasons += tally.unproven.map { CellReason("UNPROVEN", $0) }
    return judgement
  }

  private func detachedReasons(for route: IngressRoute) -> [CellReason] {
    var reasons: [CellReason] = []
    for entry in detached
    where entry.hosts.contains(where: { $0.intersection(route.host) != nil }) {
      let reason = CellReason(
        entry.problem.code.rawValue,
        "\(entry.key.kindAndName) at \(entry.parent): \(entry.problem.text)")
      if reasons.count < 5, !reasons.contains(reason) { reasons.append(reason) }
    }
    return reasons
  }
}
