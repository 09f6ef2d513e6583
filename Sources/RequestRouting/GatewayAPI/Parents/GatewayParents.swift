import ClusterObjects
import NetworkModel

/// Everything that a route can name as a parent.
struct GatewayParents {
  /// What became of a parent that a route names.
  enum Sighting {
    /// A place in ``plans``, and the places of the listeners in it.
    case listeners(gateway: Int, [Int])
    /// It leads nowhere, for this reason.
    case none(RoutingProblem)
    /// It is of a kind that leads no traffic into the cluster.
    case foreign
  }

  let plans: [GatewayPlan]
  private var gateways: [ObjectKey: Int] = [:]
  private var setGateways: [ObjectKey: Int] = [:]
  private var refusals: [ObjectKey: RoutingProblem] = [:]
  private let unseenGateways: UnknownReason?
  private let unseenSets: UnknownReason?

  init(_ inventory: RoutingInventory, labels: NamespaceLabels, trust: GatewayTrust) {
    unseenGateways = inventory.gateways.unseen
    unseenSets = inventory.listenerSets.unseen
    let objects = inventory.gateways.objects
    for (place, object) in objects.enumerated() { gateways[object.key] = place }
    var sets: [Int: [AttachedListenerSet]] = [:]
    for object in Self.byAge(inventory.listenerSets.objects) {
      let parent = ParentReference(object["spec", "parentRef"], in: object.key.namespace)
      guard let key = parent?.objectKey, let place = gateways[key] else {
        refusals[object.key] = Self.orphan(object, parent, unseenGateways)
        continue
      }
      let allowed = NamespaceSelector(
        objects[place]["spec", "allowedListeners", "namespaces"], standard: .none)
      let admission = allowed.admits(
        object.key.namespace, owner: key.namespace, labels: labels)
      let names = "\(key.kindAndName) takes \(object.key.kindAndName)"
      switch admission {
      case .allowed:
        sets[place, default: []].append(AttachedListenerSet(object: object, problems: []))
      case .unknown(let why):
        let problem = RoutingProblem(.notSeen, "whether \(names) is not known: \(why)")
        guard trust == .written else {
          refusals[object.key] = problem
          continue
        }
        sets[place, default: []].append(AttachedListenerSet(object: object, problems: [problem]))
      case .refused(let what):
        refusals[object.key] = RoutingProblem(
          .notAllowed,
          "of ListenerSets, \(key.kindAndName) takes \(what): \(object.key.kindAndName)"
            + " is not among them")
        continue
      }
      setGateways[object.key] = place
    }
    let classes = Dictionary(
      inventory.gatewayClasses.objects.map { ($0.key.name, $0) }
    ) { first, _ in first }
    plans = objects.enumerated().map { place, object in
      GatewayPlan(
        object, gatewayClass: object.text("spec", "gatewayClassName").flatMap { classes[$0] },
        unseenClasses: inventory.gatewayClasses.unseen, sets: sets[place] ?? [], trust: trust)
    }
  }

  /// The oldest first, then by namespace and name: the order in which ListenerSets win.
  private static func byAge(_ objects: [EvidenceObject]) -> [EvidenceObject] {
    objects.map { (object: $0, age: CreationOrder($0)) }.sorted { $0.age < $1.age }.map(\.object)
  }

  private static func orphan(
    _ set: EvidenceObject, _ parent: ParentReference?, _ unseen: UnknownReason?
  ) -> RoutingProblem {
    let name = parent?.description ?? "no parent"
    if let unseen {
      return RoutingProblem(
        .notSeen, "\(set.key.kindAndName) belongs to \(name), not seen: \(unseen.because)")
    }
    return RoutingProblem(
      .noParent, "\(set.key.kindAndName) belongs to \(name), which does not exist")
  }

  /// The listeners that a route means, whether or not they take it.
  func sighting(of parent: ParentReference) -> Sighting {
    guard let key = parent.objectKey else { return .foreign }
    if let refusal = refusals[key] { return .none(refusal) }
    guard let gateway = gateways[key] ?? setGateways[key] else { return .none(missing(parent)) }
    let plan = plans[gateway]
    let listeners = (plan.listenersByOwner[key] ?? []).filter { place in
      let listener = plan.listeners[place]
      return (parent.section ?? listener.name) == listener.name
        && (parent.port ?? listener.port) == listener.port
    }
    if listeners.isEmpty {
      return .none(RoutingProblem(.noParent, "there is no listener \(parent.description)"))
    }
    return .listeners(gateway: gateway, listeners)
  }

  private func missing(_ parent: ParentReference) -> RoutingProblem {
    if parent.kind == "XListenerSet" {
      return RoutingProblem(.notSeen, "\(parent.description) was not seen")
    }
    if let unseen = parent.kind == "Gateway" ? unseenGateways : unseenSets {
      return RoutingProblem(.notSeen, "\(parent.description) was not seen: \(unseen.because)")
    }
    return RoutingProblem(.noParent, "\(parent.description) does not exist")
  }
}
