package import ClusterObjects

/// The objects that give a service account the rights of the collector, ready to be applied.
package struct RoleManifest: Sendable {
  /// What the roles and bindings are called, or begin with.
  package var name = "netlapse"
  /// The namespace of the service account. It has to exist.
  package var namespace = "netlapse"
  /// The service account.
  package var serviceAccount = "netlapse"
  /// What else is to be collected.
  package var optional: Set<OptionalCollector> = []
  /// Where the Pods of the optional collectors are. These namespaces have to exist.
  package var agentNamespaces = ["kube-system"]

  package init() {}

  /// The objects, in the order in which they are applied: the service account, then for each
  /// collector role and binding.
  package var objects: [JSONValue] {
    let collector = [
      role("ClusterRole", name, nil, "collector", .collector()),
      binding("ClusterRole", name, nil, "collector"),
    ]
    return [account] + collector + OptionalCollector.allCases.filter(optional.contains).flatMap(of)
  }

  /// A role of these rules alone, without a name's owner: what a survey finds missing.
  package static func clusterRole(_ name: String, _ rules: AccessRules) -> JSONValue {
    var manifest = RoleManifest()
    manifest.name = name
    return manifest.role("ClusterRole", name, nil, "collector", rules)
  }

  private func of(_ collector: OptionalCollector) -> [JSONValue] {
    let (name, part) = ("\(name)-\(collector.rawValue)", collector.rawValue)
    guard collector.isNamespaced else {
      return [
        role("ClusterRole", name, nil, part, collector.rules),
        binding("ClusterRole", name, nil, part),
      ]
    }
    return agentNamespaces.flatMap { namespace in
      [
        role("Role", name, namespace, part, collector.rules),
        binding("Role", name, namespace, part),
      ]
    }
  }

  private var account: JSONValue {
    .object([
      "apiVersion": "v1", "kind": "ServiceAccount",
      "metadata": metadata(serviceAccount, namespace, "collector"),
      // Pods say themselves that they want its token.
      "automountServiceAccountToken": false,
    ])
  }

  private func role(
    _ kind: String, _ name: String, _ namespace: String?, _ component: String, _ rules: AccessRules
  ) -> JSONValue {
    .object([
      "apiVersion": .string("\(Self.group)/v1"), "kind": .string(kind),
      "metadata": metadata(name, namespace, component), "rules": rules.manifest,
    ])
  }

  private func binding(
    _ kind: String, _ name: String, _ namespace: String?, _ component: String
  ) -> JSONValue {
    .object([
      "apiVersion": .string("\(Self.group)/v1"), "kind": .string("\(kind)Binding"),
      "metadata": metadata(name, namespace, component),
      "roleRef": .object([
        "apiGroup": .string(Self.group), "kind": .string(kind), "name": .string(name),
      ]),
      "subjects": .array([
        .object([
          "kind": "ServiceAccount", "name": .string(serviceAccount),
          "namespace": .string(self.namespace),
        ])
      ]),
    ])
  }

  private static let group = "rbac.authorization.k8s.io"

  /// Labels as https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
  /// recommends them; no version among them, so that another build changes only what differs.
  private func metadata(_ name: String, _ namespace: String?, _ component: String) -> JSONValue {
    JSONValue(members: [
      "name": .string(name), "namespace": namespace.map { .string($0) },
      "labels": .object([
        "app.kubernetes.io/name": "netlapse", "app.kubernetes.io/component": .string(component),
      ]),
    ])
  }
}
