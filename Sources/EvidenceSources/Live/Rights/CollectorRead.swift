package import ClusterObjects

/// One thing that the live collector reads, and the right it takes.
///
/// Beside these it gets `/version`, `/api`, `/apis` and what lies below them. Those take no rule:
/// the ClusterRole `system:discovery` allows them to whoever is authenticated
/// (https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles).
package struct CollectorRead: Equatable, Sendable {
  /// The objects that are read.
  package let scope: Scope
  /// The right, in the resource's own group. With a namespace where only one is read.
  package let action: ResourceAction

  /// What is read of a resource: lists where all its objects are recorded, single objects where
  /// only some are.
  package static func all(of resource: Resource) -> [CollectorRead] {
    guard resource.origin == .api else { return [] }
    switch resource.selection {
    case .all:
      let list = CollectorRead(
        scope: Scope(resource.name),
        action: ResourceAction("list", group: resource.group, resource: resource.plural))
      return resource.name == namespaces ? [list, kubeSystem] : [list]
    case .networkSystem:
      return NetworkSystem.namespaces.map { namespace in
        CollectorRead(
          scope: Scope(resource.name, namespace: namespace),
          action: ResourceAction(
            "list", group: resource.group, resource: resource.plural, namespace: namespace))
      }
    case .named(let names):
      return names.map { namespace, name in
        CollectorRead(
          scope: Scope(resource.name, namespace: namespace, name: name),
          action: ResourceAction(
            "get", group: resource.group, resource: resource.plural, namespace: namespace,
            name: name))
      }
    }
  }

  /// The same where another group serves the resource.
  func inGroup(_ group: String) -> CollectorRead {
    var action = action
    action.group = group
    return CollectorRead(scope: scope, action: action)
  }

  private static let namespaces: ResourceName = "namespaces"

  /// Its UID tells clusters apart, also where namespaces may not be listed.
  private static let kubeSystem = CollectorRead(
    scope: Scope(namespaces, name: "kube-system"),
    action: ResourceAction("get", group: "", resource: "namespaces", name: "kube-system"))
}

extension AccessRules {
  /// What the live collector asks for: `list`, and `get` of few objects by name. In every group
  /// that serves a resource or did, for a cluster may be older than netlapse.
  package static func collector(_ catalogue: ResourceCatalogue = .current) -> AccessRules {
    AccessRules(
      allowing: catalogue.resources.flatMap { resource in
        CollectorRead.all(of: resource).flatMap { read in
          resource.groups.map { read.inGroup($0).action }
        }
      })
  }
}
