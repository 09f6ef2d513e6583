import ClusterObjects

/// The DaemonSet of Cilium's agents, wherever it is installed: the chart lets its user name the
/// namespace and the DaemonSet (https://docs.cilium.io/en/stable/helm-reference/, `name`).
struct CiliumAgents {
  /// The DaemonSet; nil where none was seen.
  let workload: AgentWorkload?
  /// Why there may be one that nobody saw.
  let unseen: UnknownReason?
  /// The agents of the AWS VPC CNI, where they have nodes to run on: with Cilium beside them, one
  /// of the two is chained on the other
  /// (https://docs.cilium.io/en/stable/installation/cni-chaining-aws-cni/).
  let vpcAgents: EvidenceObject?

  private static let places = ["kube-system", "cilium"]
  /// `anetd` is what GKE calls them
  /// (https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2).
  private static let dataplaneV2 = "anetd"
  private static let container = "cilium-agent"

  init(_ evidence: NetworkEvidence) throws {
    let all = try evidence.objects(of: "daemonsets.apps")
    unseen = all.unseen
    let found = all.objects.filter(Self.isAgent).sorted { first, second in
      Self.rank(first) != Self.rank(second)
        ? Self.rank(first) < Self.rank(second) : first.key < second.key
    }
    workload = try found.first.map {
      try AgentWorkload($0.key.name, in: $0.key.namespace, evidence)
    }
    vpcAgents = all.objects.first { object in
      object.key.qualifiedName == "kube-system/aws-node"
        && (object.int("status", "desiredNumberScheduled") ?? 1) > 0
    }
  }

  /// Whether GKE installed them.
  var isDataplaneV2: Bool { workload?.key.name == Self.dataplaneV2 }

  /// Whether it is known that no agents run.
  var areKnownAbsent: Bool { workload == nil && unseen == nil }

  /// The version: the tag of the agents' image, else the chart's.
  var version: Reading<String> {
    guard let workload, let object = workload.sighting.object else {
      return .unknown(unseen ?? UnknownReason("there is no DaemonSet of Cilium's agents"))
    }
    // Who renames the container has but one, or has it first.
    let isNamed = workload.container(Self.container) != nil
    let tag = workload.imageTag(of: isNamed ? Self.container : nil)
    if let text = tag.value, ProductVersion(text) != nil { return tag }
    guard let chart = object.label("helm.sh/chart"), chart.hasPrefix("cilium-"),
      ProductVersion(String(chart.dropFirst(7))) != nil
    else { return tag }
    return .stated(
      String(chart.dropFirst(7)), by: [object.provenance("metadata", "labels", "helm.sh/chart")],
      reasoning: "the image's name holds no version, the label helm.sh/chart is \(chart)")
  }

  private static func isAgent(_ object: EvidenceObject) -> Bool {
    if rank(object) == 0 || object.label("k8s-app") == "cilium"
      || object.label("app.kubernetes.io/name") == container
    {
      return true
    }
    let containers = object.elements("spec", "template", "spec", "containers")
    return object.label("app.kubernetes.io/part-of") == "cilium"
      && containers.contains { $0["name"]?.text == container }
  }

  private static func rank(_ object: EvidenceObject) -> Int {
    places.contains(object.key.namespace) && ["cilium", dataplaneV2].contains(object.key.name)
      ? 0 : 1
  }
}
