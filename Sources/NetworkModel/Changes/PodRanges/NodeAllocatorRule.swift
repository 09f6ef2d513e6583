/// Products that take each node's block from the Node object: the range is
/// kube-controller-manager's `--cluster-cidr`. Nothing extends it in a running cluster: the
/// allocator that could was withdrawn in 1.29
/// (keps/sig-network/2593-multiple-cluster-cidrs of https://github.com/kubernetes/enhancements).
/// Flannel's own range is not changed at run time either
/// (https://github.com/flannel-io/flannel/blob/master/Documentation/configuration.md).
struct NodeAllocatorRule: PodRangeRule {
  /// IPAM modes that take a node's block from the Node object.
  static let modes: Set<String> = ["kubernetes", "host-local"]
  private static let plugins: Set<PluginName> = [
    .flannel, .canal, .kindnet, .kubeRouter, .kubenet, .antrea,
  ]

  func applies(in context: ChangeContext) -> Bool {
    if let mode = context.ipamMode, Self.modes.contains(mode) { return true }
    return context.plugin.map { Self.plugins.contains($0) } ?? false
  }

  func judge(_ change: RangeListChange, in context: ChangeContext) -> ChangeJudgement {
    OneWayDoor(
      "nodes get their blocks from kube-controller-manager's --cluster-cidr, which no supported "
        + "way extends or replaces: nodes keep blocks of the old ranges, since Node.spec.podCIDR "
        + "cannot be changed",
      wayBack:
        "the old ranges in every component's configuration, before a node joins with a block "
        + "of a new one; after that, such nodes have to be deleted and joined again"
    ).judgement
  }
}
