import NetworkModel

/// A ListenerSet that its Gateway takes.
struct AttachedListenerSet {
  let object: EvidenceObject
  /// What is not known of that.
  let problems: [RoutingProblem]
}
