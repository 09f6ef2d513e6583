import ClusterObjects
import NetworkModel

/// Finds where routes are in force
/// (https://gateway-api.sigs.k8s.io/concepts/api-overview/#attaching-routes-to-gateways).
struct RouteAttacher {
  /// What became of a route.
  struct Outcome {
    var attachments: [RouteAttachment] = []
    var detached: [DetachedRoute] = []
  }

  /// Why a listener does not take a route: of several reasons the highest is told.
  private enum Reason: Int, Comparable {
    case kind
    case host
    case namespace
    case conflict
    case unknown

    static func < (first: Reason, second: Reason) -> Bool { first.rawValue < second.rawValue }
  }

  private enum Answer {
    case taken([HostPattern], [RoutingProblem])
    case refused(Reason, RoutingProblem)
  }

  private struct Refusal: Error { let problem: RoutingProblem }

  let parents: GatewayParents
  let labels: NamespaceLabels
  let trust: GatewayTrust

  func attach(_ route: GatewayRoute) -> Outcome {
    var result = Outcome()
    if route.parents.isEmpty, !route.isMeshRoute { result.detached.append(parentless(route)) }
    let status = RouteStatus(route.object)
    var known: [RouteAttachment.Place: Int] = [:]
    for parent in route.parents {
      let found: [RouteAttachment]
      switch attachments(of: route, at: parent, status) {
      case .success(let attachments): found = attachments
      case .failure(let refusal):
        result.detached.append(
          DetachedRoute(
            key: route.key, hosts: route.hosts, parent: parent.description,
            problem: refusal.problem))
        continue
      }
      for attachment in found {
        guard let place = known[attachment.place] else {
          known[attachment.place] = result.attachments.count
          result.attachments.append(attachment)
          continue
        }
        // Named twice, it is in force in the better way.
        if attachment.problems.count < result.attachments[place].problems.count {
          result.attachments[place] = attachment
        }
      }
    }
    return result
  }

  private func parentless(_ route: GatewayRoute) -> DetachedRoute {
    let asksForDefault = (route.object.text("spec", "useDefaultGateways") ?? "None") != "None"
    return DetachedRoute(
      key: route.key, hosts: route.hosts, parent: "none",
      problem: asksForDefault
        ? RoutingProblem(
          .notSeen,
          "\(route.key.kindAndName) asks for default Gateways; which these are is not read"
        )
        : RoutingProblem(.noParent, "\(route.key.kindAndName) names no parent"))
  }

  private func attachments(
    of route: GatewayRoute, at parent: ParentReference, _ status: RouteStatus
  ) -> Result<[RouteAttachment], Refusal> {
    let gateway: Int
    let places: [Int]
    switch parents.sighting(of: parent) {
    case .listeners(let found, let listeners): (gateway, places) = (found, listeners)
    case .none(let problem): return .failure(Refusal(problem: problem))
    case .foreign: return .success([])
    }
    let plan = parents.plans[gateway]
    var worst: (reason: Reason, problem: RoutingProblem)?
    var attachments: [RouteAttachment] = []
    let verdict = status.verdict(at: parent, controller: plan.controller, trust: trust)
    for place in places {
      let listener = plan.listeners[place]
      switch answer(of: listener, to: route) {
      case .refused(let reason, let problem):
        if worst.map({ $0.reason < reason }) ?? true { worst = (reason, problem) }
      case .taken(let hosts, let problems):
        guard let scope = listener.scope else { continue }
        let all = plan.problems + listener.problems + problems + verdict.problems
        attachments += hosts.map { host in
          RouteAttachment(
            place: .init(gateway: gateway, scope: scope, host: host), owner: listener.owner,
            problems: all)
        }
      }
    }
    if attachments.isEmpty, let worst { return .failure(Refusal(problem: worst.problem)) }
    if let refusal = verdict.refusal { return .failure(Refusal(problem: refusal)) }
    return .success(attachments)
  }

  private func answer(of listener: GatewayListener, to route: GatewayRoute) -> Answer {
    func refused(_ reason: Reason, _ text: String) -> Answer {
      .refused(reason, RoutingProblem(.notAllowed, text))
    }
    guard listener.kinds.contains(route.kind) else {
      return refused(.kind, "\(listener.description) takes no \(route.kind.rawValue)")
    }
    var hosts: [HostPattern] = []
    var seen: Set<HostPattern> = []
    for host in route.hosts {
      guard let both = host.intersection(listener.host), seen.insert(both).inserted else {
        continue
      }
      hosts.append(both)
    }
    if hosts.isEmpty {
      return refused(
        .host,
        "NoMatchingListenerHostname: no host of \(route.key.kindAndName) is one of "
          + "\(listener.description), \(listener.host.text)")
    }
    var problems: [RoutingProblem] = []
    switch listener.namespaces.admits(
      route.key.namespace, owner: listener.owner.namespace, labels: labels)
    {
    case .allowed: break
    case .refused(let what):
      return refused(
        .namespace,
        "of routes, \(listener.description) takes \(what): \(route.key.kindAndName) "
          + "is not among them")
    case .unknown(let why):
      let text =
        "whether \(listener.description) takes \(route.key.kindAndName) is not known: \(why)"
      guard trust == .written else { return .refused(.unknown, RoutingProblem(.notSeen, text)) }
      problems.append(RoutingProblem(.notSeen, text))
    }
    if let conflict = listener.conflict { return .refused(.conflict, conflict) }
    return .taken(hosts, problems)
  }
}
