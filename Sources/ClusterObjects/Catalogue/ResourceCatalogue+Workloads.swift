extension ResourceCatalogue {
  /// The workloads that run the network, and what guards their rollout.
  static let workloadResources: [Resource] = [
    workload("daemonsets", kind: "DaemonSet", shortNames: ["ds"]),
    workload("deployments", kind: "Deployment", shortNames: ["deploy"]),
    Resource(
      "poddisruptionbudgets", kind: "PodDisruptionBudget", group: "policy",
      versions: ["v1", "v1beta1"],
      older: [OlderVersion("policy/v1beta1", PodDisruptionBudgetConversion())],
      shortNames: ["pdb"], selection: .networkSystem, feeds: [.dns, .dataplane]),
  ]

  private static func workload(
    _ plural: String, kind: String, shortNames: [String]
  ) -> Resource {
    let pod: FieldPattern = "/spec/template/spec"
    return Resource(
      plural, kind: kind, group: "apps", shortNames: shortNames, selection: .networkSystem,
      listKeys: [
        ListKey("\(pod)/containers", ["/name"]),
        ListKey("\(pod)/containers/*/env", ["/name"]),
        ListKey("\(pod)/containers/*/ports", ["/name"], ["/containerPort", "/protocol"]),
        ListKey("\(pod)/containers/*/volumeMounts", ["/mountPath"]),
        ListKey("\(pod)/initContainers", ["/name"]),
        ListKey("\(pod)/initContainers/*/env", ["/name"]),
        ListKey("\(pod)/initContainers/*/volumeMounts", ["/mountPath"]),
        ListKey("\(pod)/volumes", ["/name"]),
      ],
      confidentiality: .workload(podSpec: pod),
      feeds: [.dataplane, .dns, .gateway],
      // 2: more variables and arguments.
      recipe: 2)
  }
}
