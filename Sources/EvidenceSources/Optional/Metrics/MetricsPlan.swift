package import ClusterObjects

/// What will be asked for of Pods' metrics, and what cannot be.
package struct MetricsPlan: Sendable {
  /// The requests, in the order of collections, Pods and paths.
  package let requests: [PlannedRequest]
  /// Scopes that cannot be asked about, and why.
  package let unasked: [(scope: Scope, reason: String)]
  let collections: [MetricsCollection]
  let targets: PodTargets

  /// - Parameters:
  ///   - collections: whose metrics.
  ///   - targets: the Pods, found with the roles of the collections.
  package init(_ collections: [MetricsCollection], of targets: PodTargets) {
    var requests: [PlannedRequest] = []
    var unasked: [(scope: Scope, reason: String)] = []
    for collection in MetricsCollection.allCases where collections.contains(collection) {
      for pod in Self.pods(collection, targets) {
        switch Self.binding(collection, pod, targets) {
        case .port(let port):
          requests += collection.paths.map { path in
            PlannedRequest(collection: collection, pod: pod, port: port, path: path)
          }
        case .none(let reason): unasked.append((collection.scope(of: pod), reason))
        }
      }
      for node in targets.nodes
      where collection.role.isNodeAgent && targets.podByNode(collection.role)[node] == nil {
        unasked.append(
          (
            Scope(collection.resource, name: node),
            "no running Pod of \(collection.role.name) was seen on it"
          ))
      }
    }
    self.requests = requests
    self.unasked = unasked
    self.collections = MetricsCollection.allCases.filter(collections.contains)
    self.targets = targets
  }

  private static func pods(
    _ collection: MetricsCollection, _ targets: PodTargets
  ) -> [PodTarget] {
    guard collection.role.isNodeAgent else { return targets.pods(collection.role) }
    let byNode = targets.podByNode(collection.role)
    return byNode.values.sorted { $0.node.precedesBytewise($1.node) }
  }

  private static func binding(
    _ collection: MetricsCollection, _ pod: PodTarget, _ targets: PodTargets
  ) -> MetricsBinding {
    guard PodAddress.mayBeAsked(pod.address) else {
      return .none("\(PodAttempt.words(pod.address.utf8)) is no address of a Pod")
    }
    return MetricsBinding(collection, of: pod, in: targets)
  }
}

extension MetricsCollection {
  /// The object that is recorded of a Pod: named by the node where there is one Pod a node, else by
  /// the Pod.
  func scope(of pod: PodTarget) -> Scope {
    role.isNodeAgent
      ? Scope(resource, name: pod.node)
      : Scope(resource, namespace: pod.namespace, name: pod.name)
  }
}
