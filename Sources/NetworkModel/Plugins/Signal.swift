/// One thing that speaks for a plugin being at work. None decides alone: CRDs survive an
/// uninstall, and agents run that only enforce policy.
package struct Signal: Hashable, Sendable {
  /// How much it says, strongest first.
  package enum Strength: Int, Sendable {
    /// Agents run and are ready on nearly all nodes that should have them.
    case runningAgents = 60
    /// The provider's own marks on nodes say that it connects Pods from within the node's image,
    /// where no agents can be seen.
    case managedNodes = 50
    /// The agents' workload is there, but hardly any are ready, or it cannot be told.
    case agents = 30
    /// The configuration its agents read.
    case configuration = 25
    /// Objects that agents keep per node.
    case perNodeObjects = 15
    /// Annotations or labels that agents or the provider put on nodes.
    case nodeMarks = 14
    /// Kinds it defines, which an uninstall leaves behind.
    case definitions = 3
  }

  /// How much it says.
  package let strength: Strength
  /// What was seen, as part of a sentence: `DaemonSet kube-system/cilium is ready on 12 of 12
  /// nodes`.
  package let observed: String
  /// Where.
  package let provenance: Provenance

  package init(_ strength: Strength, _ observed: String, _ provenance: Provenance) {
    self.strength = strength
    self.observed = observed
    self.provenance = provenance
  }
}
