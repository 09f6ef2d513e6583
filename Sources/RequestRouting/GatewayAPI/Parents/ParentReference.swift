import ClusterObjects

/// A parent as a route names it, in `spec.parentRefs` and in `status.parents`, with the defaults
/// filled in (https://gateway-api.sigs.k8s.io/reference/spec/#parentreference).
struct ParentReference: Hashable {
  static let gatewayGroup = "gateway.networking.k8s.io"
  private static let experimentalGroup = "gateway.networking.x-k8s.io"

  let group: String
  let kind: String
  let namespace: String
  let name: String
  /// A listener's name; nil: all listeners of the parent.
  let section: String?
  /// Listeners at this port only; nil: at any.
  let port: Int?

  /// Nil for what names nothing.
  ///
  /// - Parameter namespace: that of the object that holds the reference.
  init?(_ json: JSONValue?, in namespace: String) {
    guard let json, let name = json["name"]?.text else { return nil }
    group = json["group"]?.text ?? Self.gatewayGroup
    kind = json["kind"]?.text ?? "Gateway"
    self.namespace = json["namespace"]?.text ?? namespace
    self.name = name
    section = json["sectionName"]?.text.flatMap { $0.isEmpty ? nil : $0 }
    port = json["port"]?.int
  }

  /// The object that is meant; nil for kinds that lead no traffic into the cluster, as Services,
  /// whose routes are for a mesh.
  var objectKey: ObjectKey? {
    let resource: ResourceName
    switch (group, kind) {
    case (Self.gatewayGroup, "Gateway"): resource = "gateways.gateway.networking.k8s.io"
    case (Self.gatewayGroup, "ListenerSet"): resource = "listenersets.gateway.networking.k8s.io"
    case (Self.experimentalGroup, "XListenerSet"):
      resource = "xlistenersets.gateway.networking.x-k8s.io"
    default: return nil
    }
    return ObjectKey(resource: resource, namespace: namespace, name: name)
  }

  /// For people: `Gateway infra/edge section https port 443`.
  var description: String {
    "\(kind) \(namespace)/\(name)" + (section.map { " section \($0)" } ?? "")
      + (port.map { " port \($0)" } ?? "")
  }
}
