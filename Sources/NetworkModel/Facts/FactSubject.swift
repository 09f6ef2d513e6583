package import ClusterObjects

/// What a fact is stated of.
package enum FactSubject: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The cluster as a whole.
  case cluster
  /// One object on record; a node is one.
  case object(ObjectKey)
  /// A controller's pods taken together, by namespace and name of the controller.
  case workload(namespace: String, name: String)

  /// A node by its name.
  package static func node(_ name: String) -> FactSubject {
    .object(ObjectKey(resource: "nodes", namespace: "", name: name))
  }

  /// As a person writes it: `services shop/web`, `nodes worker-1`; empty for the cluster.
  package var description: String {
    switch self {
    case .cluster: ""
    case .object(let key): key.description
    case .workload(let namespace, let name): "workload \(namespace)/\(name)"
    }
  }

  /// The cluster first, then by resource, namespace and name.
  package static func < (first: FactSubject, second: FactSubject) -> Bool {
    switch (first, second) {
    case (.object(let one), .object(let other)): one < other
    default: first.description.precedesBytewise(second.description)
    }
  }

  /// `{}` for the cluster, `{resource, namespace?, name}` or `{workload, namespace}`.
  package var document: JSONValue {
    switch self {
    case .cluster: .object([:])
    case .object(let key):
      JSONValue(members: [
        "resource": .string(key.resource.text), "name": .string(key.name),
        "namespace": key.namespace.isEmpty ? nil : .string(key.namespace),
      ])
    case .workload(let namespace, let name):
      .object(["workload": .string(name), "namespace": .string(namespace)])
    }
  }
}
