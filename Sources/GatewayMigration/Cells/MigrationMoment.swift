package import ClusterObjects
package import NetworkModel
package import RequestRouting

/// Both sides of one moment, compiled, with what each cell has on the other side.
package struct MigrationMoment {
  /// The moment.
  package let moment: Moment
  /// What it was made of.
  package let inventory: RoutingInventory
  /// The Ingresses by controller.
  package let ingresses: [CompiledIngresses]
  /// The Gateways as written.
  package let written: CompiledGateways
  /// The Gateways as far as they are in force.
  package let inForce: CompiledGateways
  /// The cells that are declared, by key.
  package let cells: [CellKey: MigrationCell]
  let judge: CellJudge
  let annotations: AnnotationJudge
  /// Where each cell is among the routes of its controller.
  let places: [CellKey: (ingresses: CompiledIngresses, tag: Int)]

  /// - Throws: the history's error.
  package init(_ evidence: NetworkEvidence, _ options: MigrationOptions) throws {
    moment = evidence.moment
    inventory = try RoutingInventory(in: evidence)
    ingresses = IngressCompiler(inventory).compile()
    written = GatewayCompiler(inventory, trust: .written).compile()
    inForce = GatewayCompiler(
      inventory, trust: options.assumesReady ? .assumingReady : .status
    ).compile()
    judge = CellJudge(written: written, inForce: inForce)
    annotations = AnnotationJudge(served: try ServedGatewayAPI(in: evidence))
    var cells: [CellKey: MigrationCell] = [:]
    var places: [CellKey: (ingresses: CompiledIngresses, tag: Int)] = [:]
    for group in ingresses {
      let judgements = judge.judge(group)
      for (tag, route) in group.routes.enumerated() {
        let key = CellKey(route, of: group.controller)
        guard cells[key] == nil, let judgement = judgements[tag] else { continue }
        places[key] = (group, tag)
        cells[key] = Self.cell(
          key, route, judgement,
          annotations.judge(route.annotations, controllerName: group.controller),
          unseen: inventory.unseenRouting(beside: route.annotations), options)
        cells[key]?.noteHandOver(route, inForce, group)
      }
    }
    self.cells = cells
    self.places = places
  }

  private static func cell(
    _ key: CellKey, _ route: IngressRoute, _ judgement: RouteJudgement,
    _ annotations: [AnnotationJudgement], unseen: UnknownReason?, _ options: MigrationOptions
  ) -> MigrationCell {
    var cell = MigrationCell(
      key: key, owners: route.owners, state: .notStarted, reasons: judgement.reasons,
      flags: judgement.flags, ingressAnswer: route.answer, routes: judgement,
      annotations: annotations,
      notes: route.notes
        + route.problems.filter { $0.code == .backendUnresolved }.map(\.text))
    switch judgement.level {
    case .none:
      cell.state = .notStarted
      cell.reasons.append(CellReason("NO_ROUTE", "no route holds any of it"))
    case .partial: cell.state = .partial
    case .defined: cell.state = .routeDefined
    case .attached: cell.state = .attached
    case .ready:
      switch route.service {
      case .serving: cell.state = .overlap
      case .unclaimed(let why):
        cell.state = .readyOnly
        cell.reasons.append(CellReason("INGRESS_NOT_SERVED", why))
      }
    }
    if judgement.level == .ready, let unseen { cell.noteUnseenRivals(unseen) }
    if judgement.level <= .partial, let unseen {
      cell.state = .unknown
      cell.reasons.insert(CellReason("NOT_SEEN", unseen.because), at: 0)
    }
    if !cell.gaps(options).isEmpty { cell.flags.insert(.policyGap) }
    return cell
  }
}
