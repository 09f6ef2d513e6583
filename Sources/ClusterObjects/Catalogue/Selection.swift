/// Which objects of a resource are recorded.
package enum Selection: Sendable {
  /// All.
  case all
  /// Those in the namespaces of ``NetworkSystem``.
  case networkSystem
  /// Those of a fixed list, as namespace and name.
  case named([(namespace: String, name: String)])

  /// Whether the object is recorded.
  package func selects(namespace: String, name: String) -> Bool {
    switch self {
    case .all: true
    case .networkSystem: NetworkSystem.namespaces.contains(namespace)
    case .named(let names): names.contains { $0.namespace == namespace && $0.name == name }
    }
  }

  /// The scopes that a list of `resource` covers: of one namespace, or (nil) of all.
  package func scopes(of resource: ResourceName, inNamespace namespace: String?) -> [Scope] {
    switch self {
    case .all:
      [Scope(resource, namespace: namespace ?? "")]
    case .networkSystem:
      NetworkSystem.namespaces
        .filter { namespace == nil || $0 == namespace }
        .map { Scope(resource, namespace: $0) }
    case .named(let names):
      names
        .filter { namespace == nil || $0.namespace == namespace }
        .map { Scope(resource, namespace: $0.namespace, name: $0.name) }
    }
  }
}
