/// A collector that takes rights of its own, which are granted only where it is wanted.
package enum OptionalCollector: String, CaseIterable, Sendable {
  /// Reads the metrics of kube-proxy, CoreDNS and CNI agents. It finds their Pods in the API and
  /// scrapes them by their addresses, which takes no right there: network policies and the
  /// agents themselves decide.
  case metrics
  /// Runs commands that only read in the Pods of CNI agents, and so must be allowed to run any.
  case exec
  /// Asks what is allowed (`doctor --live --ssar`). The ClusterRole `system:basic-user` normally
  /// allows this to whoever is authenticated
  /// (https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles).
  case ssar

  /// Whether its rights hold in some namespaces only.
  package var isNamespaced: Bool { self != .ssar }

  /// What it asks for.
  package var rules: AccessRules {
    let pods = { (verb: String) in ResourceAction(verb, group: "", resource: "pods") }
    switch self {
    case .metrics: return AccessRules(allowing: [pods("get"), pods("list")])
    case .exec:
      let exec = ResourceAction("create", group: "", resource: "pods", subresource: "exec")
      return AccessRules(allowing: [pods("list"), exec])
    case .ssar:
      let group = "authorization.k8s.io"
      return AccessRules(
        allowing: [ResourceAction("create", group: group, resource: "selfsubjectaccessreviews")])
    }
  }
}
