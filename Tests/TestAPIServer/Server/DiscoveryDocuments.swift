import ClusterObjects

/// What a cluster says that it serves
/// (https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api).
struct DiscoveryDocuments {
  let types: [ServedType]
  /// `group/version` of those whose own server is down.
  let stale: Set<String>

  private static let verbs: JSONValue = [
    "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch",
  ]

  /// The versions of each group, in the order they were served, groups but the core one.
  private var groups: [(name: String, versions: [String])] {
    var groups: [(name: String, versions: [String])] = []
    for type in types where !type.group.isEmpty {
      if let index = groups.firstIndex(where: { $0.name == type.group }) {
        if !groups[index].versions.contains(type.version) {
          groups[index].versions.append(type.version)
        }
      } else {
        groups.append((type.group, [type.version]))
      }
    }
    // Every real server has it, and nothing in it can be listed.
    groups.append(("authorization.k8s.io", ["v1"]))
    return groups
  }

  // MARK: The older form

  /// `/api`
  var coreVersions: JSONValue {
    .object([
      "kind": "APIVersions", "versions": ["v1"],
      "serverAddressByClientCIDRs": [
        .object(["clientCIDR": "0.0.0.0/0", "serverAddress": "10.0.0.1:6443"])
      ],
    ])
  }

  /// `/apis`
  var groupList: JSONValue {
    .object([
      "kind": "APIGroupList", "apiVersion": "v1",
      "groups": .array(groups.map { .object(Self.group($0.name, $0.versions)) }),
    ])
  }

  /// `/apis/GROUP`; nil: there is no such group.
  func group(_ name: String) -> JSONValue? {
    groups.first { $0.name == name }.map { group in
      .object(
        Self.group(group.name, group.versions)
          .merging(["kind": "APIGroup", "apiVersion": "v1"]) { $1 })
    }
  }

  private static func group(_ name: String, _ versions: [String]) -> [String: JSONValue] {
    let listed = versions.map { version in
      JSONValue.object([
        "groupVersion": .string(name + "/" + version), "version": .string(version),
      ])
    }
    return ["name": .string(name), "versions": .array(listed), "preferredVersion": listed[0]]
  }

  /// `/api/v1` and `/apis/GROUP/VERSION`; nil: there is no such version.
  func resourceList(group: String, version: String) -> JSONValue? {
    let found = types.filter { $0.group == group && $0.version == version }
    let isReview = group == "authorization.k8s.io" && version == "v1"
    guard !found.isEmpty || isReview else { return nil }
    var resources = found.flatMap(Self.resources)
    if isReview { resources.append(Self.review) }
    let groupVersion = group.isEmpty ? version : group + "/" + version
    return .object([
      "kind": "APIResourceList", "apiVersion": "v1", "groupVersion": .string(groupVersion),
      "resources": .array(resources),
    ])
  }

  private static func resources(_ type: ServedType) -> [JSONValue] {
    [
      .object([
        "name": .string(type.plural), "singularName": .string(type.kind.lowercased()),
        "namespaced": .bool(type.isNamespaced), "kind": .string(type.kind), "verbs": verbs,
      ]),
      .object([
        "name": .string(type.plural + "/status"), "singularName": "",
        "namespaced": .bool(type.isNamespaced), "kind": .string(type.kind),
        "verbs": ["get", "patch", "update"],
      ]),
    ]
  }

  private static let review = JSONValue.object([
    "name": "selfsubjectaccessreviews", "singularName": "selfsubjectaccessreview",
    "namespaced": false, "kind": "SelfSubjectAccessReview", "verbs": ["create"],
  ])

  // MARK: The aggregated form

  /// `/api`, in the form of all at once.
  func aggregatedCore(as version: String) -> JSONValue {
    aggregated(as: version, [("", ["v1"])])
  }

  /// `/apis`, in the form of all at once.
  func aggregatedGroups(as version: String) -> JSONValue { aggregated(as: version, groups) }

  private func aggregated(
    as version: String, _ groups: [(name: String, versions: [String])]
  ) -> JSONValue {
    .object([
      "kind": "APIGroupDiscoveryList", "apiVersion": .string("apidiscovery.k8s.io/" + version),
      "metadata": .object([:]),
      "items": .array(
        groups.map { group in
          .object([
            "metadata": .object(group.name.isEmpty ? [:] : ["name": .string(group.name)]),
            "versions": .array(group.versions.map { aggregatedVersion(group.name, $0) }),
          ])
        }),
    ])
  }

  private func aggregatedVersion(_ group: String, _ version: String) -> JSONValue {
    if stale.contains(group + "/" + version) {
      return .object(["version": .string(version), "freshness": "Stale"])
    }
    let found = types.filter { $0.group == group && $0.version == version }
    var resources = found.map(Self.aggregatedResource)
    if group == "authorization.k8s.io" {
      resources.append(
        .object([
          "resource": "selfsubjectaccessreviews", "scope": "Cluster",
          "responseKind": Self.kind("SelfSubjectAccessReview"),
          "singularResource": "selfsubjectaccessreview", "verbs": ["create"],
        ]))
    }
    return .object([
      "version": .string(version), "freshness": "Current", "resources": .array(resources),
    ])
  }

  private static func aggregatedResource(_ type: ServedType) -> JSONValue {
    .object([
      "resource": .string(type.plural), "responseKind": kind(type.kind),
      "scope": type.isNamespaced ? "Namespaced" : "Cluster",
      "singularResource": .string(type.kind.lowercased()), "verbs": verbs,
      "subresources": [
        .object([
          "subresource": "status", "responseKind": kind(type.kind),
          "verbs": ["get", "patch", "update"],
        ])
      ],
    ])
  }

  /// Group and version are empty where they are those around it.
  private static func kind(_ kind: String) -> JSONValue {
    .object(["group": "", "version": "", "kind": .string(kind)])
  }
}
