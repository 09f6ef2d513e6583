import ClusterObjects
import JSONScanner

/// Which routes there are and what they attach to, read one by one.
struct GatewayRoutes {
  /// Routes of a mesh: those with a Service among their parents
  /// (https://gateway-api.sigs.k8s.io/mesh/).
  private(set) var meshRoutes = 0
  /// Some of them, in order.
  private(set) var meshPlaces: [Provenance] = []
  /// Why there may be more routes.
  private(set) var unseen: UnknownReason?

  /// The kinds of routes.
  static let resources: [ResourceName] = [
    "httproutes.gateway.networking.k8s.io", "grpcroutes.gateway.networking.k8s.io",
    "tlsroutes.gateway.networking.k8s.io", "tcproutes.gateway.networking.k8s.io",
    "udproutes.gateway.networking.k8s.io",
  ]

  private static let placesMax = 5

  /// - Throws: the history's error.
  init(in evidence: NetworkEvidence) throws {
    for resource in Self.resources {
      let reason = try evidence.scan(resource) { key, route in
        guard Self.hasServiceParent(route) else { return }
        meshRoutes += 1
        if meshPlaces.count < Self.placesMax {
          meshPlaces.append(Provenance(key, FieldPath(["spec", "parentRefs"])))
        }
      }
      unseen = unseen ?? reason
    }
  }

  /// A Service is of the core group, which has to be written: left out it means the Gateway API's.
  private static func hasServiceParent(_ route: borrowing JSONScanner) -> Bool {
    for parent in route.elements(of: route.value(at: "spec", "parentRefs")) {
      if let kind = route.member(parent, "kind"), route.isString(kind, "Service"),
        let group = route.member(parent, "group"),
        route.isString(group, "") || route.isString(group, "core")
      {
        return true
      }
    }
    return false
  }

  /// Whether routes shape the traffic between Services.
  var usesMesh: Reading<FactValue> {
    if meshRoutes > 0 {
      let more = unseen == nil ? "" : ", at least"
      return .stated(
        true, by: meshPlaces,
        reasoning: "\(meshRoutes) \(meshRoutes == 1 ? "route has" : "routes have") a Service among "
          + "the parents\(more)")
    }
    if let unseen { return .unknown(unseen) }
    return .stated(false, by: [], reasoning: "no route has a Service among its parents")
  }
}
