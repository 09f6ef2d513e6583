package import ClusterObjects

/// A route that is not in force at one of its parents, and why.
package struct DetachedRoute: Sendable {
  /// Which route.
  package let key: ObjectKey
  /// The hosts it names; every host where it names none.
  package let hosts: [HostPattern]
  /// Which parent: `Gateway infra/edge section https`.
  package let parent: String
  /// Why.
  package let problem: RoutingProblem

  /// All of it in a sentence without a full stop.
  package var text: String {
    // What a status says names the route and its parent already.
    let place = "\(key.kindAndName) at \(parent): "
    return problem.text.hasPrefix(place) ? problem.text : place + problem.text
  }

  package init(key: ObjectKey, hosts: [HostPattern], parent: String, problem: RoutingProblem) {
    self.key = key
    self.hosts = hosts
    self.parent = parent
    self.problem = problem
  }
}
