import ClusterObjects
import NetworkModel

/// A Gateway with its listeners and those of its ListenerSets, before routes come to it.
struct GatewayPlan {
  /// The listeners that serve the same hosts at the same port.
  struct Scope {
    let scheme: RequestScheme
    let port: Int
    let host: HostPattern
    var name: String
  }

  private struct Place: Hashable {
    let scheme: RequestScheme
    let port: Int
    let host: HostPattern
  }

  let key: ObjectKey
  let controller: String?
  let addresses: [String]
  /// What keeps all of it from serving.
  let problems: [RoutingProblem]
  /// Whether only the listener with the most specific host is asked.
  let isIsolated: Bool
  let tlsListeners: [ListenerTLS]
  let annotations: [String: String]
  private(set) var listeners: [GatewayListener]
  private(set) var scopes: [Scope] = []
  /// Places of listeners, by the object that has them.
  private(set) var listenersByOwner: [ObjectKey: [Int]] = [:]

  /// - Parameters:
  ///   - gatewayClass: nil where it was not seen.
  ///   - unseenClasses: why there may be more classes; nil: all were seen.
  ///   - sets: those that may attach, the first to win foremost.
  init(
    _ gateway: EvidenceObject, gatewayClass: EvidenceObject?, unseenClasses: UnknownReason?,
    sets: [AttachedListenerSet], trust: GatewayTrust
  ) {
    key = gateway.key
    controller = gatewayClass?.text("spec", "controllerName")
    addresses = gateway.elements("status", "addresses").compactMap { $0["value"]?.text }
    isIsolated = Self.isIsolated(gatewayClass)
    let readiness = GatewayReadiness(trust: trust)
    problems =
      readiness.classProblems(of: gateway, gatewayClass, unseen: unseenClasses)
      + readiness.gatewayProblems(of: gateway)
    annotations = gateway.annotations
    tlsListeners = ([gateway] + sets.map(\.object)).flatMap { object in
      object.elements("spec", "listeners").compactMap { ListenerTLS($0, of: object) }
    }
    listeners = Self.listeners(of: gateway, trust: trust)
    for set in sets {
      let more = set.problems + readiness.setProblems(of: set.object)
      listeners += Self.listeners(of: set.object, trust: trust).map { listener in
        var listener = listener
        listener.problems = more + listener.problems
        return listener
      }
    }
    if trust != .written { ListenerConflicts.resolve(&listeners) }
    arrange()
  }

  private static func listeners(
    of object: EvidenceObject, trust: GatewayTrust
  ) -> [GatewayListener] {
    var statuses: [String: JSONValue] = [:]
    for status in object.elements("status", "listeners") {
      if let name = status["name"]?.text, statuses[name] == nil { statuses[name] = status }
    }
    return object.elements("spec", "listeners").compactMap { json in
      GatewayListener(
        json, of: object.key, status: json["name"]?.text.flatMap { statuses[$0] }, trust: trust)
    }
  }

  /// Implementations that list what they support say so; of others it is assumed
  /// (https://gateway-api.sigs.k8s.io/reference/spec/#gatewayclassstatus).
  private static func isIsolated(_ gatewayClass: EvidenceObject?) -> Bool {
    let features = (gatewayClass?.elements("status", "supportedFeatures") ?? [])
      .compactMap { $0["name"]?.text ?? $0.text }
    return features.isEmpty || features.contains("GatewayHTTPListenerIsolation")
  }

  private mutating func arrange() {
    var places: [Place: Int] = [:]
    for index in listeners.indices {
      let listener = listeners[index]
      listenersByOwner[listener.owner, default: []].append(index)
      guard let scheme = listener.scheme, listener.conflict == nil else { continue }
      let place = Place(scheme: scheme, port: listener.port, host: listener.host)
      let owner = listener.owner == key ? "" : " \(listener.owner.kindAndName)"
      if let scope = places[place] {
        listeners[index].scope = scope
        scopes[scope].name += " and\(owner) listener \(listener.name)"
        continue
      }
      listeners[index].scope = scopes.count
      places[place] = scopes.count
      scopes.append(
        Scope(
          scheme: scheme, port: listener.port, host: listener.host,
          name: "\(key.kindAndName)\(owner) listener \(listener.name)"))
    }
  }
}
