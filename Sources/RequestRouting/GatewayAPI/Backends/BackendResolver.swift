import ClusterObjects
import NetworkModel

/// Who answers for the backends that rules name
/// (https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref).
struct BackendResolver {
  /// The backends of one rule.
  struct Result {
    /// Who answers; nil: nobody does.
    let backends: BackendSet?
    let problems: [RoutingProblem]
  }

  let services: ServiceInventory
  let grants: GrantBook
  let trust: GatewayTrust

  /// - Parameter rule: an object with `backendRefs`.
  func resolve(_ rule: JSONValue, of route: GatewayRoute) -> Result {
    var targets: [(target: BackendTarget, weight: Int)] = []
    var problems: [RoutingProblem] = []
    for json in rule["backendRefs"]?.elements ?? [] {
      let weight = json["weight"]?.int ?? 1
      guard weight > 0 else { continue }
      targets.append((target(json, of: route, &problems), weight))
    }
    let backends = BackendSet(targets)
    let isFailure = backends.shares.allSatisfy { $0.target == .failure(status: 500) }
    return Result(backends: isFailure ? nil : backends, problems: problems)
  }

  private func target(
    _ json: JSONValue, of route: GatewayRoute, _ problems: inout [RoutingProblem]
  ) -> BackendTarget {
    let failure = BackendTarget.failure(status: 500)
    func note(_ code: RoutingProblemCode, _ text: String) {
      problems.append(RoutingProblem(code, "\(route.key.kindAndName): \(text)"))
    }
    guard let name = json["name"]?.text else {
      note(.backendUnresolved, "a backend has no name")
      return failure
    }
    let group = json["group"]?.text ?? ""
    let kind = json["kind"]?.text ?? "Service"
    let namespace = json["namespace"]?.text ?? route.key.namespace
    let referent = GrantBook.Referent(group: group, kind: kind, namespace: namespace, name: name)
    switch grants.allows(
      .init(kind: route.kind.rawValue, namespace: route.key.namespace), referent)
    {
    case true?: break
    case false?:
      note(
        .backendUnresolved,
        "no ReferenceGrant in \(namespace) allows the backend \(kind) \(namespace)/\(name)")
      return failure
    case nil:
      note(
        .notSeen,
        "whether a ReferenceGrant allows the backend \(kind) \(namespace)/\(name) is not "
          + "known: \(grants.unseen?.because ?? "")")
    }
    guard group.isEmpty, kind == "Service" else {
      return .custom("\(kind)\(group.isEmpty ? "" : ".\(group)") \(namespace)/\(name)")
    }
    guard let port = json["port"]?.int else {
      note(.backendUnresolved, "the backend Service \(namespace)/\(name) has no port number")
      return failure
    }
    let target = BackendTarget.service(namespace: namespace, name: name, port: port)
    switch services.service(name, in: namespace) {
    case .unknown(let why):
      note(.notSeen, "Service \(namespace)/\(name) was not seen: \(why)")
      return target
    case .absent:
      note(.backendUnresolved, "Service \(namespace)/\(name) does not exist")
      return failure
    case .present(let service):
      guard service.port(number: port) != nil else {
        note(.backendUnresolved, "Service \(namespace)/\(name) has no port \(port)")
        return failure
      }
      if service.isExternalName {
        // Implementations are told not to follow such names, so only their word would do.
        if trust == .status {
          note(
            .notSeen,
            "Service \(namespace)/\(name) stands for a name outside of the cluster; "
              + "whether anything answers there is not seen")
        }
      } else if service.readyEndpoints == 0 {
        note(.noEndpoints, "no endpoint of Service \(namespace)/\(name) is ready")
      }
      return target
    }
  }
}
