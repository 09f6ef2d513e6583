import ClusterObjects

/// A type of object that the API serves.
struct ServedType: Hashable, Sendable {
  /// Empty for the core group.
  let group: String
  let version: String
  /// The name in paths, such as `pods`.
  let plural: String
  let kind: String
  let isNamespaced: Bool

  /// `v1` or `apps/v1`.
  var groupVersion: String { group.isEmpty ? version : group + "/" + version }
  /// Which objects are the same whatever version they are read in.
  var place: Place { Place(group: group, plural: plural) }
  /// How messages name it: `pods`, `gateways.gateway.networking.k8s.io`.
  var qualifiedName: String { place.qualifiedName }
  /// Whether the API server's own code answers for it; what custom resource definitions bring is
  /// written in another form.
  var isBuiltIn: Bool { Self.builtInGroups.contains(group) }

  /// Where objects of a type are kept.
  struct Place: Hashable, Sendable {
    let group: String
    let plural: String

    var qualifiedName: String { group.isEmpty ? plural : plural + "." + group }
  }

  /// The groups of the API server itself
  /// (https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/).
  static let builtInGroups: Set<String> = [
    "", "admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io", "apps",
    "authentication.k8s.io", "authorization.k8s.io", "autoscaling", "batch",
    "certificates.k8s.io", "coordination.k8s.io", "discovery.k8s.io", "events.k8s.io",
    "flowcontrol.apiserver.k8s.io", "networking.k8s.io", "node.k8s.io", "policy",
    "rbac.authorization.k8s.io", "resource.k8s.io", "scheduling.k8s.io", "storage.k8s.io",
  ]

  /// What a new cluster serves: kind, plural, and whether it is namespaced, by group and version.
  static let ofNewCluster: [ServedType] = [
    types("", "v1", ["Namespace": "namespaces", "Node": "nodes"], isNamespaced: false),
    types(
      "", "v1",
      [
        "ConfigMap": "configmaps", "Pod": "pods", "Secret": "secrets", "Service": "services",
        "ServiceAccount": "serviceaccounts",
      ], isNamespaced: true),
    types(
      "apiextensions.k8s.io", "v1", ["CustomResourceDefinition": "customresourcedefinitions"],
      isNamespaced: false),
    types(
      "apps", "v1",
      [
        "DaemonSet": "daemonsets", "Deployment": "deployments", "ReplicaSet": "replicasets",
        "StatefulSet": "statefulsets",
      ], isNamespaced: true),
    types("discovery.k8s.io", "v1", ["EndpointSlice": "endpointslices"], isNamespaced: true),
    types(
      "networking.k8s.io", "v1", ["Ingress": "ingresses", "NetworkPolicy": "networkpolicies"],
      isNamespaced: true),
    types(
      "networking.k8s.io", "v1",
      [
        "IPAddress": "ipaddresses", "IngressClass": "ingressclasses",
        "ServiceCIDR": "servicecidrs",
      ], isNamespaced: false),
    types("policy", "v1", ["PodDisruptionBudget": "poddisruptionbudgets"], isNamespaced: true),
  ].flatMap { $0 }

  private static func types(
    _ group: String, _ version: String, _ plurals: KeyValuePairs<String, String>,
    isNamespaced: Bool
  ) -> [ServedType] {
    plurals.map { kind, plural in
      ServedType(
        group: group, version: version, plural: plural, kind: kind, isNamespaced: isNamespaced)
    }
  }
}
