import ClusterObjects

/// What a provider's mark on a node says about the service.
struct NodeTrait {
  /// As `provider.traits` words it.
  let word: String
  /// Where a node shows it; nil: it does not.
  let place: (EvidenceObject) -> Provenance?

  /// Those of a provider. Labels of EKS: https://docs.aws.amazon.com/eks/latest/userguide/;
  /// of AKS: https://github.com/Azure/karpenter-provider-azure; the names of Autopilot's nodes:
  /// https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-overview.
  static func all(of provider: String?) -> [NodeTrait] {
    switch provider {
    case "eks":
      [
        label("auto-mode", EKSAutoPlugin.computeType, "auto"),
        label("fargate", EKSAutoPlugin.computeType, "fargate"),
        label("hybrid-nodes", EKSAutoPlugin.computeType, "hybrid"),
      ]
    case "aks":
      [
        label("cilium-dataplane", "kubernetes.azure.com/ebpf-dataplane", "cilium"),
        label("overlay-ipv6", "kubernetes.azure.com/podv6network-type", "overlay"),
      ]
    case "gke":
      [
        NodeTrait(word: "autopilot") { node in
          node.key.name.hasPrefix("gk3-") ? node.provenance("metadata", "name") : nil
        }
      ]
    default: []
    }
  }

  private static func label(_ word: String, _ name: String, _ value: String) -> NodeTrait {
    NodeTrait(word: word) { node in
      node.label(name) == value ? node.provenance("metadata", "labels", name) : nil
    }
  }
}
