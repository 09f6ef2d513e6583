import ClusterObjects
import EvidenceSources
import TestSupport
import Testing

/// The rights that are asked for are those of the resource catalogue, and not one more.
@Suite struct AccessRulesTests {
  private let rules = AccessRules.collector()
  private let served = ResourceCatalogue.current.resources.filter { $0.origin == .api }

  // MARK: The collector's rules

  @Test func theyNameThePluralsAndGroupsOfTheCatalogue() {
    let asked = Set(
      rules.rules.flatMap { rule in
        rule.groups.flatMap { group in rule.resources.map { "\(group)/\($0)" } }
      })
    let known = Set(
      served.flatMap { resource in resource.groups.map { "\($0)/\(resource.plural)" } })
    #expect(asked == known, "\(asked.symmetricDifference(known))")
    // Written out, so that a plural which is wrong in the catalogue shows: RBAC takes any word.
    for name in [
      "/nodes", "discovery.k8s.io/endpointslices", "networking.k8s.io/ingresses",
      "extensions/ingresses", "extensions/networkpolicies", "policy/poddisruptionbudgets",
      "apiextensions.k8s.io/customresourcedefinitions", "gateway.networking.k8s.io/gatewayclasses",
      "crd.projectcalico.org/blockaffinities", "projectcalico.org/ippools",
      "multicluster.x-k8s.io/serviceimports",
    ] { #expect(asked.contains(name), "\(name)") }
  }

  @Test func theyOnlyRead() {
    #expect(!rules.rules.isEmpty)
    for rule in rules.rules {
      #expect(rule.verbs == ["get"] || rule.verbs == ["list"], "\(rule)")
      let words = rule.groups + rule.resources + rule.names + rule.verbs
      #expect(!words.contains { $0.contains("*") || $0.contains("/") }, "\(rule)")
      #expect(!rule.resources.contains("secrets"), "\(rule)")
      #expect(rule.verbs == ["list"] || !rule.names.isEmpty, "get without names: \(rule)")
      #expect(rule.groups.count == 1, "a rule of several groups allows every combination")
    }
  }

  @Test func everythingThatIsReadIsAllowed() {
    for resource in served {
      let reads = CollectorRead.all(of: resource)
      #expect(!reads.isEmpty, "\(resource.name)")
      for read in reads { #expect(rules.allows(read.action), "\(read)") }
    }
  }

  @Test func configMapsAreReadByNameOnly() {
    let about = rules.rules.filter { $0.resources.contains("configmaps") }
    #expect(about.count == 1)
    #expect(about.first?.verbs == ["get"])
    #expect(about.first?.resources == ["configmaps"])
    let names = served.first { $0.name == "configmaps" }.map { resource -> [String] in
      guard case .named(let names) = resource.selection else { return [] }
      return Set(names.map(\.name)).sorted { $0.precedesBytewise($1) }
    }
    #expect(about.first?.names == names)
    #expect(names?.contains("coredns") ?? false)
  }

  @Test func onlyTheOneNamespaceIsGot() {
    let about = rules.rules.filter { $0.resources == ["namespaces"] }
    #expect(
      about == [
        AccessRule(groups: [""], resources: ["namespaces"], names: ["kube-system"], verbs: ["get"])
      ])
  }

  @Test(arguments: [
    ResourceAction("list", group: "", resource: "secrets"),
    ResourceAction("get", group: "", resource: "secrets", name: "coredns"),
    ResourceAction("list", group: "", resource: "configmaps"),
    ResourceAction("get", group: "", resource: "configmaps"),
    ResourceAction("get", group: "", resource: "configmaps", name: "coredns-x"),
    ResourceAction("get", group: "", resource: "configmaps", name: "kube-system"),
    ResourceAction("get", group: "", resource: "namespaces", name: "default"),
    ResourceAction("watch", group: "", resource: "services"),
    ResourceAction("get", group: "", resource: "services", name: "kubernetes"),
    ResourceAction("create", group: "", resource: "pods", subresource: "exec"),
    ResourceAction("list", group: "", resource: "pods", subresource: "log"),
    ResourceAction("list", group: "", resource: "ingresses"),
    ResourceAction("list", group: "extensions", resource: "deployments"),
    ResourceAction("list", group: "apps", resource: "statefulsets"),
    ResourceAction("list", group: "policy", resource: "daemonsets"),
  ])
  func whatIsBesideThemIsNotAllowed(_ action: ResourceAction) {
    #expect(!rules.allows(action))
  }

  // MARK: Folding actions into rules

  @Test func foldedRulesAllowWhatWasAskedAndNothingElse() {
    let universe = Self.universe
    for seed in 0..<200 {
      var random = SeededGenerator(seed: seed)
      let wanted = Set(universe.filter { _ in random.happens(0.3) })
      let rules = AccessRules(allowing: wanted)
      for action in universe {
        var unnamed = action
        unnamed.name = nil
        let isWanted = wanted.contains(action) || wanted.contains(unnamed)
        #expect(rules.allows(action) == isWanted, "seed \(seed): \(action)")
      }
      #expect(
        AccessRules(allowing: wanted.shuffled(using: &random)) == rules,
        "seed \(seed): the order of actions shows")
    }
  }

  private static let universe: [ResourceAction] = ["", "apps"].flatMap { group in
    ["a", "b", "pods"].flatMap { resource in
      ["get", "list"].flatMap { verb in
        [nil, "exec"].flatMap { subresource in
          [nil, "one", "two"].map { name in
            ResourceAction(
              verb, group: group, resource: resource, subresource: subresource, name: name)
          }
        }
      }
    }
  }

  // MARK: Optional collectors

  @Test func optionalCollectorsHaveRightsOfTheirOwn() {
    #expect(
      OptionalCollector.metrics.rules.rules == [
        AccessRule(groups: [""], resources: ["pods"], verbs: ["get", "list"])
      ])
    #expect(
      OptionalCollector.exec.rules.rules == [
        AccessRule(groups: [""], resources: ["pods"], verbs: ["list"]),
        AccessRule(groups: [""], resources: ["pods/exec"], verbs: ["create"]),
      ])
    #expect(
      OptionalCollector.ssar.rules.rules == [
        AccessRule(
          groups: ["authorization.k8s.io"], resources: ["selfsubjectaccessreviews"],
          verbs: ["create"])
      ])
  }

  @Test func rightsInPodsHoldInTheirNamespacesOnly() {
    var manifest = RoleManifest()
    manifest.optional = [.metrics, .exec]
    manifest.agentNamespaces = ["cilium", "kube-system"]
    let roles = manifest.objects.map { object in
      let metadata = object["metadata"]
      let place = metadata?["namespace"]?.text ?? "-"
      return "\(object["kind"]?.text ?? "") \(place) \(metadata?["name"]?.text ?? "")"
    }
    #expect(
      roles == [
        "ServiceAccount netlapse netlapse", "ClusterRole - netlapse",
        "ClusterRoleBinding - netlapse",
        "Role cilium netlapse-metrics", "RoleBinding cilium netlapse-metrics",
        "Role kube-system netlapse-metrics", "RoleBinding kube-system netlapse-metrics",
        "Role cilium netlapse-exec", "RoleBinding cilium netlapse-exec",
        "Role kube-system netlapse-exec", "RoleBinding kube-system netlapse-exec",
      ])
    let clusterWide = manifest.objects.filter { $0["kind"]?.text == "ClusterRole" }
    #expect(clusterWide.map { $0["rules"] } == [AccessRules.collector().manifest])
  }
}
