import ClusterObjects

/// Networking of EKS Auto Mode, which is part of the nodes and has no DaemonSet
/// (https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html). Nodes of Auto Mode and
/// nodes with the VPC CNI's agents may be in one cluster.
struct EKSAutoPlugin: NetworkPlugin {
  let name = PluginName.eksAuto

  let inputs = [
    Scope(
      "customresourcedefinitions.apiextensions.k8s.io", name: "nodeclasses.eks.amazonaws.com"),
    Scope("nodes"),
  ]

  /// What a node of EKS runs on: `auto`, `fargate`, `hybrid`, `ec2`.
  static let computeType = "eks.amazonaws.com/compute-type"

  private static let manual =
    "https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html"

  /// The nodes of Auto Mode.
  ///
  /// - Throws: the history's error.
  static func nodes(in evidence: NetworkEvidence) throws -> NodeMarks {
    try NodeMarks(in: evidence) { $0.label(computeType) == "auto" }
  }

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let nodes = try Self.nodes(in: evidence)
    let definition = try evidence.object(
      "customresourcedefinitions.apiextensions.k8s.io", named: "nodeclasses.eks.amazonaws.com")
    var signals: [Signal] = []
    if let signal = nodes.signal(
      .managedNodes, "carry the label of EKS Auto Mode", "metadata", "labels",
      Self.computeType)
    {
      signals.append(signal)
    }
    if let object = definition.object {
      signals.append(
        Signal(.definitions, "the kind NodeClass of EKS is defined", object.provenance()))
    }
    return PluginSighting(signals: signals, unseen: [nodes.unseen].compactMap { $0 })
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let nodes = try Self.nodes(in: evidence)
    let place = nodes.marked.prefix(1).map {
      $0.provenance("metadata", "labels", Self.computeType)
    }
    var settings = PluginSettings(
      unknown: UnknownReason(
        "EKS Auto Mode runs its networking on the node, where no object shows it"))
    settings.ipamMode = .documented(
      "vpc",
      reasoning: "EKS Auto Mode gives Pods addresses of the VPC's subnets, out of /28 prefixes "
        + "while the subnet has any (\(Self.manual))", by: place)
    settings.podCIDRs = .documented(
      [], reasoning: "Pods take addresses of the VPC's subnets: there is no range of their own",
      by: place)
    settings.usesNodePodCIDRs = .documented(
      false, reasoning: "EKS Auto Mode takes no notice of .spec.podCIDRs", by: place)
    settings.routingMode = .documented(
      "cloud", reasoning: "the VPC routes Pods' addresses (\(Self.manual))", by: place)
    settings.encapsulation = .documented(
      ["none"], reasoning: "the VPC routes Pods' addresses (\(Self.manual))", by: place)
    settings.encryption = .documented(
      ["none"], reasoning: "EKS Auto Mode does not encrypt between Pods", by: place)
    return settings
  }
}
